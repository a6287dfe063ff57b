import fc from 'fast-check'
import { type DirectiveNode, Kind, parse, print, type SelectionNode, visit } from 'graphql'
import type { Arena } from './arena.ts'
import { equal, type ResponseError, strayed } from './compare.ts'
import { type Written, write } from './document.ts'
import { type OperationOptions, operations } from './operations.ts'
import { type UniverseOptions, universes } from './universe.ts'

type Path = readonly (string | number)[]
type Json = Record<string | number, unknown>

interface Item {
  readonly data: Json | null
  readonly path: Path
  readonly errors?: readonly ResponseError[]
}

/** An answer in parts, as JSON has it. */
export interface Part {
  readonly data?: Json | null
  readonly errors?: readonly ResponseError[]
  readonly incremental?: readonly Item[]
  readonly hasNext: boolean
}

export interface PartsRounds {
  readonly seed: number
  readonly numRuns: number
  readonly operation: OperationOptions
  readonly universe: UniverseOptions
}

/**
 * Put off some of generated operations, join the parts as a client does, and compare with the answer of one piece.
 * @returns how many answers came in parts at all
 */
export async function compareParts(arena: Arena, rounds: PartsRounds): Promise<number> {
  let inParts = 0
  const draws = fc.array(fc.nat(9), { minLength: 3, maxLength: 12 })
  const property = fc.asyncProperty(
    operations(arena.atlas.api, { ...rounds.operation, mutations: false }),
    universes(arena.atlas, rounds.universe),
    draws,
    async (generated, universe, drawn) => {
      const asked = write(arena.atlas.api, generated)
      const deferring = { ...asked, query: putOff(asked.query, drawn) }
      fc.pre(deferring.query.includes('@defer'))
      // What cannot be planned at all is another test's.
      const answers = await arena.ask(asked, universe).catch(() => null)
      if (!answers?.whole) return fc.pre(false)
      const parts = await arena.askForParts(deferring, universe)
      const problem =
        problemOf(parts, answers.whole.data, answers.calm && !answers.whole.errors) ??
        strayedIn(parts, await arena.placesIn(deferring, universe))
      if (problem) throw new Error(told(problem, arena, deferring, parts, answers.whole.data))
      if (parts.length > 1) inParts += 1
    },
  )
  const { seed, numRuns } = rounds
  await fc.assert(property, { seed, numRuns, endOnFailure: false, interruptAfterTimeLimit: 120_000 })
  return inParts
}

/** @param calm nothing is broken, and no error belongs to it: null goes no further than one field */
function problemOf(parts: readonly Part[], whole: unknown, calm: boolean): string | null {
  const [first, ...rest] = parts
  const last = parts.length - 1
  if (!parts.every(({ hasNext }, index) => hasNext === index < last)) return 'hasNext is wrong'
  const data = structuredClone(first?.data)
  const errors = [...(first?.errors ?? [])]
  for (const item of rest.flatMap(({ incremental }) => incremental ?? [])) {
    const place = item.path.reduce<unknown>((value, step) => (isObject(value) ? own(value, step) : undefined), data)
    if (!isObject(place)) return `there is nothing to add to at ${item.path.join('.')}`
    if (item.data) join(place, structuredClone(item.data))
    errors.push(...(item.errors ?? []))
  }
  if (!calm) return null
  if (errors.length > 0) return `errors come from nowhere: ${JSON.stringify(errors)}`
  return equal(data, whole) ? null : `joined, the parts are ${JSON.stringify(data)}`
}

/** What is wrong with where the errors of parts point in the document. */
function strayedIn(parts: readonly Part[], places: Awaited<ReturnType<Arena['placesIn']>>): string | null {
  const all = parts.flatMap(({ errors = [], incremental = [] }) => [
    ...errors,
    ...incremental.flatMap((item) => item.errors ?? []),
  ])
  for (const error of all) {
    const elsewhere = strayed(error, places, true)
    if (elsewhere) return elsewhere
  }
  return null
}

/** Add what a part brings, as Apollo Client does. */
function join(into: Json, from: object): void {
  for (const key of Object.keys(from)) {
    const [known, brought] = [own(into, key), own(from, key)]
    if (isObject(known) && isObject(brought)) join(known, brought)
    else Object.defineProperty(into, key, { value: brought, enumerable: true, configurable: true, writable: true })
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null
const own = (from: object, key: string | number): unknown =>
  Object.hasOwn(from, key) ? (from as Json)[key] : undefined

/** Defer some fragments, and put the last of some objects' fields into fragments that are. @param draws digits, taken in turn */
function putOff(query: string, draws: readonly number[]): string {
  let drawn = 0
  const draw = () => draws[drawn++ % draws.length] ?? 0
  const fragment = <T extends { readonly directives?: readonly DirectiveNode[] | undefined }>(node: T) =>
    draw() < 5 ? { ...node, directives: [...(node.directives ?? []), deferral(`l${drawn}`)] } : undefined
  const document = visit(parse(query, { noLocation: true }), {
    [Kind.INLINE_FRAGMENT]: { leave: fragment },
    [Kind.FRAGMENT_SPREAD]: { leave: fragment },
    [Kind.FIELD]: {
      leave: ({ selectionSet, ...field }) => {
        if (!selectionSet || draw() >= 4) return undefined
        const { selections } = selectionSet
        const cut = draw() % selections.length
        const later: SelectionNode = {
          kind: Kind.INLINE_FRAGMENT,
          directives: [deferral(`l${drawn}`)],
          selectionSet: { kind: Kind.SELECTION_SET, selections: selections.slice(cut) },
        }
        return { ...field, selectionSet: { ...selectionSet, selections: [...selections.slice(0, cut), later] } }
      },
    },
  })
  return print(document)
}

const deferral = (label: string): DirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'defer' },
  arguments: [
    { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'label' }, value: { kind: Kind.STRING, value: label } },
  ],
})

function told(problem: string, arena: Arena, { query, variables }: Written, parts: readonly Part[], whole: unknown) {
  const lines = { problem, world: arena.atlas.world.name, query, variables, parts, whole }
  return Object.entries(lines)
    .map(([title, value]) => `${title}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n')
}
