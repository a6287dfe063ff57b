import { createHash } from 'node:crypto'

/** Decides about labels of `@override` that name no share of callers. */
export type Overrides = (label: string, caller: string | undefined) => boolean

const PERCENT = /^percent\((\d{1,3}(?:\.\d{1,8})?)\)$/

/**
 * Which progressive overrides hold for a caller. `percent(n)` is decided by the caller and the label alone, so that one caller
 * sees one subgraph's data however often they ask, and different labels choose different callers.
 * Source: Apollo Federation, "@override", `label`.
 * @returns by label, in the order of `labels`
 */
export function overridesFor(
  labels: readonly string[],
  decide: Overrides,
  caller: string | undefined,
): ReadonlyMap<string, boolean> {
  return new Map(
    labels.map((label) => {
      const share = PERCENT.exec(label)?.[1]
      return [label, share === undefined ? decide(label, caller) : placeOf(`${label}\n${caller ?? ''}`) < Number(share)]
    }),
  )
}

/** A number from 0 up to 100 that is the same for the same text, and as good as random otherwise. */
function placeOf(text: string): number {
  return (createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32) * 100
}
