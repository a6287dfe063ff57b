/** An event as the log has it, or as a client was shown it. */
export interface Told {
  readonly cursor: string
  /** Id of the message or tip it tells of; null where a client was told that something happened, but not what. */
  readonly id: string | null
}

export interface Verdict {
  /** In the log and not shown. */
  readonly lost: number
  /** Shown more than once, each time after the first. */
  readonly duplicated: number
  /** Shown after something that stands behind it in the log. */
  readonly reordered: number
  /** Shown and not in the log, or with something else in it. */
  readonly invented: number
}

/** Hold what one client was shown of a stream against what the log says there was. @param log in its order */
export function judge(log: readonly Told[], shown: readonly Told[]): Verdict {
  const places = new Map(log.map(({ cursor }, place) => [cursor, place]))
  const seen = new Set<string>()
  let [duplicated, reordered, invented, furthest] = [0, 0, 0, -1]
  for (const { cursor, id } of shown) {
    const place = places.get(cursor)
    if (place === undefined || (id !== null && id !== log[place]?.id)) invented += 1
    if (seen.has(cursor)) duplicated += 1
    else if (place !== undefined) {
      if (place < furthest) reordered += 1
      furthest = Math.max(furthest, place)
    }
    seen.add(cursor)
  }
  const lost = log.filter(({ cursor }) => !seen.has(cursor)).length
  return { lost, duplicated, reordered, invented }
}

/** Hold the log against what was acknowledged: each exactly once. */
export function judgeLog(acknowledged: readonly string[], log: readonly Told[]): Pick<Verdict, 'lost' | 'duplicated'> {
  const logged = log.map(({ id }) => id)
  const distinct = new Set(logged)
  return { lost: acknowledged.filter((id) => !distinct.has(id)).length, duplicated: logged.length - distinct.size }
}

export function isClean(verdict: Partial<Verdict>): boolean {
  return Object.values(verdict).every((count) => count === 0)
}
