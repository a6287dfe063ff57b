import { type DocumentNode, Kind, visit } from 'graphql'
import { type Measure, measureDocument, sum } from '../limits/fold.ts'

const SELECTIONS: Measure = { ofField: (_, below) => sum(1, below), ofFragment: (below) => sum(1, below), join: sum }

/**
 * How much there is to plan: selections with fragments written out, doubled for every variable that decides about a
 * `@defer`, as each of its two cases is planned.
 * @param operationName of the operation that is planned; without it, the document has one
 */
export function planWeight(document: DocumentNode, operationName: string | undefined): number {
  const measured = measureDocument(document, SELECTIONS).find(
    ({ definition }) =>
      definition.kind === Kind.OPERATION_DEFINITION && (!operationName || definition.name?.value === operationName),
  )
  return (measured?.amount ?? 0) * 2 ** deferVariables(document).size
}

function deferVariables(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>()
  visit(document, {
    Directive: ({ name, arguments: given }) => {
      if (name.value !== 'defer') return
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return names
}
