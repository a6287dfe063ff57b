import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { badUserInput } from '../../../platform/errors.ts'
import type { CursorKey } from '../../../platform/pagination.ts'

/** Sort key of everything that is listed newest first: milliseconds since 1970, then the id. */
export const NEWEST_KEY = ['number', 'string'] as const
export const newestKey = (row: { createdAt: Date; id: string }) => [row.createdAt.getTime(), row.id]

/** The largest time a Date can hold, either side of 1970. Source: ECMAScript, Time Values and Time Range. */
const TIME_MAX_MS = 8.64e15

/**
 * Rows after a place in a list that is sorted by a time and an id, both falling.
 * @throws BAD_USER_INPUT when a forged cursor holds no time there is
 */
export function olderThan(at: SQLWrapper, id: SQLWrapper, key: CursorKey | null): SQL | undefined {
  if (!key) return undefined
  const [ms, keyId] = key as readonly [number, string]
  if (Math.abs(ms) > TIME_MAX_MS)
    throw badUserInput('The cursor in "after" is not one this connection gave out.', 'after')
  return sql`(${at}, ${id}) < (${new Date(ms).toISOString()}::timestamptz, ${keyId})`
}
