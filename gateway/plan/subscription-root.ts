import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql'

const CONDITIONS = new Set([GraphQLSkipDirective.name, GraphQLIncludeDirective.name])

/**
 * A subscription has one stream from beginning to end, so its root must not depend on a condition. graphql-js reads the
 * condition here, and throws where a variable decides.
 * Source: GraphQL specification, September 2025, §5.2.4.1 Single Root Field.
 */
export function checkSubscriptionRoots(document: DocumentNode): readonly GraphQLError[] {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const seen = new Set<string>()

  const conditionsAt = ({ selections }: SelectionSetNode): GraphQLError[] =>
    selections.flatMap((selection) => {
      const condition = selection.directives?.find((directive) => CONDITIONS.has(directive.name.value))
      if (condition) {
        const message = `A subscription's root field must not depend on "@${condition.name.value}".`
        return [new GraphQLError(message, { nodes: condition })]
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) return conditionsAt(selection.selectionSet)
      if (selection.kind === Kind.FIELD || seen.has(selection.name.value)) return []
      seen.add(selection.name.value)
      const fragment = fragments.get(selection.name.value)
      return fragment ? conditionsAt(fragment.selectionSet) : []
    })

  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.SUBSCRIPTION
      ? conditionsAt(definition.selectionSet)
      : [],
  )
}
