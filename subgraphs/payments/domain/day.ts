/** China Standard Time is UTC+8 all year: no daylight saving time since 1991. Source: IANA tz, Asia/Shanghai. */
const OFFSET_MS = 8 * 3600_000
const DAY_MS = 24 * 3600_000

/** The day of a moment in UTC+8, as `2024-02-27`: later days compare greater. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10)
}

/** The day of a moment in UTC+8, as days since 1970. */
export function dayNumberOf(at: Date): number {
  return Math.floor((at.getTime() + OFFSET_MS) / DAY_MS)
}
