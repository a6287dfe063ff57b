import { type Failure, failureOf } from './failures.ts'
import type { Path } from './misses.ts'
import type { Run } from './run.ts'
import { EVERY, type PlanPath, pathOf, pathsOfTargets, pathsTo, type Target } from './targets.ts'

/** What a fetch is in its plan, as far as its failures are concerned. */
export interface FetchPlace {
  readonly subgraph: string
  readonly path: PlanPath
  /** Its number among the fetches of the plan: failures are told in this order, whichever came first. */
  readonly number: number
}

/** Who waits for which entity. */
interface Waiting {
  /** Representations, in the order of the request. */
  readonly texts: readonly string[]
  readonly targets: readonly Target[]
  /** For each target, the place of its representation. */
  readonly places: readonly number[]
}

/** A fetch has failed for some of the objects at its path: tell it at each of their places. */
export function failAll(
  run: Run,
  { path, number }: FetchPlace,
  targets: Iterable<Target>,
  failure: Omit<Failure, 'path'>,
): void {
  for (const at of pathsTo(run, path, new Set(targets))) run.failures.add({ ...failure, path: at }, number)
}

/**
 * Tell the errors of a fetch of entities. One that names an entity, by its place, is an error of everybody who waits for that
 * one, and of nobody else; one that names none is told once, or of everybody when nothing has come.
 * @param answered whether the entities have come
 */
export function failSome(
  run: Run,
  fetch: FetchPlace,
  waiting: Waiting,
  errors: readonly unknown[],
  answered: boolean,
): void {
  const { subgraph, path, number } = fetch
  const named = new Set<number>()
  let nameless = false
  let ways: readonly (readonly Path[])[] | null = null
  for (const error of errors) {
    if (run.failures.full) {
      run.failures.count += 1
      continue
    }
    const [first, place, ...rest] = pathOf(error) ?? []
    if (first === '_entities' && typeof place === 'number' && place >= 0 && place < waiting.texts.length) {
      named.add(place)
      ways ??= waysTo(run, path, waiting)
      for (const at of ways[place] ?? []) run.failures.add(failureOf(error, subgraph, [...at, ...rest]), number)
    } else if (answered) run.failures.add(failureOf(error, subgraph, staticPart(path)), number)
    else {
      nameless = true
      failAll(run, fetch, waiting.targets, failureOf(error, subgraph, null))
    }
  }
  if (answered || nameless) return
  const others = waiting.targets.filter((_, index) => !named.has(waiting.places[index] as number))
  failAll(run, fetch, others, notEntities(subgraph))
}

/** A subgraph has sent something else than the entities it was asked for. */
export const notEntities = (subgraph: string) => ({
  subgraph,
  message: 'The subgraph did not answer with the entities it was asked for.',
  extensions: { code: 'INVALID_SUBGRAPH_RESPONSE' },
})

/** Where in the answer each entity is waited for, by the places of the entities. */
function waysTo(run: Run, path: PlanPath, { texts, targets, places }: Waiting): readonly (readonly Path[])[] {
  const placeOf = new Map(targets.map((target, index) => [target, places[index] as number]))
  const ways: Path[][] = texts.map(() => [])
  for (const { target, path: at } of pathsOfTargets(run.data, path)) {
    const place = placeOf.get(target)
    if (place !== undefined) ways[place]?.push(at)
  }
  return ways
}

/** A path as far as it is the same for all targets. */
function staticPart(path: PlanPath): Path {
  const list = path.indexOf(EVERY)
  return list < 0 ? path : path.slice(0, list)
}
