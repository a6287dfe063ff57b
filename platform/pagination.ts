import { badUserInput } from './errors.ts'

/** One page of a keyset connection, as a store is asked for it: read `limit + 1` rows after `after`. */
export interface PageRequest<K extends CursorKey = CursorKey> {
  limit: number
  after: K | null
}

/** The sort key of a row, most significant first. An instant stands in it as `Date.toISOString` writes it. */
export type CursorKey = readonly (string | number)[]

/** What a part of a sort key must be for SQL to compare with it. */
export type CursorPart = 'string' | 'number' | 'instant'

export interface Connection<T> {
  edges: { cursor: string; node: T }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

export const PAGE_MAX = 100
export const PAGE_DEFAULT = 20

/** An opaque cursor holding a row's sort key, so that a page starts where the last one ended whatever was added since. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** @throws BAD_USER_INPUT when the string is no cursor whose parts have these types, in this order */
export function decodeCursor(cursor: string, types: readonly CursorPart[], argument = 'after'): CursorKey {
  const refuse = () => badUserInput(`The cursor in "${argument}" is not one this connection gave out.`, argument)
  if (cursor.length > 1024 || !/^[A-Za-z0-9_-]+$/.test(cursor)) throw refuse()
  let key: unknown
  try {
    key = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(cursor, 'base64url')))
  } catch {
    throw refuse()
  }
  const fits = Array.isArray(key) && key.length === types.length && types.every((type, at) => isSound(key[at], type))
  if (!fits) throw refuse()
  return key as CursorKey
}

/** A forged cursor must not smuggle into SQL what it cannot take: NUL bytes, lone surrogates, unsafe numbers, no times. */
function isSound(part: unknown, type: CursorPart): boolean {
  if (type === 'number') return Number.isSafeInteger(part)
  if (typeof part !== 'string' || part === '') return false
  if (type === 'instant') return isInstant(part)
  return !part.includes('\u0000') && part.isWellFormed()
}

/** PostgreSQL's calendar starts in the year 1, and four digits hold every time a row of ours has. */
function isInstant(text: string): boolean {
  if (!/^(?!0000)\d{4}-/.test(text)) return false
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && at.toISOString() === text
}

/**
 * Read the arguments of a forward connection (Relay Cursor Connections §4).
 * @param types the types of the sort key's parts, to check the cursor with
 * @throws BAD_USER_INPUT when `first` is outside 0..{@link PAGE_MAX} or `after` is no cursor of this connection
 */
export function pageRequest(
  args: { first?: number | null | undefined; after?: string | null | undefined },
  types: readonly CursorPart[],
  defaultLimit: number = PAGE_DEFAULT,
): PageRequest {
  return {
    limit: pageLimit(args.first, defaultLimit),
    after: args.after == null ? null : decodeCursor(args.after, types),
  }
}

/** @throws BAD_USER_INPUT when `first` is outside 0..{@link PAGE_MAX} */
export function pageLimit(first: number | null | undefined, defaultLimit: number = PAGE_DEFAULT): number {
  const limit = first ?? defaultLimit
  if (!Number.isInteger(limit) || limit < 0 || limit > PAGE_MAX)
    throw badUserInput(`"first" must be from 0 to ${PAGE_MAX}.`, 'first')
  return limit
}

/** Build the connection from up to `limit + 1` rows in order: the extra row only tells that there is a next page. */
export function connection<T>(rows: readonly T[], request: PageRequest, keyOf: (row: T) => CursorKey): Connection<T> {
  const edges = rows.slice(0, request.limit).map((node) => ({ cursor: encodeCursor(keyOf(node)), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > request.limit,
      // Relay §4.4: a forward page may answer false when it is not cheap to know; with a cursor given there is one.
      hasPreviousPage: request.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
