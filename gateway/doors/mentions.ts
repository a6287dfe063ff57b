import { print } from 'graphql'
import type { PreparedOperation } from '../plan/planner.ts'

/**
 * Whether an operation is about what has an id: ids are long and of one thing only, so it is where the id stands anywhere in its
 * variables or its document.
 */
export function mentionsOf(
  { document }: Pick<PreparedOperation, 'document'>,
  variables: Readonly<Record<string, unknown>>,
): (id: string) => boolean {
  return (id) => JSON.stringify(variables).includes(id) || print(document).includes(id)
}
