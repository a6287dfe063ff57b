import { type ConstDirectiveNode, type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql'
import { enumOf, parseFieldSet, stringOf } from './field-set.ts'

/** Ways to fields from an entity, by names: `engine`, `engine/power`. Types on the way are left out. */
export type Ways = ReadonlySet<string>

/** What fields need of their entity before a subgraph can resolve them (`@requires`). */
export interface Requirements {
  /**
   * @param graph the subgraph's enum value in the supergraph
   * @param type where the field is declared; an interface stands for all types that have such a field
   * @returns ways to all that the field requires; none for one that requires nothing
   */
  of(graph: string, type: string, field: string): Ways
  /** What one type's field requires, as a field set; empty for one that requires nothing. */
  textOf(graph: string, type: string, field: string): string
  /** Whether some field requires one that requires something itself. */
  readonly chained: boolean
}

/** Read the `requires` of a supergraph's `join__field`. Each is parsed when it is first asked for. */
export function readRequirements(supergraph: DocumentNode): Requirements {
  const texts = new Map<string, string[]>()
  const add = (key: string, text: string) => texts.set(key, [...(texts.get(key) ?? []), text])
  const read = (type: string, field: string, directive: ConstDirectiveNode) => {
    const requires = directive.name.value === 'join__field' ? stringOf(directive, 'requires') : undefined
    if (!requires) return
    const graph = enumOf(directive, 'graph')
    add(`${graph}.${type}.${field}`, requires)
    add(`${graph}..${field}`, requires)
  }
  const readType = (type: { name: { value: string }; fields?: readonly Declared[] | undefined }) => {
    for (const { name, directives } of type.fields ?? [])
      for (const directive of directives ?? []) read(type.name.value, name.value, directive)
    return false
  }
  visit(supergraph, { [Kind.OBJECT_TYPE_DEFINITION]: readType, [Kind.INTERFACE_TYPE_DEFINITION]: readType })

  const ways = new Map<string, Ways>()
  const requiring = new Set([...texts.keys()].map((key) => key.slice(key.lastIndexOf('.') + 1)))
  const words = [...texts.values()].flat().flatMap((text) => text.match(/\w+/g) ?? [])
  return {
    chained: words.some((word) => requiring.has(word)),
    textOf: (graph, type, field) => texts.get(`${graph}.${type}.${field}`)?.join(' ') ?? '',
    of: (graph, type, field) => {
      const exact = `${graph}.${type}.${field}`
      const key = texts.has(exact) ? exact : `${graph}..${field}`
      const known = ways.get(key)
      if (known) return known
      const found = new Set<string>()
      for (const text of texts.get(key) ?? []) collectWays(parseFieldSet(text), '', found)
      if (found.size > 0) ways.set(key, found)
      return found
    },
  }
}

interface Declared {
  readonly name: { readonly value: string }
  readonly directives?: readonly ConstDirectiveNode[] | undefined
}

function collectWays({ selections }: SelectionSetNode, before: string, found: Set<string>): void {
  for (const selection of selections)
    if (selection.kind === Kind.FIELD) {
      const way = `${before}${selection.name.value}`
      found.add(way)
      if (selection.selectionSet) collectWays(selection.selectionSet, `${way}/`, found)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) collectWays(selection.selectionSet, before, found)
}
