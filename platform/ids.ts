import { randomFillSync } from 'node:crypto'
import { TypeID } from 'typeid-js'
import { v7 } from 'uuid'
import { invariant } from './errors.ts'

/**
 * Prefix of every id, by GraphQL type. An id is `<prefix>_<26 characters>`: a UUIDv7 in lower-case Crockford base32, so
 * ids sort by the time they were made and `__typename` follows from the id.
 * Source: TypeID 0.3 (github.com/jetify-com/typeid/tree/main/spec), RFC 9562 §5.7.
 */
export const ID_PREFIX = {
  User: 'usr',
  Session: 'ses',
  Attestation: 'att',
  Merchant: 'mer',
  Organisation: 'org',
  PartnerApp: 'app',
  ApiKey: 'key',
  AuditEntry: 'aud',
  Wallet: 'wal',
  Transfer: 'trf',
  LedgerEntry: 'ent',
  Tip: 'tip',
  Hold: 'hold',
  Post: 'post',
  Comment: 'cmt',
  LifeAccount: 'life',
  Topic: 'top',
  ServiceListing: 'svc',
  Community: 'com',
  LocalGroup: 'grp',
  Activity: 'act',
  LiveRoom: 'room',
  ChatMessage: 'msg',
  Gift: 'gift',
  GiftStreak: 'strk',
  Product: 'prd',
  Order: 'ord',
  Workflow: 'wfl',
  Payout: 'pyo',
  AdAccount: 'adac',
  Campaign: 'camp',
  Creative: 'crv',
  AdSlot: 'slot',
  AdDecision: 'addec',
} as const

export type IdType = keyof typeof ID_PREFIX

const TYPE_BY_PREFIX = new Map<string, IdType>(
  Object.entries(ID_PREFIX).map(([type, prefix]) => [prefix, type as IdType]),
)
const SHAPE = /^([a-z]{2,6})_[0-7][0-9a-hjkmnp-tv-z]{25}$/

const LETTERS = Buffer.from('0123456789abcdefghjkmnpqrstvwxyz')
const RANDOM_BYTES = 12
const pool = new Uint8Array(RANDOM_BYTES * 1024)
let poolUsed = pool.length
let lastMs = 0
let counter = 0
/** An id as it is written: its suffix has its place, its prefix and a `_` go right before that. */
const written = Buffer.alloc(36)
const SUFFIX_AT = 10

/**
 * A new id of `type`; later calls in one process sort after earlier ones. A UUIDv7 as a TypeID writes it, made in its letters: a
 * payment takes four ids, and through the bytes of a UUID each took 3 µs, this way 0.2. They are put down as bytes and read as one
 * string of 48 bytes: put together letter by letter an id was 560 bytes of strings that point to each other.
 * The 26 letters are 10 of time, then 80 bits: version 7, a counter within the millisecond (12 bits), variant 2, and 62 random bits,
 * whose upper two share a letter with the variant and the counter's last.
 * Source: RFC 9562 §5.7 and §6.2 (method 1: a fixed-length counter).
 */
export function newId(type: IdType): string {
  const now = Date.now()
  if (now > lastMs) startOf(now)
  else if (++counter === 4096) startOf(lastMs + 1)
  if (poolUsed + RANDOM_BYTES > pool.length) {
    randomFillSync(pool)
    poolUsed = 0
  }
  let at = SUFFIX_AT + 10
  at = put(at, counter < 2048 ? 0b01110 : 0b01111)
  at = put(at, counter >> 6)
  at = put(at, counter >> 1)
  // The last of the counter, the variant `10`, and two random bits.
  at = put(at, ((counter & 1) << 4) | 0b01000 | (((pool[poolUsed] ?? 0) >> 5) & 0b11))
  for (const end = poolUsed + RANDOM_BYTES; poolUsed < end; poolUsed++) at = put(at, pool[poolUsed] ?? 0)
  const prefix = ID_PREFIX[type]
  const start = SUFFIX_AT - 1 - prefix.length
  for (let index = 0; index < prefix.length; index++) written[start + index] = prefix.charCodeAt(index)
  written[SUFFIX_AT - 1] = UNDERSCORE
  return written.toString('latin1', start, at)
}

const UNDERSCORE = 95

/** The first id of a millisecond: the letters of its time stay for all of it. */
function startOf(ms: number): void {
  lastMs = ms
  counter = 0
  for (let at = SUFFIX_AT + 9, rest = ms; at >= SUFFIX_AT; at--, rest = Math.floor(rest / 32)) put(at, rest % 32)
}

/** Put down the letter of the lowest five bits. @returns where the next one goes */
function put(at: number, bits: number): number {
  written[at] = LETTERS[bits & 31] ?? 0
  return at + 1
}

/** The id of `type` that carries the UUID of another one: gives one thing's id from another's (a user's wallet from the user's id). */
export function idOfSame(type: IdType, id: string): string {
  return `${ID_PREFIX[type]}${id.slice(id.indexOf('_'))}`
}

/** The id of `type` that carries this UUID. */
export function idFromUuid(type: IdType, uuid: string): string {
  return TypeID.fromUUID(ID_PREFIX[type], uuid).toString()
}

export function uuidOf(id: string): string {
  return TypeID.fromString(id).toUUID()
}

/** The GraphQL type an id names, or null when the string is no id of ours. */
export function typeOfId(id: string): IdType | null {
  const prefix = SHAPE.exec(id)?.[1]
  return (prefix && TYPE_BY_PREFIX.get(prefix)) || null
}

/** True for a well-formed id of `type`. A malformed id reads as "not found", so stores check with this before asking SQL. */
export function isId(type: IdType, id: unknown): id is string {
  return typeof id === 'string' && typeOfId(id) === type
}

/** When the id was made, from the UUIDv7 inside, in UTC with millisecond precision. */
export function madeAt(id: string): Date {
  const uuid = uuidOf(id)
  const ms = Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16)
  invariant(Number.isSafeInteger(ms), `no time in id ${id}`)
  return new Date(ms)
}

/** An id for one error in the log, `err_…`. */
export function newErrorId(): string {
  return TypeID.fromUUID('err', v7()).toString()
}

const PROCESS_ID = TypeID.fromUUID('req', v7()).toString()
let requests = 0

/**
 * An id for one request on its way through the platform: `req_`, 26 characters that name this process, and the request's
 * number in it. Unique and nothing more: who knows one can guess the next. Made for every request, so it takes no randomness.
 */
export function newRequestId(): string {
  requests += 1
  return `${PROCESS_ID}_${requests.toString(36)}`
}
