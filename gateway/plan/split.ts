import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql'
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

/** Variants that share a place in the representation with another one. */
function conflictsIn(requires: readonly QueryPlanSelectionNode[], { byName }: Variants): Set<string> {
  const found = new Set<string>()
  const visitSet = (selections: readonly QueryPlanSelectionNode[]): void => {
    const byField = new Map<string, string[]>()
    const add = (field: string, name: string) => byField.set(field, [...(byField.get(field) ?? []), name])
    for (const selection of selections) {
      if (selection.kind === 'Field') {
        const variant = byName.get(selection.name)
        add(variant?.field ?? selection.name, selection.name)
      }
      if (selection.selections) visitSet(selection.selections)
    }
    for (const names of byField.values())
      if (names.length > 1) for (const name of names) if (byName.has(name)) found.add(name)
  }
  visitSet(requires)
  return found
}

/** Part the fields of entities so that no two of a part require variants of one field. */
function split(node: FetchNode, graph: string, conflicting: ReadonlySet<string>, variants: Variants): FetchNode[] {
  const document = parse(node.operation, { noLocation: true })
  const needs = (field: FieldNode): string[] =>
    [...(variants.requiredBy.get(`${graph}.${field.name.value}`) ?? [])].filter((name) => conflicting.has(name))
  const openPart = () => ({ variants: new Set<string>(), fields: new Set<string>() })
  const parts = [openPart()]
  const fieldOf = (name: string) => variants.byName.get(name)?.field
  eachEntityField(document, (field) => {
    const needed = needs(field)
    const clashes = ({ variants: taken }: (typeof parts)[number]) =>
      needed.some((name) => [...taken].some((other) => other !== name && fieldOf(other) === fieldOf(name)))
    const fitting = parts.find((each) => !clashes(each))
    const part = fitting ?? openPart()
    if (!fitting) parts.push(part)
    for (const name of needed) part.variants.add(name)
    part.fields.add(print(field))
  })
  return parts.map(({ variants: kept, fields }) => {
    const drop = new Set([...conflicting].filter((name) => !kept.has(name)))
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

function entitySets(document: DocumentNode): SelectionSetNode[] {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  return (operation as OperationDefinitionNode).selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && selection.selectionSet ? [selection.selectionSet] : [],
  )
}

function eachEntityField(document: DocumentNode, look: (field: FieldNode) => void): void {
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections)
      if (selection.kind === Kind.FIELD) look(selection)
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet)
  }
  for (const set of entitySets(document)) walk(set)
}

function onlyFields(document: DocumentNode, kept: ReadonlySet<string>): DocumentNode {
  const filtered = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return kept.has(print(selection)) ? [selection] : []
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
