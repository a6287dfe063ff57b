import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { both, CONDITIONS, Conditions, conditionalOn, type Guard, guardOf, holds, sameGuard } from './guard.ts'
import { responseNameOf } from './names.ts'
import type { Run, Step } from './run.ts'

/** One root field of a mutation, which runs when those before it have ended. */
export interface Turn {
  /** Asks for nothing else. */
  readonly document: DocumentNode
  /** Where the operation selects the field. The first place that counts is the field's place in the order. */
  readonly places: readonly Place[]
}

interface Place {
  readonly index: number
  /** Conditions by name. */
  readonly when: readonly { readonly variable: string; readonly holds: boolean }[]
}

interface Occurrence {
  readonly index: number
  readonly field: FieldNode
  readonly guard: Guard
}

/**
 * Make sure that a mutation's fields run in their order (GraphQL §6.2.2, §6.3.2). Apollo's planner runs all fields of
 * fragments with one condition where the first of these stands, past what stands between, and a field twice that is selected
 * again after another subgraph's.
 * @param document its fragments valid; of several operations, the one that is named is meant
 * @returns a document with all fields directly in the operation, in their order; or a turn for each field, where conditions
 *   decide about the order
 */
export function inOrder(document: DocumentNode, operationName: string | undefined): DocumentNode | readonly Turn[] {
  const operation = document.definitions.find(
    (each): each is OperationDefinitionNode =>
      each.kind === Kind.OPERATION_DEFINITION && (!operationName || each.name?.value === operationName),
  )
  if (operation?.operation !== OperationTypeNode.MUTATION) return document
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
  const conditions = new Conditions(document)
  const fields = [...collect(operation.selectionSet, fragments, conditions).values()]
  const asking = (selections: readonly SelectionNode[]): DocumentNode => ({
    ...document,
    definitions: [{ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } }, ...fragments],
  })
  const written = fields.map((occurrences) => writtenOnce(occurrences, conditions))
  if (written.every((field) => field !== null)) return asking(written)
  return fields.map((occurrences) => ({
    document: asking(occurrences.map(({ field, guard }) => underGuard(field, guard, conditions))),
    places: occurrences.map(({ index, guard }) => ({
      index,
      when: guard.map((term) => ({ variable: nameOf(term.condition, conditions), holds: term.holds })),
    })),
  }))
}

/** Where each root field is selected, by its name in the answer. */
function collect(
  set: SelectionSetNode,
  fragments: readonly FragmentDefinitionNode[],
  conditions: Conditions,
): Map<string, Occurrence[]> {
  const found = new Map<string, Occurrence[]>()
  let index = -1
  const walk = ({ selections }: SelectionSetNode, outer: Guard): void => {
    for (const selection of selections) {
      const own = guardOf(selection, conditions)
      if (!own) continue
      const guard = distinct(both(outer, own))
      if (selection.kind === Kind.FIELD) {
        index += 1
        const field = { ...selection, directives: selection.directives?.filter((each) => !isCondition(each)) ?? [] }
        const key = responseNameOf(selection)
        found.set(key, [...(found.get(key) ?? []), { index, field, guard }])
      } else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, guard)
      else {
        const fragment = fragments.find(({ name }) => name.value === selection.name.value)
        if (fragment) walk(fragment.selectionSet, guard)
      }
    }
  }
  walk(set, [])
  return found
}

/** One field instead of many occurrences of it; null when it does not always stand where the first of them does. */
function writtenOnce(occurrences: readonly Occurrence[], conditions: Conditions): FieldNode | null {
  const [first, ...others] = occurrences
  if (!first) return null
  const isSettled = others.every(({ guard }) => sameGuard(guard, first.guard))
  if (!isSettled && first.guard.length > 0) return null
  const directives = directivesOf(first.guard, conditions)
  if (!directives) return null
  const selections = occurrences.flatMap(({ field: { selectionSet }, guard }): readonly SelectionNode[] => {
    if (!selectionSet) return []
    return guard.length === 0 || isSettled ? selectionSet.selections : [fragmentUnder(selectionSet, guard, conditions)]
  })
  return {
    ...first.field,
    directives: [...(first.field.directives ?? []), ...directives],
    ...(first.field.selectionSet && { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
  }
}

/** A guard as directives of one selection, which has room for one of each kind; null when they do not hold it. */
function directivesOf(guard: Guard, conditions: Conditions): DirectiveNode[] | null {
  const directives = guard.map((term) => conditionalOn(nameOf(term.condition, conditions), term.holds))
  const kinds = new Set(directives.map(({ name }) => name.value))
  return kinds.size === directives.length ? directives : null
}

function underGuard(field: FieldNode, guard: Guard, conditions: Conditions): SelectionNode {
  if (guard.length === 0) return field
  return fragmentUnder({ kind: Kind.SELECTION_SET, selections: [field] }, guard, conditions)
}

function fragmentUnder(set: SelectionSetNode, guard: Guard, conditions: Conditions): SelectionNode {
  const [term, ...others] = guard
  return {
    kind: Kind.INLINE_FRAGMENT,
    ...(term && { directives: [conditionalOn(nameOf(term.condition, conditions), term.holds)] }),
    selectionSet:
      others.length === 0 ? set : { kind: Kind.SELECTION_SET, selections: [fragmentUnder(set, others, conditions)] },
  }
}

/**
 * Run the fields that count one after the other, in the order of the places where they do.
 * @param steps one for each turn
 */
export function takeTurns(turns: readonly Turn[], steps: readonly Step[], placeOf: (variable: string) => number): Step {
  const fields = turns.map(({ places }, index) => ({
    step: steps[index] as Step,
    places: places.map(({ index: at, when }) => ({
      at,
      guard: when.map(({ variable, holds: wanted }) => ({ condition: placeOf(variable), holds: wanted })),
    })),
  }))
  return async (run: Run) => {
    const asked = fields.flatMap(({ step, places }) => {
      const first = places.find(({ guard }) => holds(guard, run.conditions))
      return first ? [{ step, at: first.at }] : []
    })
    for (const { step } of asked.sort((left, right) => left.at - right.at)) await step(run)
  }
}

const nameOf = (condition: number, { names }: Conditions) => names[condition] as string
const isCondition = ({ name }: DirectiveNode) => CONDITIONS.has(name.value)
const distinct = (guard: Guard): Guard =>
  guard.filter((term, index) => !guard.slice(0, index).some((other) => sameGuard([term], [other])))
