/** Numbers that look drawn by lot and are the same in every run: from 0 up to, not including, 1. */
export function dice(seed: string): () => number {
  let state = 0x811c9dc5
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    // mulberry32: enough for who likes what.
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** So many of the items, drawn without putting back. */
export function draw<T>(items: readonly T[], howMany: number, seed: string): T[] {
  const roll = dice(seed)
  const left = [...items]
  return Array.from({ length: Math.min(howMany, left.length) }, () => {
    const [drawn] = left.splice(Math.floor(roll() * left.length), 1)
    return drawn as T
  })
}
