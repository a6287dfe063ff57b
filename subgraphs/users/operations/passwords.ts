import { type Algorithm, hash, type Options, verify } from '@node-rs/argon2'
import { samePassword } from '../domain/account.ts'

/** 19 MiB, two passes, one lane. Source: OWASP Password Storage Cheat Sheet, Argon2id; RFC 9106. */
const ARGON2ID: Options = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
}

let decoy: Promise<string> | null = null

/** The Argon2id hash of a password, in PHC format. Takes tens of milliseconds on purpose, off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(samePassword(password), ARGON2ID)
}

/**
 * Check a password. Unknown accounts cost the same time as known ones, so timing does not tell which handles exist.
 * @param passwordHash null when there is no such account or it has no password
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no password is this one')
  const matches = await verify(passwordHash ?? (await decoy), samePassword(password))
  return passwordHash !== null && matches
}
