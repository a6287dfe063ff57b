/** What the reason of a `@deprecated` says. */
export interface DeprecationReason {
  /** As the schema says it. */
  readonly reason: string
  /** What to use instead: the first coordinate in backquotes; null when it names none. */
  readonly replacement: string | null
  /** Since when it is deprecated, `YYYY-MM-DD`: the date after "since"; null when that is not said. */
  readonly since: string | null
  /** The day it goes, `YYYY-MM-DD`: the last other date; null while none is set. */
  readonly removalDate: string | null
}

/**
 * Read a reason. The house writes "Use `User.displayName`. Since 2026-11-21, goes on 2027-06-01."; of others we take what is
 * there.
 */
export function readReason(reason: string): DeprecationReason {
  const [, replacement = null] = /`([^`]+)`/.exec(reason) ?? []
  const [, said] = /\bsince (\d{4}-\d{2}-\d{2})\b/i.exec(reason) ?? []
  const since = said !== undefined && isDay(said) ? said : null
  const others = (reason.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? []).filter((date) => isDay(date) && date !== since)
  return { reason, replacement, since, removalDate: others.at(-1) ?? null }
}

const isDay = (text: string) => !Number.isNaN(Date.parse(text))
