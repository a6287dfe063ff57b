import { type DocumentNode, type FieldNode, Kind, type SelectionNode, visit } from 'graphql'

/** What an anchor is called where it must be told from the client's own `__typename`. */
export const ANCHOR = '__anchor'
const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }
const NAMED_ANCHOR: FieldNode = { ...TYPENAME, alias: { kind: Kind.NAME, value: ANCHOR } }

/** A field that every object has. @param named call it {@link ANCHOR} */
export const anchorOf = (named: boolean): FieldNode => (named ? NAMED_ANCHOR : TYPENAME)

/**
 * Give every object something that is asked for in any case. Apollo's planner moves a condition shared by all that is asked
 * of an object up to the object itself: `rename(…) @include(if: $a) { name @include(if: $b) }` would rename nobody unless $b
 * holds, and a list would be null instead of a list of empty objects. What is added is planned and never answered.
 * @param named call it {@link ANCHOR}
 */
export function anchorConditions(document: DocumentNode, named = false): DocumentNode {
  const anchor = anchorOf(named)
  return visit(document, {
    [Kind.FIELD]: (field) => {
      const { selectionSet } = field
      if (!selectionSet || selectionSet.selections.some(isCertain)) return undefined
      return { ...field, selectionSet: { ...selectionSet, selections: [anchor, ...selectionSet.selections] } }
    },
  })
}

const isCertain = (selection: SelectionNode) => selection.kind === Kind.FIELD && !selection.directives?.length
