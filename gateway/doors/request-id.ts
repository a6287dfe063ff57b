import { newRequestId } from '../../platform/ids.ts'

const LENGTH_MIN = 8
const LENGTH_MAX = 128
/** What neither a log line nor a header can be broken with: UUIDs, ULIDs, trace ids, and ours. */
const WELL_FORMED = /^[\w.:-]+$/

/** The id the client gave its request, when it is one that can be passed on as it is; a new one otherwise. */
export function requestIdOf(given: string | string[] | undefined): string {
  if (typeof given !== 'string' || given.length < LENGTH_MIN || given.length > LENGTH_MAX) return newRequestId()
  return WELL_FORMED.test(given) ? given : newRequestId()
}
