import type { ExecutionResult } from 'graphql'
import { Entities } from './entities.ts'
import { depart, type Joiner, type Waiting } from './joint.ts'
import type { Run } from './run.ts'
import type { Thrown } from './send.ts'
import { pathOf } from './targets.ts'

/** Several fetches of one kind, as one. */
interface Merged extends Waiting {
  readonly parts: Part[]
}

interface Part {
  readonly entities: Entities
  readonly resolve: Waiting['resolve']
}

/**
 * Sends what several runs of one plan ask at the same place as one fetch: the events of a window, which differ in their data
 * and in nothing else. Equal entities are asked for once, and each run is answered as if it had asked alone.
 */
export function openBatch(): Joiner {
  let due = new Map<string, { run: Run; byKind: Map<string, Merged> }>()
  const flush = () => {
    const all = due
    due = new Map()
    for (const [subgraph, { run, byKind }] of all) {
      const merged = [...byKind.values()].map(mergedOf)
      const joins = run.links.get(subgraph)?.joins === true
      const together = merged.filter(({ text }) => joins && text.mayJoin)
      depart(subgraph, together, run)
      for (const each of merged) if (!together.includes(each)) depart(subgraph, [each], run)
    }
  }
  return {
    send: (subgraph, text, entities, run) =>
      new Promise((resolve) => {
        if (due.size === 0) setImmediate(flush)
        const waiting = due.get(subgraph) ?? { run, byKind: new Map<string, Merged>() }
        due.set(subgraph, waiting)
        const kind = `${text.id} ${JSON.stringify(entities.contexts)}`
        const known = waiting.byKind.get(kind)
        if (known) known.parts.push({ entities, resolve })
        else waiting.byKind.set(kind, { text, entities, resolve, parts: [{ entities, resolve }] })
      }),
  }
}

function mergedOf(merged: Merged): Waiting {
  const { text, parts } = merged
  if (parts.length === 1) return merged
  const { union, places } = Entities.union(parts.map(({ entities }) => entities))
  return { text, entities: union, resolve: (result) => deal(result, union, parts, places) }
}

/** Give each its part of an answer. */
function deal(
  result: ExecutionResult | Thrown,
  union: Entities,
  parts: readonly Part[],
  places: readonly (readonly number[])[],
): void {
  if ('thrown' in result) {
    for (const { resolve } of parts) resolve(result)
    return
  }
  const received: unknown = result.data?._entities
  const answers = Array.isArray(received) && received.length === union.texts.length ? received : null
  const given = new Set<number>()
  const own = (place: number): unknown => {
    // What is joined to one event's entity later is not another's.
    if (given.has(place)) return structuredClone(answers?.[place])
    given.add(place)
    return answers?.[place]
  }
  for (const [index, { resolve }] of parts.entries()) {
    const mine = places[index] ?? []
    const errors = result.errors?.flatMap((error): unknown[] => {
      const [first, place, ...rest] = pathOf(error) ?? []
      if (first !== '_entities' || typeof place !== 'number') return [error]
      const at = mine.indexOf(place)
      if (at === -1) return []
      return [{ message: error.message, extensions: error.extensions, path: ['_entities', at, ...rest] }]
    })
    const data = answers ? { _entities: mine.map(own) } : (result.data ?? null)
    resolve({
      data,
      ...(errors && errors.length > 0 && { errors: errors as unknown as ExecutionResult['errors'] }),
    } as ExecutionResult)
  }
}
