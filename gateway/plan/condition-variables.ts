import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  separateOperations,
  type VariableDefinitionNode,
} from 'graphql'
import { mistakes } from './document.ts'
import { Conditions } from './guard.ts'

/**
 * Variables of an operation that decide about a selection and may be null by their type: `$a: Boolean = true` is valid for
 * `@include(if: $a)`, and null is not among what it may be then.
 * Source: GraphQL §5.8.5 "All Variable Usages Are Allowed", §6.4.1 "Coercing Field Arguments".
 */
export function nullableConditions(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly VariableDefinitionNode[] {
  const nullable = (operation.variableDefinitions ?? []).filter(({ type }) => type.kind !== Kind.NON_NULL_TYPE)
  if (nullable.length === 0) return nullable
  const own = separateOperations(document)[operation.name?.value ?? '']
  const names = new Set(new Conditions(own ?? document).names)
  return nullable.filter(({ variable }) => names.has(variable.name.value))
}

/** @returns an error for each that is null; empty when none is */
export function checkConditions(
  definitions: readonly VariableDefinitionNode[],
  given: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  const nulls = definitions.filter(
    ({ variable: { name } }) => Object.hasOwn(given, name.value) && given[name.value] === null,
  )
  if (nulls.length === 0) return NONE
  const messageOf = ({ variable }: VariableDefinitionNode) =>
    `Variable "$${variable.name.value}" decides what is asked for and must not be null.`
  return mistakes(
    nulls.map((definition) => new GraphQLError(messageOf(definition), { nodes: definition })),
    'BAD_USER_INPUT',
  ).errors
}

const NONE: readonly GraphQLError[] = []
