import { createHmac, hkdfSync } from 'node:crypto'
import {
  CompactSign,
  type CryptoKey,
  compactDecrypt,
  type GenerateKeyPairResult,
  generateKeyPair,
  importJWK,
} from 'jose'

export type Parts = Record<string, unknown>

const bytes = (text: string) => new TextEncoder().encode(text)
export const encode = (part: unknown) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url')

/** Any bytes in the form of a signed token: what libraries refuse to make. */
export const signRaw = (key: CryptoKey | Uint8Array, header: Parts, payload: string): Promise<string> =>
  new CompactSign(bytes(payload)).setProtectedHeader({ alg: 'ES256', ...header }).sign(key, { crit: { exp: true } })

/** A token signed by HMAC, whatever it says of itself. */
export function hmac(
  hash: 'sha256' | 'sha384' | 'sha512',
  secret: string | Buffer,
  header: Parts,
  claims: Parts,
): string {
  const input = `${encode(header)}.${encode(claims)}`
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`
}

/** The private half of a signing key, as a process with the secret reads it from the database. */
export async function privateKeyOf(privateJwe: string, accessTokenSecret: string): Promise<CryptoKey> {
  const secret = new Uint8Array(hkdfSync('sha256', bytes(accessTokenSecret), '', 'lifegraph signing keys', 32))
  const { plaintext } = await compactDecrypt(privateJwe, secret)
  return (await importJWK(JSON.parse(new TextDecoder().decode(plaintext)), 'ES256')) as CryptoKey
}

const pairs = new Map<string, Promise<GenerateKeyPairResult>>()

/** A key pair of somebody else, the same one for each algorithm. */
export function strangerKeys(alg: string): Promise<GenerateKeyPairResult> {
  const made = pairs.get(alg) ?? generateKeyPair(alg, { extractable: true })
  pairs.set(alg, made)
  return made
}
