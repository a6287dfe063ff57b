import type { PlanNode, QueryPlan } from '@apollo/query-planner'
import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { ALWAYS, both, type Conditions, type Guard, guardOf } from './guard.ts'
import { responseNameOf } from './names.ts'

/** What a client says of what it puts off. */
export interface Deferral {
  readonly label: string | undefined
  /**
   * To the objects it is of, as the client wrote it: names as they are while the plan runs, and `... on T` of fragments around
   * it.
   */
  readonly way: readonly string[]
  /** It is put off only where this holds: of the fragment and of all that is around it. */
  readonly guard: Guard
  /** The fragment itself, what is put off within it included. */
  readonly fragment: InlineFragmentNode
}

/** What a step of a way begins with that says of which type objects must be. */
export const ON = '... on '

/** By the label under which it is planned. */
export type Deferrals = ReadonlyMap<string, Deferral>

export const NO_DEFERRALS: Deferrals = new Map()

/**
 * Write fragments out, and give every `@defer` of an operation a label of its own, by which the plan tells it from others.
 * Apollo's planner says what of an object is put off, but forgets conditions around it, objects of which nothing is wanted at
 * once, and who wanted their types; and of objects of several types it says the way to those of the first. What the client wrote
 * is kept here.
 * @param conditions of the client's document
 */
export function labelDeferrals(
  document: DocumentNode,
  operationName: string | undefined,
  conditions: Pick<Conditions, 'placeOf'>,
): { readonly document: DocumentNode; readonly deferrals: Deferrals } {
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION && (!operationName || definition.name?.value === operationName),
  )
  if (!operation) return { document, deferrals: NO_DEFERRALS }
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const deferrals = new Map<string, Deferral>()
  let named = 0

  const written = (set: SelectionSetNode, around: Guard, to: readonly string[]): SelectionSetNode => ({
    ...set,
    selections: set.selections.map((selection) => {
      const guard = both(around, guardOf(selection, conditions) ?? ALWAYS)
      if (selection.kind === Kind.FIELD)
        return selection.selectionSet
          ? { ...selection, selectionSet: written(selection.selectionSet, guard, [...to, responseNameOf(selection)]) }
          : selection
      const inlined = inline(selection, fragments)
      const defer = inlined.directives?.find(({ name }) => name.value === 'defer')
      const own = `part${named++}`
      const on = inlined.typeCondition?.name.value
      const way = on === undefined ? to : [...to, `${ON}${on}`]
      const fragment = { ...inlined, selectionSet: written(inlined.selectionSet, guard, way) }
      if (!defer) return fragment
      const label = defer.arguments?.find(({ name }) => name.value === 'label')?.value
      const { directives, ...bare } = fragment
      deferrals.set(own, {
        label: label?.kind === Kind.STRING ? label.value : undefined,
        way: to,
        guard,
        fragment: bare,
      })
      return {
        ...fragment,
        directives: directives?.map((each) => (each === defer ? labelled(defer, own) : each)) ?? [],
      }
    }),
  })
  const selectionSet = written(operation.selectionSet, ALWAYS, [])
  if (deferrals.size === 0) return { document, deferrals }
  return { document: { ...document, definitions: [{ ...operation, selectionSet }] }, deferrals }
}

/**
 * The document with nothing put off. Apollo's planner takes `@defer` away by itself, and stumbles over fragments that cannot
 * apply when it does.
 */
export function withoutDeferrals(document: DocumentNode): DocumentNode {
  return visit(document, { [Kind.DIRECTIVE]: ({ name }) => (name.value === 'defer' ? null : undefined) })
}

function labelled(directive: DirectiveNode, label: string): DirectiveNode {
  const others = directive.arguments?.filter(({ name }) => name.value !== 'label') ?? []
  const argument: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'label' },
    value: { kind: Kind.STRING, value: label },
  }
  return { ...directive, arguments: [...others, argument] }
}

function inline(
  selection: FragmentSpreadNode | InlineFragmentNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): InlineFragmentNode {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection
  const fragment = fragments.get(selection.name.value)
  if (!fragment) throw new Error(`invariant broken: the document has no fragment "${selection.name.value}"`)
  const { typeCondition, selectionSet } = fragment
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet, directives: selection.directives ?? [] }
}

/** A plan with the labels its client gave. */
export function withClientsLabels(plan: QueryPlan, deferrals: Deferrals): QueryPlan {
  const relabelled = (node: PlanNode): PlanNode => {
    if (node.kind === 'Condition') {
      const { ifClause, elseClause } = node
      return {
        ...node,
        ...(ifClause && { ifClause: relabelled(ifClause) }),
        ...(elseClause && { elseClause: relabelled(elseClause) }),
      }
    }
    if (node.kind !== 'Defer') return node
    const deferred = node.deferred.map(({ label, ...part }) => {
      const given = deferrals.get(label ?? '')?.label
      return {
        ...part,
        ...(given !== undefined && { label: given }),
        ...(part.node && { node: relabelled(part.node) }),
      }
    })
    return { ...node, deferred }
  }
  const { node } = plan
  return node && node.kind !== 'Subscription' ? { ...plan, node: relabelled(node as PlanNode) } : plan
}
