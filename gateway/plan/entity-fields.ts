import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'
import { both, type Guard } from './guard.ts'

/** A field that a fetch asks of an entity itself. */
export interface EntityField {
  readonly field: FieldNode
  /** The type of entity it is asked of. */
  readonly type: string
  readonly guard: Guard
}

/** The selections of `_entities` in a fetch of a plan. */
export function entitySets(document: DocumentNode): SelectionSetNode[] {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  return (operation as OperationDefinitionNode).selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && selection.selectionSet ? [selection.selectionSet] : [],
  )
}

/**
 * The fields a fetch asks of its entities, fragments walked through.
 * @param guardOf the condition of one selection; null for one that never counts
 */
export function entityFields(
  document: DocumentNode,
  guardOf: (selection: SelectionSetNode['selections'][number]) => Guard | null,
): EntityField[] {
  const found: EntityField[] = []
  const walk = ({ selections }: SelectionSetNode, type: string, outer: Guard): void => {
    for (const selection of selections) {
      const own = guardOf(selection)
      if (!own) continue
      const guard = both(outer, own)
      if (selection.kind === Kind.FIELD) found.push({ field: selection, type, guard })
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        walk(selection.selectionSet, selection.typeCondition?.name.value ?? type, guard)
    }
  }
  for (const set of entitySets(document)) walk(set, '', [])
  return found
}
