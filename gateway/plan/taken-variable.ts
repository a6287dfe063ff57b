import { type DocumentNode, Kind, visit } from 'graphql'

/** The variable a plan sends entities in; a client's of the same name has to give way. */
const TAKEN = 'representations'
/** Two underscores in front are free: no sensible client's variable begins with them. */
const FREE = '__representations'

/** The document as it is planned. The client's errors speak of the document as it was sent. */
export function withoutTakenVariable(document: DocumentNode): DocumentNode {
  return visit(document, {
    [Kind.VARIABLE]: (variable) =>
      variable.name.value === TAKEN ? { ...variable, name: { ...variable.name, value: FREE } } : undefined,
  })
}

/** The client's name of a variable of a plan. */
export const givenName = (variable: string): string => (variable === FREE ? TAKEN : variable)
