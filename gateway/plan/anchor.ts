import { type DocumentNode, type FieldNode, Kind, type SelectionNode, visit } from 'graphql'

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/**
 * Give every object something that is asked for in any case. Apollo's planner moves a condition shared by all that is asked
 * of an object up to the object itself: `rename(…) @include(if: $a) { name @include(if: $b) }` would rename nobody unless $b
 * holds, and a list would be null instead of a list of empty objects. What is added is planned and never answered.
 */
export function anchorConditions(document: DocumentNode): DocumentNode {
  return visit(document, {
    [Kind.FIELD]: (field) => {
      const { selectionSet } = field
      if (!selectionSet || selectionSet.selections.some(isCertain)) return undefined
      return { ...field, selectionSet: { ...selectionSet, selections: [TYPENAME, ...selectionSet.selections] } }
    },
  })
}

const isCertain = (selection: SelectionNode) => selection.kind === Kind.FIELD && !selection.directives?.length
