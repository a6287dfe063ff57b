import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { ALWAYS, both, type Conditions, type Guard, guardOf } from '../../plan/guard.ts'
import { responseNameOf } from '../../plan/names.ts'
import type { CostFacts, FieldCost } from './facts.ts'
import { defaultsOf, type Given, givenOf } from './inputs.ts'

/** One field of an answer, wherever the operation selects it. */
export interface CostNode {
  readonly key: string
  readonly name: string
  readonly cost: FieldCost
  readonly given: Given
  readonly when: readonly Guard[]
  /** What an instance costs that is no object. */
  readonly leafWeight: number
  /** Of each kind of object that may be there; kinds that cost the same are one. */
  readonly kinds: readonly CostKind[]
}

/** One kind of object that may be in a place. */
export interface CostKind {
  /** Of one instance. */
  readonly weight: number
  readonly fields: readonly CostNode[]
}

export interface CostSource {
  readonly schema: GraphQLSchema
  readonly facts: CostFacts
  readonly document: DocumentNode
  readonly conditions: Pick<Conditions, 'placeOf'>
  /** What is not fetched for the caller costs nothing. */
  isDenied(typeName: string, fieldName: string): boolean
}

interface Selected {
  readonly set: SelectionSetNode
  readonly guard: Guard
}

/** @returns what gives the kinds of object a place may have; each place is worked out once, however many fragments lead there */
export function openNodes({ schema, facts, document, conditions, isDenied }: CostSource) {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const ids = new Map<object, number>()
  const idOf = (node: object) => {
    const known = ids.get(node)
    if (known !== undefined) return known
    ids.set(node, ids.size)
    return ids.size - 1
  }
  const known = new Map<string, readonly CostKind[]>()

  const collect = (type: GraphQLCompositeType, selected: readonly Selected[]) => {
    const found = new Map<string, { field: FieldNode; guard: Guard }[]>()
    const walk = ({ selections }: SelectionSetNode, outer: Guard): void => {
      for (const selection of selections) {
        const own = guardOf(selection, conditions)
        if (!own) continue
        const guard = both(outer, own)
        if (selection.kind === Kind.FIELD) {
          const key = responseNameOf(selection)
          if (selection.name.value.startsWith('__') || isDenied(type.name, selection.name.value)) continue
          const occurrences = found.get(key)
          if (occurrences) occurrences.push({ field: selection, guard })
          else found.set(key, [{ field: selection, guard }])
        } else {
          const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
          if (fragment && applies(schema, fragment.typeCondition?.name.value, type)) walk(fragment.selectionSet, guard)
        }
      }
    }
    for (const { set, guard } of selected) walk(set, guard)
    return found
  }
  const kindsOf = (type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): readonly CostKind[] => {
    const place = `${type.name} ${sets.map(idOf).join(' ')}`
    const before = known.get(place)
    if (before) return before
    const kinds = new Map<string, CostKind>()
    const selected = sets.map((set) => ({ set, guard: ALWAYS }))
    for (const each of isAbstractType(type) ? schema.getPossibleTypes(type) : [type]) {
      if (isUnionType(each)) continue
      const found = [...collect(each, selected)].flatMap(([key, occurrences]) => {
        const [first] = occurrences
        const cost = first && facts.field(each.name, first.field.name.value)
        return cost ? [{ key, occurrences, first: first.field, name: first.field.name.value, cost }] : []
      })
      const weight = facts.type(each.name)
      const signature = [
        weight,
        ...found.map(
          ({ key, cost, occurrences }) => `${key} ${idOf(cost)} ${occurrences.map(({ field }) => idOf(field))}`,
        ),
      ].join('\n')
      if (kinds.has(signature)) continue
      const fields = found.map(({ key, occurrences, first, name, cost }): CostNode => {
        const definition = each.getFields()[name]
        const below = getNamedType(definition?.type)
        return {
          key,
          name,
          cost,
          given: givenOf(first, cost, defaultsOf(definition), facts),
          when: occurrences.some(({ guard }) => guard.length === 0) ? [] : occurrences.map(({ guard }) => guard),
          leafWeight: below ? facts.type(below.name) : 0,
          kinds: isCompositeType(below)
            ? kindsOf(
                below,
                occurrences.flatMap(({ field }) => (field.selectionSet ? [field.selectionSet] : [])),
              )
            : [],
        }
      })
      kinds.set(signature, { weight, fields })
    }
    const all = [...kinds.values()]
    known.set(place, all)
    return all
  }
  return kindsOf
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLCompositeType): boolean {
  if (condition === undefined || condition === type.name) return true
  const on = schema.getType(condition)
  return isAbstractType(on) && !isUnionType(type) && schema.isSubType(on, type)
}
