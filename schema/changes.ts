import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import { type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql'
import { readReason } from './deprecation.ts'

/** What a change may do to clients: break them, surprise those that do not expect something new, or nothing. */
export type Severity = 'BREAKING' | 'DANGEROUS' | 'SAFE'

/** One difference between two states of a contract. */
export interface ContractChange {
  /** As graphql-inspector names it, such as `FIELD_REMOVED`. */
  readonly kind: string
  /** What it is about, as a schema coordinate: `User`, `User.name`, `Query.user(name:)`. */
  readonly coordinate: string
  readonly severity: Severity
  /** In words. */
  readonly message: string
  /** What to use instead, where the schema says so of something deprecated; null where it does not. */
  readonly replacement: string | null
  /** The day something deprecated goes, `YYYY-MM-DD`; of what has gone, the day it was to go. */
  readonly removalDate: string | null
}

/** How directives are written is not what a contract says: that of `@deprecated` is told as a deprecation. */
const NOT_SAID = /^DIRECTIVE_|_DESCRIPTION_|^SCHEMA_/

/**
 * @returns the differences, breaking ones first, otherwise in alphabetical order of what they are about. What comes or goes with
 * something else, such as the fields of a new type, is not told by itself
 */
export async function changesBetween(before: GraphQLSchema, after: GraphQLSchema): Promise<ContractChange[]> {
  const reasons = { before: reasonsIn(before), after: reasonsIn(after) }
  const changes = (await diff(before, after)).filter(({ type }) => !NOT_SAID.test(type))
  const whole = wholesIn(changes)
  return changes
    .filter((change) => !isPartOf(change, whole))
    .map((change): ContractChange => {
      const coordinate = coordinateOf(change)
      const reason = reasons.after.get(coordinate) ?? reasons.before.get(coordinate)
      const { replacement, removalDate } = reason === undefined ? NOTHING_SAID : readReason(reason)
      return {
        kind: change.type,
        coordinate,
        severity: SEVERITY[change.criticality.level],
        message: change.message,
        replacement,
        removalDate,
      }
    })
    .sort(
      (left, right) =>
        ORDER.indexOf(left.severity) - ORDER.indexOf(right.severity) ||
        left.coordinate.localeCompare(right.coordinate, 'en'),
    )
}

/** What came and what went as a whole: its parts came or went with it. */
function wholesIn(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(
    changes.flatMap((change) => {
      const [what] = /_(ADDED|REMOVED)$/.exec(change.type) ?? []
      return what && !change.type.includes('DEPRECATION') ? [`${coordinateOf(change)}${what}`] : []
    }),
  )
}

function isPartOf(change: Change, wholes: ReadonlySet<string>): boolean {
  const [what] = /_(ADDED|REMOVED)$/.exec(change.type) ?? []
  const coordinate = coordinateOf(change)
  const parents = [coordinate.split('.', 1)[0], coordinate.split('(', 1)[0]].filter((each) => each !== coordinate)
  return parents.some((parent) => wholes.has(`${parent}${what}`))
}

const SEVERITY: Record<CriticalityLevel, Severity> = {
  [CriticalityLevel.Breaking]: 'BREAKING',
  [CriticalityLevel.Dangerous]: 'DANGEROUS',
  [CriticalityLevel.NonBreaking]: 'SAFE',
}
const ORDER: readonly Severity[] = ['BREAKING', 'DANGEROUS', 'SAFE']
const NOTHING_SAID = { replacement: null, removalDate: null }

/** Whether a breaking change was announced: what has gone was deprecated, to go by that day. */
export function isAnnounced({ kind, removalDate }: ContractChange, today: Date): boolean {
  return kind.endsWith('_REMOVED') && removalDate !== null && Date.parse(removalDate) <= today.getTime()
}

/** An operation that somebody is known to run. */
export interface RecordedOperation {
  readonly document: string
  /** Who runs it, as people know them: a file, an app's id. */
  readonly who: string
  /** How often it ran, where that is known. */
  readonly count?: number
}

/** Who could not go on as before. */
export interface Hit {
  readonly operation: RecordedOperation
  /** What would be answered. */
  readonly messages: readonly string[]
}

/** @returns the operations that are valid before and not after */
export function hitsOf(
  operations: readonly RecordedOperation[],
  before: GraphQLSchema,
  after: GraphQLSchema,
): readonly Hit[] {
  return operations.flatMap((operation) => {
    const document = parsed(operation.document)
    if (!document || validate(before, document).length > 0) return []
    const errors = validate(after, document)
    return errors.length > 0 ? [{ operation, messages: errors.map(({ message }) => message) }] : []
  })
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true })
  } catch {
    return null
  }
}

/** Inspector writes `User.posts.first`, and what is about `@deprecated` below it; an argument's coordinate is `User.posts(first:)`. */
function coordinateOf({ path, type }: Change): string {
  const [name = '', member, argument] = (path ?? '').split('.@', 1)[0]?.split('.') ?? []
  if (member === undefined) return name
  const isArgument = argument !== undefined && type.includes('ARGUMENT')
  return isArgument ? `${name}.${member}(${argument}:)` : `${name}.${member}`
}

/** Why things are deprecated, by coordinate. */
function reasonsIn(schema: GraphQLSchema): Map<string, string> {
  const reasons = new Map<string, string>()
  const note = (coordinate: string, reason: string | null | undefined) => {
    if (reason != null) reasons.set(coordinate, reason)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if ('getFields' in type)
      for (const field of Object.values(type.getFields())) {
        note(`${type.name}.${field.name}`, field.deprecationReason)
        if ('args' in field)
          for (const argument of field.args)
            note(`${type.name}.${field.name}(${argument.name}:)`, argument.deprecationReason)
      }
    if ('getValues' in type)
      for (const value of type.getValues()) note(`${type.name}.${value.name}`, value.deprecationReason)
  }
  return reasons
}
