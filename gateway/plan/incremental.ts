import type { GraphQLError } from 'graphql'
import { boundErrors } from '../limits/index.ts'
import { clientPath } from './client-path.ts'
import { type CompiledDefer, type DeferredPart, objectsAt } from './defer.ts'
import { Failures, internal, isOnOneLine, presented } from './failures.ts'
import { findMisses, type Path } from './misses.ts'
import type { PreparedOperation } from './planner.ts'
import { extensionsEntry, type Remarks } from './remarks.ts'
import type { Run } from './run.ts'

/** Fetches that parts of an answer wait for. */
export class Signals {
  readonly #done = new Set<string>()
  readonly #waiting = new Map<string, (() => void)[]>()
  #all = false

  done(id: string): void {
    this.#done.add(id)
    for (const tell of this.#waiting.get(id) ?? []) tell()
    this.#waiting.delete(id)
  }
  /** What has not run by now will not. */
  allDone(): void {
    this.#all = true
    for (const id of [...this.#waiting.keys()]) this.done(id)
  }
  when(id: string): Promise<void> | void {
    if (this.#all || this.#done.has(id)) return
    return new Promise((resolve) => {
      this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve])
    })
  }
}

/** One part of an answer, as JSON. */
export interface AnswerPart {
  readonly text: string
  /** False for the last one. */
  readonly hasNext: boolean
}

/** What a part adds to one object. */
interface Item {
  readonly path: Path
  readonly text: string
}

/**
 * Run a plan that answers in parts.
 * @param remarks what is said with the last part, when all has run
 * @param initial writes the first part, once all in it has been fetched: the members of its JSON, without braces
 * @returns each part as it is ready
 * Source: incremental delivery as clients speak it under `deferSpec=20220824`.
 */
export async function* runIncrementally(
  operation: PreparedOperation,
  defer: CompiledDefer,
  run: Run,
  initial: (run: Run) => { members: string; data: string },
  remarks: () => Remarks,
): AsyncGenerator<AnswerPart, void> {
  const ready: Item[] = []
  let pending = 0
  let wake = () => {}
  const begin = (parts: readonly DeferredPart[], signals: Signals): void => {
    for (const part of parts) {
      pending += 1
      runPart(part, signals).then(() => {
        pending -= 1
        wake()
      })
    }
  }
  const runPart = async (part: DeferredPart, signals: Signals): Promise<void> => {
    await Promise.all(part.depends.map((id) => signals.when(id)))
    const own = new Signals()
    const partial: Run = { ...run, failures: new Failures(), missed: false, signals: own }
    begin(part.parts, own)
    await part.step(partial)
    ready.push(...itemsOf(operation, part, partial))
    own.allDone()
  }

  const signals = new Signals()
  const primary: Run = { ...run, signals }
  begin(defer.parts, signals)
  await defer.primary(primary)
  const { members, data } = initial(primary)
  signals.allDone()
  let more = pending > 0 || ready.length > 0
  yield partOf(members, more ? null : remarks())
  // Where null went further up than a part's object, there is nothing to add to.
  const answered: unknown = primary.missed ? JSON.parse(data) : null
  while (more) {
    if (ready.length === 0 && pending > 0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    const items = ready.splice(0).filter(({ path }) => !primary.missed || isThere(answered, path))
    more = pending > 0 || ready.length > 0
    if (items.length === 0 && more) continue
    yield partOf(
      items.length > 0 ? `"incremental":[${items.map(({ text }) => text).join(',')}]` : '',
      more ? null : remarks(),
    )
  }
}

/** @param members of its JSON, without braces @param remarks what is said with the last part; null for any other */
export function partOf(members: string, remarks: Remarks | null): AnswerPart {
  const extensions = remarks ? extensionsEntry(remarks) : ''
  return {
    text: `{${members}${members === '' ? '' : ','}"hasNext":${remarks === null}${extensions}}`,
    hasNext: remarks === null,
  }
}

function itemsOf(operation: PreparedOperation, part: DeferredPart, run: Run): Item[] {
  const { graph, compiled } = operation
  const found = objectsAt(run, part.path, graph.types.isOfType).map(({ object, path }) => ({
    object,
    path: clientPath(compiled.root, path, run.data),
    errors: [] as GraphQLError[],
  }))
  for (const failure of run.failures.all) {
    const path = failure.path && clientPath(compiled.root, failure.path, run.data)
    const item = found.find((each) => path && isOnOneLine(each.path, path)) ?? found[0]
    item?.errors.push(presented(failure, path, run.scope.maySeeInside === true))
  }
  return found.map(({ object, path, errors }) => {
    run.missed = false
    const data = part.write(object, run) ?? 'null'
    if (run.missed && errors.length === 0)
      for (const miss of findMisses(part.shape, object, run))
        errors.push(internal(miss.message, [...path, ...miss.path]))
    const told = errors.length > 0 ? `,"errors":${JSON.stringify(boundErrors(errors))}` : ''
    const label = part.label === undefined ? '' : `,"label":${JSON.stringify(part.label)}`
    return { path, text: `{"data":${data},"path":${JSON.stringify(path)}${label}${told}}` }
  })
}

function isThere(data: unknown, path: Path): boolean {
  let value = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false
    value = (value as Record<string | number, unknown>)[step]
  }
  return value !== null
}
