import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from 'graphql'
import { type Fragments, fragmentsOf, isCyclic } from './fold.ts'
import { LimitExceeded } from './limit.ts'

/** How often an operation may ask the same about the schema under another name. Tools ask everything once. */
export const INTROSPECTION_REPEATS_MAX = 3

const ABOUT_SCHEMA = /\b__(schema|type)\b/

/**
 * Bound how often an operation asks the same about the schema: its lists have no arguments and are as long as the schema is large, so 150
 * names for the types of ours are 20 MB, made in one piece. `__type` may be asked for as often as there may be root fields.
 * Writes fragments out, so it is for documents whose size is known to be bounded.
 * @returns the refusal, or null; also null where fragments spread themselves, which validation refuses
 */
export function checkIntrospection(document: DocumentNode, limit = INTROSPECTION_REPEATS_MAX): LimitExceeded | null {
  if (document.loc && !ABOUT_SCHEMA.test(document.loc.source.body)) return null
  const fragments = fragmentsOf(document)
  if (isCyclic(fragments)) return null
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    const about = [...fieldsOf([definition.selectionSet], fragments).values()].filter(([field]) =>
      ABOUT_SCHEMA.test(field?.name.value ?? ''),
    )
    const schemas = about.filter(([field]) => field?.name.value === '__schema')
    const actual =
      repeatsBeside(schemas) + about.reduce((repeats, fields) => repeats + repeatsBelow(fields, fragments), 0)
    if (actual <= limit) continue
    const what = `An operation asks the same about the schema ${actual} times more than once.`
    return new LimitExceeded('INTROSPECTION_LIMIT_EXCEEDED', what, limit, actual)
  }
  return null
}

/** Fields that answer under one name, of one object. */
type Selected = readonly FieldNode[]

function repeatsBelow(selected: Selected, fragments: Fragments): number {
  const sets = selected.flatMap(({ selectionSet }) => selectionSet ?? [])
  if (sets.length === 0) return 0
  const fields = [...fieldsOf(sets, fragments).values()]
  return repeatsBeside(fields) + fields.reduce((repeats, each) => repeats + repeatsBelow(each, fragments), 0)
}

/** How many of these ask what another one asks: they are what they are called, as hardly any of them takes an argument. */
function repeatsBeside(fields: readonly Selected[]): number {
  const names = fields.flatMap(([field]) => (field && field.name.value !== '__typename' ? field.name.value : []))
  return names.length - new Set(names).size
}

/** Fields of one object by the name they answer under, those of fragments too, each fragment once (GraphQL §6.3.2). */
function fieldsOf(sets: readonly SelectionSetNode[], fragments: Fragments): ReadonlyMap<string, Selected> {
  const byName = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet)
      else if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value
        byName.set(name, [...(byName.get(name) ?? []), selection])
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value)
        for (const { selectionSet } of fragments.get(selection.name.value) ?? []) collect(selectionSet)
      }
    }
  }
  for (const set of sets) collect(set)
  return byName
}
