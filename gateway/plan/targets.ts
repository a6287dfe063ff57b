import type { Path } from './misses.ts'
import type { Run } from './run.ts'

/** A path of a plan: names of fields as they are while the plan runs, and `@` for every item of a list. */
export type PlanPath = readonly string[]

export const EVERY = '@'

export type Target = Record<string, unknown>

/** The objects at a path, in the order of the data; what is null on the way is passed over. */
export function targetsAt(data: unknown, path: PlanPath): Target[] {
  const targets: Target[] = []
  walk(data, path, 0, targets)
  return targets
}

function walk(value: unknown, path: PlanPath, from: number, targets: Target[]): void {
  let current = value
  for (let index = from; index < path.length; index++) {
    if (current === null || typeof current !== 'object') return
    const step = path[index] as string
    if (step !== EVERY) {
      current = (current as Target)[step]
      continue
    }
    if (!Array.isArray(current)) return
    for (const item of current) walk(item, path, index + 1, targets)
    return
  }
  if (typeof current === 'object' && current !== null && !Array.isArray(current)) targets.push(current as Target)
}

/** Where the objects of {@link targetsAt} are, in the same order. Walked again when an error has to say where. */
export function pathsOfTargets(data: unknown, path: PlanPath): { target: Target; path: (string | number)[] }[] {
  const found: { target: Target; path: (string | number)[] }[] = []
  const go = (value: unknown, index: number, way: (string | number)[]): void => {
    if (value === null || typeof value !== 'object') return
    const step = path[index]
    if (Array.isArray(value)) {
      if (step === EVERY) for (const [at, item] of value.entries()) go(item, index + 1, [...way, at])
    } else if (step === undefined) found.push({ target: value as Target, path: way })
    else if (step !== EVERY) go((value as Target)[step], index + 1, [...way, step])
  }
  go(data, 0, [])
  return found
}

/** Where affected targets are. */
export function* pathsTo(run: Run, path: PlanPath, affected: ReadonlySet<Target>): Generator<Path> {
  for (const { target, path: at } of pathsOfTargets(run.data, path)) if (affected.has(target)) yield at
}

/** The path of an error of a subgraph; anything may stand there. */
export function pathOf(error: unknown): Path | null {
  const path = (error as { path?: unknown } | null)?.path
  if (!Array.isArray(path) || path.length === 0) return null
  return path.every((step) => typeof step === 'string' || Number.isInteger(step)) ? (path as Path) : null
}
