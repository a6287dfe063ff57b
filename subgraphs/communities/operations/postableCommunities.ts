import type { CursorKey } from '../../../platform/pagination.ts'
import { decideGate, NO_FACTS, type PersonFacts } from '../../../schema/gates.ts'
import type { Context } from '../context.ts'
import type { UserReference } from '../mappers.ts'
import type { CommunityRow } from '../store/tables.ts'

/** Communities looked at, most members first: a rule is no index, so each is decided one by one. */
const LOOKED_AT_MAX = 1_000
const BATCH = 250

/**
 * Communities with a gate on POST that is open to this person, most members first, at most `limit`, from among the thousand
 * with most members. Decided by the facts their owners sent along, not by our projection.
 */
export async function postableCommunities(
  { store, clock }: Context,
  person: UserReference,
  limit: number,
): Promise<CommunityRow[]> {
  const facts = factsOf(person)
  const at = clock.now()
  const open: CommunityRow[] = []
  let after: CursorKey | null = null
  for (let seen = 0; open.length < limit && seen < LOOKED_AT_MAX; seen += BATCH) {
    const batch: { community: CommunityRow; isMember: boolean }[] = await store.communities.postGated(person.id, {
      limit: BATCH,
      after,
    })
    for (const { community, isMember } of batch) {
      if (decideGate(community.gates.POST, facts, { isMember, at }).allowed) open.push(community)
    }
    const last = batch.at(-1)
    if (!last || batch.length < BATCH) break
    after = [last.community.followerCount, last.community.id]
  }
  return open.slice(0, limit)
}

/** What users and payments sent is limited to what is valid right now, so nothing in it expires. */
function factsOf({ gateFacts, gateScore }: UserReference): PersonFacts {
  const creditScore = gateScore ?? null
  if (!gateFacts) return { ...NO_FACTS, creditScore }
  const { gender, verificationLevel, attestationKinds, residentAreaCodes } = gateFacts
  const claims = [
    ...attestationKinds.map((kind) => ({ kind, areaCode: null })),
    ...residentAreaCodes.map((areaCode) => ({ kind: 'RESIDENT_OF_AREA' as const, areaCode })),
  ]
  return {
    gender,
    verificationLevel,
    attestations: claims.map((claim) => ({ ...claim, expiresAt: null })),
    creditScore,
  }
}
