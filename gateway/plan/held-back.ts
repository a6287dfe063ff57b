import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { withoutDecided } from './decided.ts'
import { entityFields } from './entity-fields.ts'
import type { FederationFacts } from './federation.ts'
import { ALWAYS, both, CONDITIONS, Conditions, type Guard, guardOf, sameGuard, unless } from './guard.ts'
import { PLANNERS, responseNameOf } from './names.ts'
import type { Requirements } from './requirements.ts'

export interface HeldBackSource {
  readonly facts: FederationFacts
  readonly requirements: Requirements
}

/** By where a field answers, as names joined by slashes, without types and lists: when that is so. */
type Guards = Map<string, Guard[]>

/** What is asked for within a fetch as an entity, and not on the way there. */
const ENTITIES = '_entities'

/**
 * Find a condition that holds back what it is not on. Where one field is asked for twice, `{ sum again: sum @include(if: $a) }`,
 * Apollo's planner joins the fetches of both, and may let both wait for what only the one with the condition requires: without
 * it, neither is fetched, and `sum` is null without a word. So it may do with what several fields require, when a condition is
 * on some of them.
 * @param plan of the document
 * @returns the variable of the condition; null when every field is fetched whenever it, or one that requires it, is asked for
 */
export function conditionThatHoldsBack(
  { node }: QueryPlan,
  document: DocumentNode,
  operationName: string | undefined,
  source: HeldBackSource,
): string | null {
  if (!node || node.kind === 'Subscription') return null
  const conditions = new Conditions(document)
  if (conditions.names.length === 0) return null
  const operation = document.definitions.find(
    (each): each is OperationDefinitionNode =>
      each.kind === Kind.OPERATION_DEFINITION && (!operationName || each.name?.value === operationName),
  )
  if (!operation) return null
  const asked: Guards = new Map()
  collect(operation.selectionSet, '', ALWAYS, conditions, fragmentsOf(document), asked)
  const fetched: Guards = new Map()
  for (const { fetch, at, guard } of fetchesOf(node as PlanNode, '', ALWAYS, conditions)) {
    collectFetched(fetch, at, guard, conditions, fetched)
    if (fetch.requires) collectRequired(fetch, at, guard, conditions, source, asked)
  }
  for (const [place, guards] of asked) {
    const ways = fetched.get(place)
    // What no fetch brings under this name is not judged here.
    if (!ways) continue
    for (const guard of guards)
      for (const missed of unless(guard, ways)) {
        const term = missed.find(({ condition }) => !guard.some((own) => own.condition === condition))
        const name = term && conditions.names[term.condition]
        if (name !== undefined) return name
      }
  }
  return null
}

/** The document with a condition's variable decided. */
export function withDecided(document: DocumentNode, variable: string, value: boolean): DocumentNode {
  const decided = visit(document, {
    [Kind.DIRECTIVE]: (directive): DirectiveNode | undefined => {
      if (!CONDITIONS.has(directive.name.value)) return undefined
      const given = directive.arguments?.map((argument) =>
        argument.value.kind === Kind.VARIABLE && argument.value.name.value === variable
          ? { ...argument, value: { kind: Kind.BOOLEAN, value } as const }
          : argument,
      )
      return { ...directive, arguments: given ?? [] }
    },
  })
  return withoutDecided(decided)
}

/** A fetch, and when and where it is sent. */
interface Placed {
  readonly fetch: FetchNode
  readonly at: string
  readonly guard: Guard
}

function fetchesOf(node: PlanNode, at: string, guard: Guard, conditions: Conditions): Placed[] {
  const inner = (each: PlanNode | undefined, within = guard) => (each ? fetchesOf(each, at, within, conditions) : [])
  switch (node.kind) {
    case 'Condition': {
      const condition = conditions.placeOf(node.condition)
      return [
        ...inner(node.ifClause, both(guard, [{ condition, holds: true }])),
        ...inner(node.elseClause, both(guard, [{ condition, holds: false }])),
      ]
    }
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((each) => inner(each))
    case 'Flatten':
      return fetchesOf(node.node, `${at}${placeOf(node.path)}`, guard, conditions)
    case 'Defer':
      return [
        ...inner(node.primary.node),
        // Paths of what is put off are whole again.
        ...node.deferred.flatMap((each) => (each.node ? fetchesOf(each.node, '', guard, conditions) : [])),
      ]
    case 'Fetch':
      return [{ fetch: node, at, guard }]
  }
}

function collectFetched(fetch: FetchNode, at: string, guard: Guard, conditions: Conditions, found: Guards): void {
  const document = parse(fetch.operation, { noLocation: true })
  const operation = document.definitions.find((each): each is OperationDefinitionNode => 'operation' in each)
  if (!operation) return
  const { selections } = operation.selectionSet
  const entities = fetch.requires && selections.find((each) => each.kind === Kind.FIELD && each.name.value === ENTITIES)
  const set = entities?.kind === Kind.FIELD && entities.selectionSet ? entities.selectionSet : operation.selectionSet
  collect(set, at, guard, conditions, fragmentsOf(document), found)
}

/** Note when what the fields of a fetch require is to be there. */
function collectRequired(
  fetch: FetchNode,
  at: string,
  around: Guard,
  conditions: Conditions,
  { facts, requirements }: HeldBackSource,
  found: Guards,
): void {
  const graph = facts.enumByName.get(fetch.serviceName) ?? ''
  const fields = entityFields(parse(fetch.operation, { noLocation: true }), (each) => guardOf(each, conditions))
  for (const { field, type, guard } of fields) {
    const when = consistent(both(around, guard))
    if (when) for (const way of requirements.of(graph, type, field.name.value)) note(found, `${at}/${way}`, when)
  }
}

/** Each guard once, and none beside one that always holds. */
function note(found: Guards, place: string, guard: Guard): void {
  const known = found.get(place)
  if (!known || guard.length === 0) found.set(place, [guard])
  else if (known[0]?.length !== 0 && !known.some((each) => sameGuard(each, guard))) known.push(guard)
}

/** Note when each field of a selection set is there. */
function collect(
  { selections }: SelectionSetNode,
  at: string,
  around: Guard,
  conditions: Conditions,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  found: Guards,
): void {
  const inner = (set: SelectionSetNode | undefined, place: string, guard: Guard) =>
    set && collect(set, place, guard, conditions, fragments, found)
  for (const selection of selections) {
    const own = guardOf(selection, conditions)
    if (!own) continue
    const guard = consistent(both(around, own))
    if (!guard) continue
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      inner(fragments.get(selection.name.value)?.selectionSet, at, guard)
      continue
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      inner(selection.selectionSet, at, guard)
      continue
    }
    const place = `${at}/${nameOf(selection)}`
    note(found, place, guard)
    inner(selection.selectionSet, place, guard)
  }
}

const nameOf = (selection: SelectionNode & { kind: Kind.FIELD }) => responseNameOf(selection).replace(PLANNERS, '')

/** Each term once; null for what can never hold. */
function consistent(guard: Guard): Guard | null {
  const once = guard.filter((term, index) => guard.findIndex(({ condition }) => condition === term.condition) === index)
  return guard.every((term) =>
    once.some(({ condition, holds }) => condition === term.condition && holds === term.holds),
  )
    ? once
    : null
}

/** Names of a path in the plan: without lists, and without the types that objects must be of. */
const placeOf = (path: readonly unknown[]) =>
  path
    .map((step) => String(step).split('|')[0] ?? '')
    .filter((step) => step !== '@' && step !== '' && !step.startsWith('... on '))
    .map((step) => `/${step}`)
    .join('')

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  )
