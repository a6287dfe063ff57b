import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** How a number grows over a selection set. */
export interface Measure {
  /** What one field amounts to. @param below what its own selections amount to, 0 when it has none */
  ofField(field: FieldNode, below: number): number
  /** What a spread or an inline fragment amounts to; by default what it holds. */
  ofFragment?(
    below: number,
    kind: Kind.FRAGMENT_SPREAD | Kind.INLINE_FRAGMENT,
    selection: FragmentSpreadNode | InlineFragmentNode,
  ): number
  /** What selections beside each other amount to; 0 is neutral. */
  join(left: number, right: number): number
}

export interface Measured {
  readonly definition: OperationDefinitionNode | FragmentDefinitionNode
  readonly amount: number
}

/** Stops where numbers stop being exact. */
export const sum = (left: number, right: number) => Math.min(left + right, Number.MAX_SAFE_INTEGER)

/** The sum over all fields, a fragment's as often as it is spread. */
export const total = (ofField: (field: FieldNode) => number): Measure => ({
  ofField: (field, below) => sum(ofField(field), below),
  join: sum,
})

/**
 * Measure every operation as if its fragments were written out, without writing them out: a fragment is measured once and
 * counted wherever it is spread, so 2³⁰ spreads in 2 kB cost what 30 fragments cost.
 * @returns operations and fragments in the order of the document; fragments too, as validation walks those nobody spreads.
 * Amounts stop growing at 2⁵³ − 1. A spread within its own cycle and one of a fragment that is not there amount to nothing:
 * validation says what is wrong with them.
 */
export function measureDocument(document: DocumentNode, measure: Measure): readonly Measured[] {
  const fragments = fragmentsOf(document)
  const amounts = new Map<string, number>()
  const ofFragment: NonNullable<Measure['ofFragment']> = measure.ofFragment ?? ((below) => below)
  for (const name of innermostFirst(fragments).names)
    amounts.set(name, joinAll((fragments.get(name) ?? []).map(({ selectionSet }) => amountOf(selectionSet))))

  function amountOf({ selections }: SelectionSetNode): number {
    return joinAll(
      selections.map((selection) => {
        const { kind } = selection
        if (kind === Kind.FRAGMENT_SPREAD) return ofFragment(amounts.get(selection.name.value) ?? 0, kind, selection)
        const below = selection.selectionSet ? amountOf(selection.selectionSet) : 0
        return kind === Kind.FIELD ? measure.ofField(selection, below) : ofFragment(below, kind, selection)
      }),
    )
  }
  function joinAll(parts: readonly number[]): number {
    return parts.reduce((left, right) => measure.join(left, right), 0)
  }

  return document.definitions
    .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION)
    .map((definition) => {
      const measurable = definition as OperationDefinitionNode | FragmentDefinitionNode
      return { definition: measurable, amount: amountOf(measurable.selectionSet) }
    })
}

/** Fragments by name, several where documents are mistaken. */
export type Fragments = ReadonlyMap<string, readonly FragmentDefinitionNode[]>

/** Fragments by name; all of them where two share one, lest the heavier one hide behind the other. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode[]>()
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue
    const known = fragments.get(definition.name.value)
    if (known) known.push(definition)
    else fragments.set(definition.name.value, [definition])
  }
  return fragments
}

/** True when a fragment spreads itself, by way of others or not. */
export const isCyclic = (fragments: Fragments): boolean => innermostFirst(fragments).cyclic

/** Names of fragments, each after those it spreads. Walked on a list, as a chain may be longer than the stack is deep. */
function innermostFirst(fragments: Fragments): { names: readonly string[]; cyclic: boolean } {
  const names: string[] = []
  const entered = new Set<string>()
  const left = new Set<string>()
  const pending = [...fragments.keys()]
  let cyclic = false
  for (let name = pending.at(-1); name !== undefined; name = pending.at(-1)) {
    if (entered.has(name)) {
      pending.pop()
      if (!left.has(name)) names.push(name)
      left.add(name)
      continue
    }
    entered.add(name)
    for (const fragment of fragments.get(name) ?? [])
      for (const spread of spreadsIn(fragment.selectionSet)) {
        if (fragments.has(spread) && !entered.has(spread)) pending.push(spread)
        // Entered and not left: we are on the way from there to here.
        else if (entered.has(spread) && !left.has(spread)) cyclic = true
      }
  }
  return { names, cyclic }
}

function spreadsIn({ selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection.name.value]
    return selection.selectionSet ? spreadsIn(selection.selectionSet) : []
  })
}
