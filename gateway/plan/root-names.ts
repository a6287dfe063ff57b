import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/**
 * Let fragments on a root type go without its name where they stand in that type. A subgraph may call its root by another
 * name than the supergraph, which does not say so: `... on Query` would match nothing there, silently.
 * @returns the document itself when it names no root type
 */
export function withoutRootNames(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const roots = new Set(Object.values(OperationTypeNode).map((operation) => schema.getRootType(operation)?.name))
  const fragments = new Map<string, FragmentDefinitionNode>()
  let named = false
  visit(document, {
    [Kind.FRAGMENT_DEFINITION]: (fragment) => {
      fragments.set(fragment.name.value, fragment)
      named ||= roots.has(fragment.typeCondition.name.value)
    },
    [Kind.INLINE_FRAGMENT]: ({ typeCondition }) => {
      named ||= roots.has(typeCondition?.name.value)
    },
  })
  if (!named) return document
  const types = new TypeInfo(schema)
  const isHere = (condition: string | undefined) => roots.has(condition) && types.getParentType()?.name === condition
  const rewritten: DocumentNode = visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.INLINE_FRAGMENT]: ({ typeCondition, ...fragment }) =>
        isHere(typeCondition?.name.value) ? fragment : undefined,
      [Kind.FRAGMENT_SPREAD]: ({ name, directives }): InlineFragmentNode | undefined => {
        const fragment = fragments.get(name.value)
        if (!fragment || !isHere(fragment.typeCondition.name.value)) return undefined
        return { kind: Kind.INLINE_FRAGMENT, ...(directives && { directives }), selectionSet: fragment.selectionSet }
      },
    }),
  )
  return rewritten
}

/** Likewise of what the planner sends to a subgraph's root. @param operation a fetch of root fields, as text */
export function withoutRootFragments(operation: string, rootName: string): string {
  if (!operation.includes(`on ${rootName}`)) return operation
  const document = parse(operation, { noLocation: true })
  const bare = ({ selections, ...set }: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: selections.map((selection): SelectionNode => {
      if (selection.kind !== Kind.INLINE_FRAGMENT) return selection
      const { typeCondition, ...fragment } = selection
      const isRoot = typeCondition === undefined || typeCondition.name.value === rootName
      return isRoot ? { ...fragment, selectionSet: bare(selection.selectionSet) } : selection
    }),
  })
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? { ...definition, selectionSet: bare(definition.selectionSet) }
      : definition,
  )
  return stripIgnoredCharacters(print({ ...document, definitions }))
}
