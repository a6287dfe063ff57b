import type { GraphQLError } from 'graphql'
import { boundErrors } from '../limits/index.ts'
import { type ClientPlace, openClientPlaces } from './client-path.ts'
import { type CompiledDefer, type DeferredPart, objectsAt } from './defer.ts'
import { Failures, internal, isOnOneLine, isToldOf, presented } from './failures.ts'
import { openPlaces } from './field-error.ts'
import { holds } from './guard.ts'
import { findMisses, type Path } from './misses.ts'
import type { PreparedOperation } from './planner.ts'
import { extensionsEntry, type Remarks } from './remarks.ts'
import type { Run } from './run.ts'

/** Fetches that parts of an answer wait for. */
export class Signals {
  readonly #done = new Set<string>()
  readonly #waiting = new Map<string, (() => void)[]>()
  readonly #end: (() => void)[] = []
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
    for (const tell of this.#end.splice(0)) tell()
  }
  when(id: string): Promise<void> | void {
    if (this.#all || this.#done.has(id)) return
    return new Promise((resolve) => {
      this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve])
    })
  }
  whenAll(): Promise<void> | void {
    if (this.#all) return
    return new Promise((resolve) => {
      this.#end.push(resolve)
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
  /** What stands in it, where it has a null that is there for want of something else. */
  readonly torn: { readonly data: unknown } | null
}

/** Data with nulls in it that took more with them than their own field. */
interface Torn {
  readonly path: Path
  readonly data: unknown
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
  /** @param torn of what the parts add to, filled by the time it is answered */
  const begin = (parts: readonly DeferredPart[], signals: Signals, torn: readonly Torn[]): void => {
    for (const part of parts) {
      if (!holds(part.guard, run.conditions)) continue
      pending += 1
      runPart(part, signals, torn).then(() => wake())
    }
  }
  const runPart = async (part: DeferredPart, around: Signals, torn: readonly Torn[]): Promise<void> => {
    // The planner names no fetch where what is put off comes with all the rest.
    if (part.depends.length === 0) await around.whenAll()
    else await Promise.all(part.depends.map((id) => around.when(id)))
    const own = new Signals()
    const partial: Run = { ...run, failures: new Failures(), missed: false, signals: own }
    const tornHere: Torn[] = []
    begin(part.parts, own, tornHere)
    await part.step(partial)
    // What it adds to has to be there first.
    await around.whenAll()
    const items = itemsOf(operation, part, partial).filter(({ path }) => torn.every((each) => isThere(each, path)))
    tornHere.push(...torn, ...items.flatMap(({ path, torn: whole }) => (whole ? [{ path, ...whole }] : [])))
    ready.push(...items)
    pending -= 1
    own.allDone()
  }

  const signals = new Signals()
  const primary: Run = { ...run, signals }
  const torn: Torn[] = []
  begin(defer.parts, signals, torn)
  await defer.primary(primary)
  const { members, data } = initial(primary)
  if (primary.missed) torn.push({ path: [], data: JSON.parse(data) })
  signals.allDone()
  let more = pending > 0 || ready.length > 0
  yield partOf(members, more ? null : remarks())
  while (more) {
    if (ready.length === 0 && pending > 0)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    const items = ready.splice(0)
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
  const [placeOf, placeInPart] = [openClientPlaces(compiled.root), openClientPlaces(part.shape)]
  const found = objectsAt(run, part.path, graph.types.isOfType).map(({ object, path }) => ({
    object,
    way: path,
    path: placeOf(path, run.data).path,
    errors: [] as GraphQLError[],
  }))
  const placesOf = openPlaces(run.conditions)
  for (const failure of run.failures.all) {
    const whole = failure.path && placeOf(failure.path, run.data)
    const item = found.find((each) => whole && isOnOneLine(each.path, whole.path)) ?? found[0]
    const within = item && failure.path ? placeInPart(failure.path.slice(item.way.length), item.object) : null
    const fields = whole && item ? fieldsOf(item.path, within, whole) : []
    item?.errors.push(presented(failure, whole?.path ?? null, placesOf(fields), run.scope.maySeeInside === true))
  }
  return found.map(({ object, path, errors }) => {
    run.missed = false
    const data = part.write(object, run) ?? 'null'
    const told = [...errors]
    for (const { field, message, ...miss } of run.missed ? findMisses(part.shape, object, run) : []) {
      const whole = { ...miss, path: [...path, ...miss.path] }
      // What is not there is so for what a fetch could not do, wherever that was.
      if (miss.wrong ? !isToldOf(whole, told) : told.length === 0)
        errors.push(internal(message, whole.path, placesOf(field ? [field] : [])))
    }
    const inJson = errors.length > 0 ? `,"errors":${JSON.stringify(boundErrors(errors))}` : ''
    const label = part.label === undefined ? '' : `,"label":${JSON.stringify(part.label)}`
    const torn = run.missed ? { data: JSON.parse(data) } : null
    return { path, torn, text: `{"data":${data},"path":${JSON.stringify(path)}${label}${inJson}}` }
  })
}

/** The fields of a place, as a part asks for them: where they are asked for besides, they are answered besides. */
function fieldsOf(to: Path, within: ClientPlace | null | undefined, whole: ClientPlace): ClientPlace['fields'] {
  const isWithin = within && within.fields.length > 0 && to.length + within.path.length === whole.path.length
  return isWithin ? within.fields : whole.fields
}

/** Whether there may be something to add to at a path: no null stands in its way. What is not in this data is in other. */
function isThere({ path, data }: Torn, to: Path): boolean {
  if (path.some((step, index) => to[index] !== step)) return true
  let value = data
  for (const step of to.slice(path.length)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) break
    value = (value as Record<string | number, unknown>)[step]
  }
  return value !== null
}
