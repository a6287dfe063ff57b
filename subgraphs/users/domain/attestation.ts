import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { AttestationKind, AttestedClaim } from '../../../schema/gates.ts'
import { areaOf } from './areas.ts'

/** What decides whether an attestation counts. */
export interface Attested {
  kind: AttestationKind
  areaCode: string | null
  expiresAt: Date | null
  revokedAt: Date | null
}

/** True while an attestation counts: not revoked, and not expired at this moment. */
export function isActive({ expiresAt, revokedAt }: Pick<Attested, 'expiresAt' | 'revokedAt'>, at: Date): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > at)
}

export type GrantRefusal = 'USER_NOT_FOUND' | 'AREA_REQUIRED' | 'AREA_NOT_ALLOWED' | 'AREA_NOT_FOUND' | 'EXPIRY_IN_PAST'

/** Decide whether a claim can be vouched for; the first rule that refuses, in reading order. */
export function decideGrant<P>(
  person: P | null,
  claim: { kind: AttestationKind; areaCode: string | null; expiresAt: Date | null },
  at: Date,
): Outcome<P, GrantRefusal> {
  const area = ['input', 'areaCode']
  if (!person) return rejected('USER_NOT_FOUND', ['input', 'userId'])
  if (claim.kind === 'RESIDENT_OF_AREA' && claim.areaCode === null) return rejected('AREA_REQUIRED', area)
  if (claim.kind !== 'RESIDENT_OF_AREA' && claim.areaCode !== null) return rejected('AREA_NOT_ALLOWED', area)
  if (claim.areaCode !== null && !areaOf(claim.areaCode)) return rejected('AREA_NOT_FOUND', area)
  if (claim.expiresAt && claim.expiresAt <= at) return rejected('EXPIRY_IN_PAST', ['input', 'expiresAt'])
  return ok(person)
}

/**
 * What gates may know of a person's attestations at this moment: each claim once, as long as the longest of its
 * attestations lasts, ordered by kind, then area.
 */
export function claimsOf(attestations: readonly Attested[], at: Date): AttestedClaim[] {
  const claims = new Map<string, Attested>()
  for (const attestation of attestations) {
    if (!isActive(attestation, at)) continue
    const name = `${attestation.kind} ${attestation.areaCode ?? ''}`
    const known = claims.get(name)
    if (!known || endOf(attestation) > endOf(known)) claims.set(name, attestation)
  }
  return [...claims]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { kind, areaCode, expiresAt }]) => ({ kind, areaCode, expiresAt: expiresAt?.toISOString() ?? null }))
}

const endOf = ({ expiresAt }: Attested) => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY
