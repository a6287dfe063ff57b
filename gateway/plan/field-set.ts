import { type ConstDirectiveNode, Kind, parse, type SelectionSetNode } from 'graphql'

/** A field set of federation as a selection set. */
export function parseFieldSet(text: string): SelectionSetNode {
  const [definition] = parse(`{${text}}`, { noLocation: true }).definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`invariant broken: "${text}" is no field set`)
  return definition.selectionSet
}

export function stringOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value
  return value?.kind === Kind.STRING ? value.value : undefined
}

export function enumOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value
  return value?.kind === Kind.ENUM ? value.value : undefined
}
