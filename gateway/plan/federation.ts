import { type ConstDirectiveNode, type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql'
import { enumOf, parseFieldSet, stringOf } from './field-set.ts'
import type { GraphNames } from './names.ts'

/** What a supergraph says of itself beyond its types. */
export interface FederationFacts extends GraphNames {
  /** Labels of progressive overrides. */
  readonly overrideLabels: readonly string[]
  /** The enum value of each subgraph in `join__Graph`, by its name. */
  readonly enumByName: ReadonlyMap<string, string>
  /** Where each subgraph says it is; may be empty. */
  readonly urlByName: ReadonlyMap<string, string>
  /** A key by which a subgraph finds entities of a type, as a field set. @param graph its enum value */
  keyOf(graph: string, type: string): string | undefined
}

/** Read what the `join__…` directives of a supergraph tell. Source: specs.apollo.dev/join. */
export function readFederation(supergraph: DocumentNode): FederationFacts {
  const fields = new Set<string>()
  const planned = new Set<string>()
  const labels = new Set<string>()
  const enumByName = new Map<string, string>()
  const urlByName = new Map<string, string>()
  const keys = new Map<string, string>()
  const readKeys = ({
    name,
    directives = [],
  }: {
    name: { value: string }
    directives?: readonly ConstDirectiveNode[]
  }) => {
    for (const directive of directives) {
      const key =
        directive.name.value === 'join__type' && !isUnresolvable(directive) ? stringOf(directive, 'key') : undefined
      const place = `${enumOf(directive, 'graph')}.${name.value}`
      if (key && !keys.has(place)) keys.set(place, key)
    }
  }
  const plan = (fieldSet: string | undefined) => {
    if (fieldSet) collectNames(parseFieldSet(fieldSet), planned)
  }
  visit(supergraph, {
    [Kind.OBJECT_TYPE_DEFINITION]: readKeys,
    [Kind.INTERFACE_TYPE_DEFINITION]: readKeys,
    [Kind.FIELD_DEFINITION]: ({ name }) => {
      fields.add(name.value)
    },
    [Kind.ENUM_VALUE_DEFINITION]: ({ name, directives }) => {
      const graph = directives?.find((directive) => directive.name.value === 'join__graph')
      if (!graph) return
      const subgraph = stringOf(graph, 'name') ?? name.value
      enumByName.set(subgraph, name.value)
      urlByName.set(subgraph, stringOf(graph, 'url') ?? '')
    },
    [Kind.DIRECTIVE]: (node) => {
      const directive = node as ConstDirectiveNode
      if (directive.name.value === 'join__type') plan(stringOf(directive, 'key'))
      if (directive.name.value !== 'join__field') return
      plan(stringOf(directive, 'requires'))
      plan(stringOf(directive, 'provides'))
      for (const selection of contextSelections(directive)) plan(selection)
      const label = stringOf(directive, 'overrideLabel')
      if (label) labels.add(label)
    },
  })
  const keyOf = (graph: string, type: string) => keys.get(`${graph}.${type}`)
  return { fields, planned, overrideLabels: [...labels], enumByName, urlByName, keyOf }
}

/** Field sets an argument takes from what is above it. Source: specs.apollo.dev/context. */
function contextSelections(directive: ConstDirectiveNode): string[] {
  const given = directive.arguments?.find(({ name }) => name.value === 'contextArguments')?.value
  if (given?.kind !== Kind.LIST) return []
  return given.values.flatMap((each) => {
    const selection = each.kind === Kind.OBJECT && each.fields.find(({ name }) => name.value === 'selection')?.value
    return selection && selection.kind === Kind.STRING ? [selection.value.trim().replace(/^\{|\}$/g, '')] : []
  })
}

function collectNames({ selections }: SelectionSetNode, names: Set<string>): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) names.add(selection.name.value)
    if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) collectNames(selection.selectionSet, names)
  }
}

/**
 * Put keys a subgraph can resolve before those it only names. Where a fetch comes back for a field with `@requires`, Apollo's
 * planner takes the first key of the type, be it `resolvable: false`, and the subgraph is asked for what it cannot find.
 */
export function withResolvableKeysFirst(supergraph: DocumentNode): DocumentNode {
  const byKey = (directives: readonly ConstDirectiveNode[] | undefined) => {
    if (!directives?.some(isUnresolvable)) return undefined
    return [...directives].sort((left, right) => Number(isUnresolvable(left)) - Number(isUnresolvable(right)))
  }
  return visit(supergraph, {
    [Kind.OBJECT_TYPE_DEFINITION]: (type) => {
      const directives = byKey(type.directives)
      return directives && { ...type, directives }
    },
    [Kind.INTERFACE_TYPE_DEFINITION]: (type) => {
      const directives = byKey(type.directives)
      return directives && { ...type, directives }
    },
  })
}

function isUnresolvable(directive: ConstDirectiveNode): boolean {
  if (directive.name.value !== 'join__type' || !enumOf(directive, 'graph')) return false
  const resolvable = directive.arguments?.find(({ name }) => name.value === 'resolvable')?.value
  return resolvable?.kind === Kind.BOOLEAN && !resolvable.value
}
