import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Mode } from './viewer.ts'

// An API key is `lg_live_` or `lg_test_`, 256 random bits as 43 letters of base 62, and 6 letters of checksum. The prefix lets
// scanners of source code find a key that leaked; the checksum tells a real one from a typo or a made-up one without asking
// anybody. It is no secret: only the random bits are.
// Source: "Behind GitHub's new authentication token formats", github.blog, 2021 (prefix, base 62, CRC-32).

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const RANDOM_BYTES = 32
/** 62^43 exceeds 2^256, 62^6 exceeds 2^32. */
const RANDOM_LETTERS = 43
const CHECKSUM_LETTERS = 6
const SHAPE = /^(lg_(live|test)_[0-9A-Za-z]{43})([0-9A-Za-z]{6})$/
/** As many letters as tell two keys of one app apart, and say nothing that helps to guess the rest. */
const HINT_LETTERS = 'lg_live_'.length + 4

/** Length of every API key. */
export const API_KEY_LENGTH = 'lg_live_'.length + RANDOM_LETTERS + CHECKSUM_LETTERS

/** What a text that may be an API key says of itself. */
export interface ReadApiKey {
  readonly mode: Mode
  /** What is kept of a key: SHA-256 of the whole text, in hexadecimal. 256 random bits need no slow hash. */
  readonly hash: string
}

/** A new key: the only time its text exists on our side. */
export interface NewApiKey extends ReadApiKey {
  readonly secret: string
  /** The first letters of the key, to tell keys apart in a list. */
  readonly hint: string
}

export function newApiKey(mode: Mode): NewApiKey {
  const random = BigInt(`0x${randomBytes(RANDOM_BYTES).toString('hex')}`)
  const body = `lg_${mode}_${base62(random, RANDOM_LETTERS)}`
  const secret = `${body}${checksumOf(body)}`
  return { mode, secret, hint: secret.slice(0, HINT_LETTERS), hash: hashOf(secret) }
}

/** Whether a text means to be an API key, well-formed or not. */
export function claimsToBeApiKey(text: string): boolean {
  return text.startsWith('lg_')
}

/** @returns null for a text that cannot be a key: of another shape, or with a checksum that is not its own */
export function readApiKey(text: string): ReadApiKey | null {
  if (text.length !== API_KEY_LENGTH) return null
  const [, body, mode, checksum] = SHAPE.exec(text) ?? []
  if (body === undefined || checksum !== checksumOf(body)) return null
  return { mode: mode === 'test' ? 'test' : 'live', hash: hashOf(text) }
}

const checksumOf = (body: string) => base62(BigInt(crc32(body)), CHECKSUM_LETTERS)
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

function base62(value: bigint, letters: number): string {
  let text = ''
  for (let rest = value; text.length < letters; rest /= 62n) text = `${ALPHABET[Number(rest % 62n)]}${text}`
  return text
}
