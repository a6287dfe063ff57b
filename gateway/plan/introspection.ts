import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql'

/**
 * True for a query that asks about the schema and nothing else. Answered by graphql-js, whose introspection is always
 * complete; Apollo's planner refuses what came after it was written, such as `isOneOf`.
 */
export function isIntrospection(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  if (operation.operation !== OperationTypeNode.QUERY) return false
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const asksOnly = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value.startsWith('__')
      if (selection.kind === Kind.INLINE_FRAGMENT) return asksOnly(selection.selectionSet)
      const fragment = fragments.get(selection.name.value)
      return fragment !== undefined && asksOnly(fragment.selectionSet)
    })
  return asksOnly(operation.selectionSet)
}
