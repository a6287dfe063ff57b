import { print } from 'graphql'
import type { PreparedOperation } from '../plan/planner.ts'

/**
 * Whether an operation is about what has an id: ids are long and of one thing only, so it is where the id stands anywhere in its
 * variables or its document. Variables it does not declare are nothing to it, and nobody has looked how large they are.
 */
export function mentionsOf(
  { document, operation }: Pick<PreparedOperation, 'document' | 'operation'>,
  variables: Readonly<Record<string, unknown>>,
): (id: string) => boolean {
  const declared = (operation.variableDefinitions ?? []).map(({ variable }) => variables[variable.name.value])
  return (id) => JSON.stringify(declared).includes(id) || print(document).includes(id)
}
