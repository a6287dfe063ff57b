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

/** A new id of `type`; later calls in one process sort after earlier ones. */
export function newId(type: IdType): string {
  return idFromUuid(type, v7())
}

/** The id of `type` that carries this UUID: gives one thing's id from another's (a user's wallet from the user's id). */
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
