import type { CostEstimator } from './estimate.ts'
import type { Values } from './inputs.ts'

/** The same operation, asking for less. */
export interface CheaperForm {
  /** What to change: `first: 5 at feed`, or `without feed.edges.node.comments`. */
  readonly change: string
  /** What it would cost at most. */
  readonly estimated: number
}

/** Forms that are told. */
const FORMS_MAX = 3
/** Paths that are tried: each may take a few estimates. */
const TRIED_MAX = 12

/**
 * Find how an operation could cost no more than it may: by shorter lists, which keep all that is asked of each item, or else by
 * leaving something out. The change that keeps most comes first.
 * @returns at most three; none when no one change is enough
 */
export function cheaperForms(
  estimator: CostEstimator,
  variables: Values,
  conditions: readonly boolean[],
  limit: number,
): readonly CheaperForm[] {
  const totalWith = (changes: Parameters<CostEstimator['estimate']>[2]) =>
    estimator.estimate(variables, conditions, changes).total
  const paths = estimator.byPath(variables, conditions).slice(0, TRIED_MAX)
  const shorter = paths.flatMap(({ path, sized }): CheaperForm[] => {
    const at = path.join('.')
    const totalAt = (size: number) => totalWith({ sizes: new Map([[at, size]]) })
    if (!sized || sized.size <= 1 || totalAt(1) > limit) return []
    // The longest that fits: cost grows with length.
    let [fits, tooMany] = [1, sized.size]
    while (tooMany - fits > 1) {
      const middle = Math.floor((fits + tooMany) / 2)
      if (totalAt(middle) <= limit) fits = middle
      else tooMany = middle
    }
    return [{ change: `${sized.by}: ${fits} at ${at}`, estimated: totalAt(fits) }]
  })
  const less = paths.flatMap(({ path }): CheaperForm[] => {
    const at = path.join('.')
    // Without its only field there would be no operation.
    if (path.length < 2) return []
    const estimated = totalWith({ without: new Set([at]) })
    return estimated <= limit ? [{ change: `without ${at}`, estimated }] : []
  })
  return [...shorter.sort(byMost), ...less.sort(byMost)].slice(0, FORMS_MAX)
}

const byMost = (left: CheaperForm, right: CheaperForm) => right.estimated - left.estimated
