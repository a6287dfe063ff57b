/** China Standard Time is UTC+8 all year: no daylight saving time since 1991. Source: IANA tz, Asia/Shanghai. */
const CHINA_OFFSET_MS = 8 * 3600_000

/** The day a budget counts for at this moment, midnight to midnight in UTC+8, as `2024-02-27`: later days compare greater. */
export function budgetDay(at: Date): string {
  return new Date(at.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 10)
}
