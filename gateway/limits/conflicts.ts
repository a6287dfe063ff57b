import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql'
import { type Fragments, fragmentsOf, isCyclic } from './fold.ts'
import { LimitExceeded } from './limit.ts'

/** Pairs of fields that answer under one name of one object. Fifty components that all select `id` and `name` have 2,450. */
export const CONFLICTS_MAX = 100_000

/**
 * Bound the pairs of fields that validation compares for conflicts, at any level, whatever fragments they are written in.
 * Writes fragments out, so it is for documents whose size is known to be bounded.
 * @returns the refusal, or null; also null where fragments spread themselves, which validation refuses
 */
export function checkConflicts(document: DocumentNode, limit = CONFLICTS_MAX): LimitExceeded | null {
  const fragments = fragmentsOf(document)
  if (isCyclic(fragments)) return null
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue
    const actual = pairsIn([definition.selectionSet], fragments)
    if (actual <= limit) continue
    const what = `Fields of the document that share a name make ${actual} pairs to compare.`
    return new LimitExceeded('CONFLICT_LIMIT_EXCEEDED', what, limit, actual)
  }
  return null
}

/** @param sets selection sets of one object */
function pairsIn(sets: readonly SelectionSetNode[], fragments: Fragments): number {
  const fieldsByName = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  for (const set of sets) collect(set)
  let pairs = 0
  for (const fields of fieldsByName.values()) {
    pairs += (fields.length * (fields.length - 1)) / 2
    const below = fields.flatMap(({ selectionSet }) => selectionSet ?? [])
    if (below.length > 0) pairs += pairsIn(below, fragments)
  }
  return pairs

  /** A fragment counts once for an object, however often it is spread (GraphQL §6.3.2). */
  function collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet)
      else if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value
        const fields = fieldsByName.get(name)
        if (fields) fields.push(selection)
        else fieldsByName.set(name, [selection])
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value)
        for (const { selectionSet } of fragments.get(selection.name.value) ?? []) collect(selectionSet)
      }
    }
  }
}
