import { type Change, diff } from '@graphql-inspector/core'
import { type DocumentNode, extendSchema, type GraphQLSchema, parse, validate } from 'graphql'
import { readReason } from './deprecation.ts'
import { isTold, type Severity, severityOf } from './severity.ts'

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

/**
 * @returns the differences, breaking ones first, otherwise in alphabetical order of what they are about. What comes or goes with
 * something else, such as the fields of a new type, is not told by itself
 */
export async function changesBetween(before: GraphQLSchema, after: GraphQLSchema): Promise<ContractChange[]> {
  const reasons = { before: reasonsIn(before), after: reasonsIn(after) }
  const changes = (await diff(before, after)).filter((change) => isTold(change, before, after))
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
        severity: severityOf(change, after),
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
  // What is asked for at the root went with its type.
  if (change.type.startsWith('SCHEMA_')) return wholes.has(`${coordinate}_REMOVED`)
  const parents = [coordinate.split('.', 1)[0], coordinate.split('(', 1)[0]].filter((each) => each !== coordinate)
  return parents.some((parent) => wholes.has(`${parent}${what}`))
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
  const [then, now] = [withDefer(before), withDefer(after)]
  return operations.flatMap((operation) => {
    const document = parsed(operation.document)
    if (!document || validate(then, document).length > 0) return []
    const errors = validate(now, document)
    return errors.length > 0 ? [{ operation, messages: errors.map(({ message }) => message) }] : []
  })
}

/** What every contract has and none says: graphql-js 16 does not print `@defer`, and the gateway takes it. */
function withDefer(schema: GraphQLSchema): GraphQLSchema {
  return schema.getDirective('defer') ? schema : extendSchema(schema, DEFER, { assumeValidSDL: true })
}
const DEFER = parse('directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT')

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true })
  } catch {
    return null
  }
}

/** Inspector writes `User.posts.first`, and what is about `@deprecated` below it; an argument's coordinate is `User.posts(first:)`. */
function coordinateOf({ path, type, meta }: Change): string {
  const root = Object.entries(meta).find(([key]) => /^old\w+TypeName$/.test(key))?.[1]
  if (type.startsWith('SCHEMA_')) return String(root)
  const [name = '', member, argument] = (path ?? '').split('.@', 1)[0]?.split('.') ?? []
  if (member === undefined) return name
  if (name.startsWith('@')) return `${name}(${member}:)`
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
