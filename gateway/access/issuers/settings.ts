import ipaddr from 'ipaddr.js'
import { z } from 'zod'

/** Signatures whose verifier cannot sign. No secret ever verifies a token of somebody else. Source: RFC 7518 §3.1, RFC 8725 §3.2. */
const ALGORITHMS = [
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
  ...['PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'],
] as const

/** Scopes by which this platform's own parts know each other, and the one everybody has over what is theirs. */
const RESERVED_SCOPES: ReadonlySet<string> = new Set(['graph:access', 'viewer:self'])

const scope = z
  .string()
  .regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'is no scope')
  .refine((name) => !RESERVED_SCOPES.has(name), 'cannot be given by an issuer')

/** A claim by its name, or by the names on the way to it. */
const claim = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])

const keysUrl = z.string().refine(isSafe, 'must be an https:// URL; http:// is for this machine only')

const issuer = z
  .strictObject({
    /** What we call it: short, and part of how its people are called in records. */
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'must be 1 to 32 of a-z, 0-9 and -'),
    /** Its `iss`, to the letter. */
    issuer: z.string().min(1),
    /** What it must have issued a token for; one of them suffices. */
    audience: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
    /** Where its keys are; found by discovery when left out. */
    jwksUri: keysUrl.optional(),
    algorithms: z
      .array(z.enum(ALGORITHMS))
      .min(1)
      .default([...ALGORITHMS]),
    /** The `typ` its tokens have, such as `at+jwt`; any when left out. */
    typ: z.string().min(1).optional(),
    /** Whom its tokens name: members of staff, by what they may do, or people of the graph, by their ids. */
    as: z.enum(['staff', 'user']).default('staff'),
    /** The claim that says who it is: for `user`, the id in the graph. */
    subject: claim.default('sub'),
    /** What each role of the issuer may do here; a role that is not named may nothing. */
    roles: z.strictObject({ claim, scopes: z.record(z.string(), z.array(scope)) }).optional(),
    /** Scopes that are taken as the issuer says them; no others are. */
    scopes: z.strictObject({ claim: claim.default('scope'), allowed: z.array(scope).min(1) }).optional(),
  })
  .refine((given) => given.jwksUri !== undefined || isSafe(given.issuer), {
    message: 'must be an https:// URL, or have a jwksUri',
    path: ['issuer'],
  })
  .refine((given) => given.as === 'user' || given.roles || given.scopes, {
    message: 'needs roles or scopes: who has none is nobody here',
  })

export type IssuerSettings = z.output<typeof issuer>

/** External issuers, as JSON. */
export const issuers = z.string().transform((text, context): readonly IssuerSettings[] => {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'is no JSON' })
    return []
  }
  const parsed = z.array(issuer).safeParse(given)
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      context.addIssue({ code: 'custom', message: `${path.join('.')}: ${message}` })
    return []
  }
  for (const member of ['name', 'issuer'] as const)
    if (new Set(parsed.data.map((each) => each[member])).size < parsed.data.length)
      context.addIssue({ code: 'custom', message: `each must have a ${member} of its own` })
  return parsed.data
})

/** Whether what is read there is what its owner wrote: by TLS, or because it does not leave this machine. */
export function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  if (username || password) return false
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

function isLoopback(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '')
  return address === 'localhost' || (ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback')
}
