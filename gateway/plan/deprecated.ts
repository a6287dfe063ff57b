import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Remarks } from './remarks.ts'

/** Something an operation uses that is going away. */
export interface Deprecation {
  /** A schema coordinate: `User.name`, `Query.user(name:)`, `Status.OLD`, `Filter.old`. */
  readonly coordinate: string
  /** As the schema says it. */
  readonly reason: string
  /** What to use instead: the first coordinate in backquotes of the reason; null when it names none. */
  readonly replacement: string | null
  /** Since when it is deprecated, `YYYY-MM-DD`: the date after "since"; null when that is not said. */
  readonly since: string | null
  /** The day it goes, `YYYY-MM-DD`: the last other date in the reason; null while none is set. */
  readonly removalDate: string | null
}

/**
 * What a valid operation uses that is deprecated, each once, in the order of the document. What comes in variables is not
 * looked into.
 */
export function deprecatedIn(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly Deprecation[] {
  const found = new Map<string, Deprecation>()
  const note = (coordinate: string, reason: string | null | undefined) => {
    if (reason != null && !found.has(coordinate)) found.set(coordinate, { coordinate, ...readReason(reason) })
  }
  const info = new TypeInfo(schema)
  const visitor = visitWithTypeInfo(info, {
    [Kind.FIELD]: () => {
      const parent = info.getParentType()
      const field = info.getFieldDef()
      if (parent && field) note(`${parent.name}.${field.name}`, field.deprecationReason)
    },
    [Kind.ARGUMENT]: (node: ArgumentNode) => {
      const [parent, field, argument] = [info.getParentType(), info.getFieldDef(), info.getArgument()]
      if (parent && field && argument && !info.getDirective())
        note(`${parent.name}.${field.name}(${node.name.value}:)`, argument.deprecationReason)
    },
    [Kind.OBJECT_FIELD]: ({ name }) => {
      const parent = getNamedType(info.getParentInputType())
      if (isInputObjectType(parent))
        note(`${parent.name}.${name.value}`, parent.getFields()[name.value]?.deprecationReason)
    },
    [Kind.ENUM]: ({ value }) => {
      const type = getNamedType(info.getInputType())
      if (isEnumType(type)) note(`${type.name}.${value}`, type.getValue(value)?.deprecationReason)
    },
  })
  const own = separateOperations(document)[operation.name?.value ?? '']
  if (own) visit(own, visitor)
  return [...found.values()]
}

/**
 * The house writes reasons as "Use `User.displayName`. Since 2026-11-21, goes on 2027-06-01."; of others we take what is there.
 */
export function readReason(reason: string): Omit<Deprecation, 'coordinate'> {
  const [, replacement = null] = /`([^`]+)`/.exec(reason) ?? []
  const [, said] = /\bsince (\d{4}-\d{2}-\d{2})\b/i.exec(reason) ?? []
  const since = said !== undefined && isDay(said) ? said : null
  const others = (reason.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? []).filter((date) => isDay(date) && date !== since)
  return { reason, replacement, since, removalDate: others.at(-1) ?? null }
}

const isDay = (text: string) => !Number.isNaN(Date.parse(text))

/**
 * What is said with every answer of an operation that uses what is going away: `extensions.deprecations`, and for what stands
 * between client and graph the days in headers, the earliest ones. Source: RFC 9745 (`Deprecation`), RFC 8594 (`Sunset`).
 * @returns undefined when nothing is
 */
export function deprecationRemarks(deprecations: readonly Deprecation[]): Remarks | undefined {
  if (deprecations.length === 0) return undefined
  const earliest = (days: readonly (string | null)[]) => days.filter((day) => day !== null).sort()[0]
  const since = earliest(deprecations.map((each) => each.since))
  const sunset = earliest(deprecations.map((each) => each.removalDate))
  return {
    extensions: `"deprecations":${JSON.stringify(deprecations.slice(0, TOLD_MAX))}`,
    headers: [
      ...(since === undefined ? [] : ['deprecation', `@${Date.parse(since) / 1000}`]),
      ...(sunset === undefined ? [] : ['sunset', new Date(sunset).toUTCString()]),
    ],
  }
}

/** Deprecations one answer tells of. */
const TOLD_MAX = 50
