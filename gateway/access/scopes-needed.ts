import type { Alternatives, Requirement } from './requirements.ts'

/** The scopes that let somebody ask all of this. */
export interface ScopesNeeded {
  /** In alphabetical order, each once. */
  readonly scopes: readonly string[]
  /** What no scope that can be had lets anybody ask: the alternatives as the schema has them. */
  readonly unobtainable: readonly Alternatives[]
}

/** Ways to meet all demands that are weighed; demands beyond are met one by one, each in the way that adds least. */
const WAYS_MAX = 4_096

/**
 * The fewest scopes that meet all requirements. Where several sets are as small, the first in the schema's order is taken.
 * @param obtainable whether a scope can be had by whom this is for
 */
export function scopesNeeded(
  requirements: readonly Requirement[],
  obtainable: (scope: string) => boolean,
): ScopesNeeded {
  const demands = new Map<string, Alternatives>()
  for (const { scopes } of requirements) for (const each of scopes) demands.set(JSON.stringify(each), each)
  const unobtainable: Alternatives[] = []
  const open: Alternatives[] = []
  for (const any of demands.values()) {
    const ways = any.filter((all) => all.every(obtainable))
    if (ways.length === 0) unobtainable.push(any)
    else open.push(ways)
  }
  // Demands with one way decide nothing, and make the others cheaper.
  open.sort((left, right) => left.length - right.length)
  let found: readonly ReadonlySet<string>[] = [new Set()]
  for (const ways of open) {
    const next = found.flatMap((have) => ways.map((all) => new Set([...have, ...all])))
    found = next.length <= WAYS_MAX ? next : [smallest(next)]
  }
  return { scopes: [...smallest(found)].sort(), unobtainable }
}

function smallest(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return sets.reduce((least, each) => (each.size < least.size ? each : least))
}
