import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql'
import { type EntityField, entityFields, entitySets } from './entity-fields.ts'
import { ALWAYS } from './guard.ts'
import type { Variants } from './variants.ts'

/**
 * Turn variants of fields back into the fields they stand for. A subgraph that needs one field with two sets of arguments is
 * asked once for each, as one representation has room for one of them.
 * @param graph the subgraph's enum value in the supergraph
 * @returns the fetches to make instead, all at once
 */
export function withoutVariants(node: FetchNode, graph: string, variants: Variants): FetchNode[] {
  if (variants.byName.size === 0) return [node]
  const conflicting = conflictsIn(node.requires ?? [], variants)
  const parts = conflicting.size > 0 ? split(node, graph, conflicting, variants) : [node]
  return parts.map((part) => ({ ...part, operation: restored(part.operation, variants) }))
}

function restored(operation: string, { byName }: Variants): string {
  let changed = false
  const document = visit(parse(operation, { noLocation: true }), {
    [Kind.FIELD]: (field): FieldNode | undefined => {
      const variant = byName.get(field.name.value)
      if (!variant) return undefined
      changed = true
      return {
        ...field,
        alias: field.alias ?? field.name,
        name: { kind: Kind.NAME, value: variant.field },
        ...(variant.arguments && { arguments: variant.arguments }),
      }
    },
  })
  return changed ? text(document) : operation
}

/** Variants that share a place in the representation with another one or with the field itself, and that one. */
function conflictsIn(requires: readonly QueryPlanSelectionNode[], { byName }: Variants): Set<string> {
  const found = new Set<string>()
  /** Selections that are sent as one object: what fragments of one type require becomes one. */
  const visitSets = (sets: readonly (readonly QueryPlanSelectionNode[])[]): void => {
    const byField = new Map<string, Set<string>>()
    const below = new Map<string, (readonly QueryPlanSelectionNode[])[]>()
    const walk = (selections: readonly QueryPlanSelectionNode[]): void => {
      for (const selection of selections) {
        if (selection.kind === 'InlineFragment') {
          walk(selection.selections)
          continue
        }
        const { name } = selection
        const field = byName.get(name)?.field ?? name
        byField.set(field, (byField.get(field) ?? new Set()).add(name))
        if (selection.selections) below.set(field, [...(below.get(field) ?? []), selection.selections])
      }
    }
    for (const set of sets) walk(set)
    for (const names of byField.values()) if (names.size > 1) for (const name of names) found.add(name)
    for (const inner of below.values()) visitSets(inner)
  }
  visitSets([requires])
  return found
}

/** Part the fields of entities so that no two of a part require one field in two ways. */
function split(node: FetchNode, graph: string, conflicting: ReadonlySet<string>, variants: Variants): FetchNode[] {
  const document = parse(node.operation, { noLocation: true })
  const nameOf = (way: string) => way.slice(way.lastIndexOf('/') + 1)
  const needs = ({ field, type }: EntityField): string[] =>
    [...variants.requirements.of(graph, type, field.name.value)].map(nameOf).filter((name) => conflicting.has(name))
  const openPart = () => ({ names: new Set<string>(), fields: new Set<FieldNode>() })
  const parts = [openPart()]
  const fieldOf = (name: string) => variants.byName.get(name)?.field ?? name
  for (const each of entityFields(document, () => ALWAYS)) {
    const needed = needs(each)
    const clashes = ({ names: taken }: (typeof parts)[number]) =>
      needed.some((name) => [...taken].some((other) => other !== name && fieldOf(other) === fieldOf(name)))
    const fitting = parts.find((part) => !clashes(part))
    const part = fitting ?? openPart()
    if (!fitting) parts.push(part)
    for (const name of needed) part.names.add(name)
    part.fields.add(each.field)
  }
  const claimed = new Set(parts.flatMap(({ names }) => [...names]))
  return parts.map(({ names: kept, fields }) => {
    // What no field requires is a key.
    const drop = new Set([...claimed].filter((name) => !kept.has(name)))
    const part = onlyFields(document, fields)
    const used = variablesIn(part)
    return {
      ...node,
      operation: text(part),
      requires: withoutFields(node.requires ?? [], drop),
      ...(node.variableUsages && { variableUsages: node.variableUsages.filter((name) => used.has(name)) }),
    }
  })
}

function onlyFields(document: DocumentNode, kept: ReadonlySet<FieldNode>): DocumentNode {
  const filtered = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return kept.has(selection) ? [selection] : []
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection]
      const below = filtered(selection.selectionSet)
      return below.selections.length > 0 ? [{ ...selection, selectionSet: below }] : []
    }),
  })
  const sets = new Set(entitySets(document))
  const part = visit(document, { [Kind.SELECTION_SET]: (set) => (sets.has(set) ? filtered(set) : undefined) })
  const used = variablesIn(part)
  return visit(part, {
    [Kind.VARIABLE_DEFINITION]: ({ variable }) => (used.has(variable.name.value) ? undefined : null),
  })
}

function variablesIn(document: DocumentNode): Set<string> {
  const used = new Set<string>()
  visit(document, {
    [Kind.VARIABLE_DEFINITION]: () => false,
    [Kind.VARIABLE]: ({ name }) => {
      used.add(name.value)
    },
  })
  return used
}

function withoutFields(
  selections: readonly QueryPlanSelectionNode[],
  drop: ReadonlySet<string>,
): QueryPlanSelectionNode[] {
  return selections
    .filter((selection) => selection.kind !== 'Field' || !drop.has(selection.name))
    .map((selection) =>
      selection.selections ? { ...selection, selections: withoutFields(selection.selections, drop) } : selection,
    )
}

const text = (document: DocumentNode) => stripIgnoredCharacters(print(document))
