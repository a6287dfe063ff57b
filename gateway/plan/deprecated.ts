import {
  type ArgumentNode,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** Something an operation uses that is going away. */
export interface Deprecation {
  /** A schema coordinate: `User.name`, `Query.user(name:)`, `Status.OLD`, `Filter.old`. */
  readonly coordinate: string
  /** As the schema says it. */
  readonly reason: string
  /** What to use instead: the first coordinate in backquotes of the reason; null when it names none. */
  readonly replacement: string | null
  /** The day it goes, `YYYY-MM-DD`: the last date in the reason; null while none is set. */
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
  for (const node of reachable(document, operation)) visit(node, visitor)
  return [...found.values()]
}

/** The operation and the fragments it spreads, directly or through others. */
function reachable({ definitions }: DocumentNode, operation: OperationDefinitionNode): ASTNode[] {
  const fragments = new Map(
    definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])),
  )
  const reached = new Set<string>()
  const follow = (set: SelectionSetNode): void =>
    void visit(set, {
      [Kind.FRAGMENT_SPREAD]: ({ name }) => {
        const fragment = fragments.get(name.value)
        if (!fragment || reached.has(name.value)) return
        reached.add(name.value)
        follow(fragment.selectionSet)
      },
    })
  follow(operation.selectionSet)
  return [operation, ...[...reached].flatMap((name) => fragments.get(name) ?? [])]
}

/** The house writes reasons as "Use `User.displayName` instead. Goes on 2027-06-01."; of others we take what is there. */
export function readReason(reason: string): Pick<Deprecation, 'reason' | 'replacement' | 'removalDate'> {
  const [, replacement = null] = /`([^`]+)`/.exec(reason) ?? []
  const dates = [...reason.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)].filter(([date]) => !Number.isNaN(Date.parse(date)))
  return { reason, replacement, removalDate: dates.at(-1)?.[0] ?? null }
}
