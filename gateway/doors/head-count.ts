/** How many sockets each client has open, and how many it may. */
export interface HeadCount {
  /** @returns whether there is room; to be taken back with {@link leave} */
  enter(who: string): boolean
  leave(who: string): void
}

/** @param max for each; 0 for as many as come */
export function countHeads(max: number): HeadCount {
  const counts = new Map<string, number>()
  return {
    enter: (who) => {
      const count = counts.get(who) ?? 0
      if (max > 0 && count >= max) return false
      counts.set(who, count + 1)
      return true
    },
    leave: (who) => {
      const left = (counts.get(who) ?? 0) - 1
      if (left > 0) counts.set(who, left)
      else counts.delete(who)
    },
  }
}
