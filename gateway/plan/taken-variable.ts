import { type DocumentNode, Kind, visit } from 'graphql'

/** The variable @apollo/gateway's executor sends entities in; it fails when a client's has the same name. */
const TAKEN = 'representations'
/** Two underscores in front are free: no sensible client's variable begins with them. */
const FREE = '__representations'

/** Give way to the executor's own variable. The client's errors speak of the document as it was sent. */
export function withoutTakenVariable(document: DocumentNode): DocumentNode {
  return visit(document, {
    [Kind.VARIABLE]: (variable) =>
      variable.name.value === TAKEN ? { ...variable, name: { ...variable.name, value: FREE } } : undefined,
  })
}

/** The variables of a request under the names the executor knows them by. */
export function withoutTakenName(variables: Record<string, unknown>): Record<string, unknown> {
  if (!Object.hasOwn(variables, TAKEN)) return variables
  const { [TAKEN]: value, ...others } = variables
  return Object.assign(Object.create(null), others, { [FREE]: value })
}
