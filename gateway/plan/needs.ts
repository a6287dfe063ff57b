import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import { parse } from 'graphql'
import { entityFields } from './entity-fields.ts'
import { type Conditions, type Guard, guardOf, holds } from './guard.ts'
import type { Requirements, Ways } from './requirements.ts'
import type { Types } from './types.ts'

/** What a fetch requires of an entity, by the values of the operation's conditions. */
export type Needs = (conditions: readonly boolean[]) => readonly QueryPlanSelectionNode[]

export interface NeedsSource {
  readonly types: Types
  readonly requirements: Requirements
  readonly conditions: Conditions
  /** The client's name of a variable of the plan. */
  readonly givenName: (variable: string) => string
}

/** A field of the fetch that requires something, and when it is asked. */
interface Claim {
  readonly type: string
  readonly ways: Ways
  readonly guard: Guard
}

/** Combinations of conditions a fetch keeps selections for. */
const KEPT_MAX = 64

/**
 * Work out what a fetch need not require. A plan has one list of requirements for all fields of a fetch, whatever their
 * conditions; what only a field requires that is left out has been left out before, too. To wait for it would be to fetch
 * nothing at all.
 * @param graph the subgraph's enum value in the supergraph
 * @returns null when no condition decides about a field that requires something
 */
export function compileNeeds(node: FetchNode, graph: string, source: NeedsSource): Needs | null {
  const { operation, requires = [] } = node
  if (!operation.includes('@')) return null
  const conditions = { placeOf: (name: string) => source.conditions.placeOf(source.givenName(name)) }
  const fields = entityFields(parse(operation, { noLocation: true }), (selection) => guardOf(selection, conditions))
  const claims = fields.flatMap(({ field, type, guard }): Claim[] => {
    const ways = source.requirements.of(graph, type, field.name.value)
    return ways.size > 0 ? [{ type, ways, guard }] : []
  })
  if (claims.every(({ guard }) => guard.length === 0)) return null
  const kept = new Map<string, readonly QueryPlanSelectionNode[]>()
  return (values) => {
    const held = claims.map(({ guard }) => holds(guard, values))
    const key = held.map(Number).join('')
    const known = kept.get(key)
    if (known) return known
    const asked = claims.filter((_, index) => held[index])
    const needed = requires.flatMap((selection) => neededOf(selection, claims, asked, source.types))
    if (kept.size < KEPT_MAX) kept.set(key, needed)
    return needed
  }
}

/** One selection of a fetch's requirements, without what no field requires that is asked. */
function neededOf(
  selection: QueryPlanSelectionNode,
  claims: readonly Claim[],
  asked: readonly Claim[],
  types: Types,
): QueryPlanSelectionNode[] {
  const type = selection.kind === 'InlineFragment' ? selection.typeCondition : undefined
  const concerns = (claim: Claim) =>
    type === undefined || claim.type === '' || types.isOfType(type, claim.type) || types.isOfType(claim.type, type)
  const waysOf = (all: readonly Claim[]): Ways => new Set(all.filter(concerns).flatMap(({ ways }) => [...ways]))
  const claimed = waysOf(claims)
  const wanted = waysOf(asked)
  const needed = (each: QueryPlanSelectionNode, before: string): QueryPlanSelectionNode[] => {
    if (each.kind === 'InlineFragment') {
      const below = each.selections.flatMap((inner) => needed(inner, before))
      return below.length > 0 ? [{ ...each, selections: below }] : []
    }
    const way = `${before}${each.name}`
    // What nobody claims is a key or tells the type.
    if (claimed.has(way) && !wanted.has(way)) return []
    if (!each.selections?.length) return [each]
    const below = each.selections.flatMap((inner) => needed(inner, `${way}/`))
    return below.length > 0 ? [{ ...each, selections: below }] : []
  }
  return needed(selection, '')
}
