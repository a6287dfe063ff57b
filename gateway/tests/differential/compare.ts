import type { ExecutionResult, SourceLocation } from 'graphql'
import type { WholeAnswer } from './whole.ts'

type Path = readonly (string | number)[]

/** An answer as it reaches a client, as JSON has it. */
export interface Response {
  readonly data?: unknown
  readonly errors?: readonly ResponseError[]
}

export interface ResponseError {
  readonly message: string
  readonly path?: Path
  readonly locations?: readonly SourceLocation[]
}

/** Everything that was answered to one operation. */
export interface Answers {
  readonly ours: Response
  /** What @apollo/gateway answers. */
  readonly apollo: ExecutionResult | null
  /** What one server with all the data answers; null where it is no measure. */
  readonly whole: WholeAnswer | null
  /** A subgraph is out of order, as none of one server could be: of what it answers less may be there, but nothing else. */
  readonly outage: boolean
  /** Nothing is wrong with the data: no error may come from it. */
  readonly calm: boolean
}

/** A reason to differ from @apollo/gateway, each of them for the better. */
export interface Correction {
  readonly name: string
  readonly why: string
  holds(answers: Answers): boolean
}

/** Where ours may differ from Apollo's data. All else that differs is a fault of ours. */
export const CORRECTIONS: readonly Correction[] = [
  {
    name: 'no answer at all',
    why: 'Apollo gives up on the whole answer when one value is not of the shape it expects; the rest of it is still good.',
    holds: ({ apollo }) => apollo?.data === undefined || apollo.data === null,
  },
  {
    name: 'conditions within conditions',
    why: 'Apollo moves the condition of all that is asked of an object up to the object: it is never fetched, and null.',
    holds: ({ ours, apollo }) =>
      differences(ours.data, apollo?.data).every(({ one, other }) => isHollow(one) && other === null),
  },
  {
    name: 'more of the truth, and nothing else',
    why: 'While a subgraph is out of order, Apollo makes up what is worked out from it, or drops what needs nothing of it.',
    holds: ({ ours, apollo, whole, outage }) =>
      outage &&
      whole !== null &&
      differences(ours.data, apollo?.data).every(
        ({ path, other }) => other === null || other === undefined || !equal(other, valueAt(path, whole?.data)),
      ),
  },
  {
    name: 'a type nobody learnt',
    why: 'While the owner of an interface is out of order, Apollo takes its objects for none of the types fragments name.',
    holds: ({ ours, apollo, outage }) =>
      outage &&
      differences(ours.data, apollo?.data).every(
        ({ path, one, other }) => one === null && isObject(other) && isSaid(path, ours, ours.data),
      ),
  },
  {
    name: 'another of several owners',
    why: 'A root field that several subgraphs have is asked of one, and not always of the same: plans of one cost may differ.',
    holds: ({ ours, apollo, outage }) =>
      outage &&
      differences(ours.data, apollo?.data).every(
        ({ path, one }) => one === null && path.length === 1 && isSaid(path, ours, ours.data),
      ),
  },
  {
    name: 'one server says the same',
    why: 'Wherever we differ, graphql-js, with all the data and every resolver in one schema, answers what we answer.',
    holds: ({ ours, apollo, whole }) =>
      differences(ours.data, apollo?.data).every(({ path, one }) => whole && equal(one, valueAt(path, whole.data))),
  },
]

/** @returns what is wrong with our answer; null when nothing is */
export function disagreement(answers: Answers): string | null {
  const { ours, whole, apollo, calm, outage } = answers
  if (whole && outage) {
    const invented = differences(ours.data, whole.data).find(({ one }) => one !== null)
    if (invented) return `what no server answers: ${JSON.stringify(invented.one)} at ${invented.path.join('.')}`
  } else if (whole) {
    if (!equal(ours.data, whole.data))
      return `data is not what one server answers: ${firstDifference(ours.data, whole.data)}`
    const unsaid = (whole.errors ?? []).find(({ path = [] }) => !isSaid(path, ours, whole.data))
    if (unsaid) return `nothing is said of ${unsaid.path?.join('.')}: ${unsaid.message}`
    const needless = calm && ours.errors?.[0]
    if (needless && (whole.errors ?? []).length === 0) return `an error where nothing is wrong: ${needless.message}`
  }
  if (apollo && !equal(ours.data, apollo.data) && !CORRECTIONS.some(({ holds }) => holds(answers)))
    return `data is not what Apollo answers: ${firstDifference(ours.data, apollo.data)}`
  const misplaced = ours.errors?.find(({ path }) => path && !isPlace(path, ours.data))
  if (misplaced) return `an error at ${misplaced.path?.join('.')}, which is no place for one: ${misplaced.message}`
  for (const error of ours.errors ?? []) {
    const elsewhere = whole && strayed(error, whole.places)
    if (elsewhere) return elsewhere
  }
  return null
}

/**
 * @param inParts what is put off as well as asked for at once is told of where it is asked for in that part
 * @returns what is wrong with where an error of a field points in the document; null when it points as one server's would
 */
export function strayed(
  { path, locations }: ResponseError,
  places: WholeAnswer['places'],
  inParts = false,
): string | null {
  if (!path) return null
  const at = path.join('.')
  if (!locations?.length) return `an error at ${at} says nothing of where that is in the document`
  const expected = placesAt(path, places)
  // What one server came not to, because of a null before it, it has no places of.
  if (!expected || equal(locations, expected)) return null
  if (inParts && locations.every((each) => expected.some((one) => equal(each, one)))) return null
  return `an error at ${at} points at ${JSON.stringify(locations)}, not at ${JSON.stringify(expected)}`
}

/** Where one server has errors of a field stand; undefined for one it did not come to. */
function placesAt(path: Path, places: WholeAnswer['places']): readonly SourceLocation[] | undefined {
  const field = path.findLastIndex((step) => typeof step === 'string')
  return places.get(JSON.stringify(path.slice(0, field + 1)))
}

/** True when what is null because of an error at a path has an error with us: that one, or another as deep or deeper. */
function isSaid(path: Path, { errors = [] }: Response, data: unknown): boolean {
  const nulled = path.slice(0, depthOfNull(path, data))
  return errors.some(({ path: other = [] }) => nulled.every((each, index) => other[index] === each))
}

/** How many steps of a path lead to null, or to where nothing is. */
function depthOfNull(path: Path, data: unknown): number {
  let value = data
  for (const [depth, step] of path.entries()) {
    if (value === null || value === undefined) return depth
    value = Object.hasOwn(value as object, step) ? (value as Record<string | number, unknown>)[step] : undefined
  }
  return path.length
}

/**
 * True for a path into the answer that ends in null, before its end or there, or at what has something within it that could
 * be missing: because the client asked for it, or because something else requires it.
 */
function isPlace(path: Path, data: unknown): boolean {
  let value = data
  for (const step of path) {
    if (value === null) return true
    if (typeof value !== 'object' || !Object.hasOwn(value as object, step)) return false
    value = (value as Record<string | number, unknown>)[step]
  }
  return typeof value === 'object'
}

/** Objects, or lists of them, of which nothing was asked. */
function isHollow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every(isHollow)
}

/** Equality of JSON; keys in any order, `__proto__` like any other. */
export function equal(one: unknown, other: unknown): boolean {
  return differences(one, other).length === 0
}

interface Difference {
  readonly path: Path
  readonly one: unknown
  readonly other: unknown
}

/** @returns where two values of JSON differ, and what they are there; undefined is nothing at all */
function differences(one: unknown, other: unknown, path: Path = []): readonly Difference[] {
  const comparable = isObject(one) && isObject(other) && Array.isArray(one) === Array.isArray(other)
  if (!comparable) return Object.is(one, other) ? [] : [{ path, one, other }]
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].flatMap((key) => differences(own(one, key), own(other, key), [...path, key]))
}

function valueAt(path: Path, data: unknown): unknown {
  return path.reduce<unknown>((value, step) => (isObject(value) ? own(value, String(step)) : undefined), data)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const own = (from: object, key: string): unknown =>
  Object.hasOwn(from, key) ? (from as Record<string, unknown>)[key] : undefined

function firstDifference(one: unknown, other: unknown): string {
  const [first] = differences(one, other)
  return `${first?.path.join('.')} is ${JSON.stringify(first?.one)}, not ${JSON.stringify(first?.other)}`
}
