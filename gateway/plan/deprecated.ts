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
import { type DeprecationReason, readReason } from '../../schema/deprecation.ts'
import type { Remarks } from './remarks.ts'

/** Something an operation uses that is going away. */
export interface Deprecation extends DeprecationReason {
  /** A schema coordinate: `User.name`, `Query.user(name:)`, `Status.OLD`, `Filter.old`. */
  readonly coordinate: string
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
