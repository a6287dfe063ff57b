import type { FetchDataRewrite, QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import { quote } from './leaf.ts'
import { INHERITED } from './names.ts'
import { applyRewrites } from './rewrites.ts'
import type { Target } from './targets.ts'
import type { Types } from './types.ts'

/** What a fetch sends of an entity, for the subgraph to find it by (Apollo Federation, "_entities"). */
export interface Representation {
  /**
   * As JSON, which also tells equal ones; null when the entity is not to be fetched, or lacks something that is needed, however
   * deep: nothing is worked out from what could not be had.
   */
  textOf(entity: Target): string | null
  /** The field that is sent of an entity of a type, where it is one, a leaf and the same for all of them; null otherwise. */
  keyOf(typename: string): string | null
  /** The same as an object of its own. */
  objectOf(entity: Target): Record<string, unknown> | null
}

/** The name a required field is sent under, where that is not the name it was fetched under. */
export type SentName = (name: string) => string

const TYPES_MAX = 1_000

/**
 * Compile what a fetch requires of an entity. What depends on the entity's type is worked out once per type; a selection of
 * leaves, which nearly all are, is then written without an object in between.
 */
export function compileRepresentation(
  requires: readonly QueryPlanSelectionNode[],
  rewrites: readonly FetchDataRewrite[],
  types: Types,
  sentName: SentName,
): Representation {
  const objectOf = (entity: Target) => {
    const object = select(requires, entity)
    if (object?.__typename == null) return null
    applyRewrites(rewrites, object, types)
    return object
  }
  const slow = (entity: Target) => {
    const object = objectOf(entity)
    return object && JSON.stringify(object)
  }
  const writers = new Map<string, (entity: Target) => string | null>()
  const keys = new Map<string, string | null>()
  /** What is sent of an entity of a type where that is leaves only, by one selection. */
  const leavesOf = (typename: string): readonly QueryPlanFieldNode[] | null => {
    const [only, ...others] = matchingOf(typename)
    const plain = others.length === 0 && rewrites.length === 0 && only?.kind === 'InlineFragment'
    return plain && isFlat(only.selections) ? only.selections : null
  }
  const writerFor = (typename: string) => {
    if (matchingOf(typename).length === 0) return () => null
    const leaves = leavesOf(typename)
    return leaves ? leavesWriter(leaves, sentName) : slow
  }
  const matchingOf = (typename: string) =>
    requires.filter(
      (selection) => selection.kind === 'Field' || types.isOfType(typename, selection.typeCondition ?? typename),
    )

  function select(selections: readonly QueryPlanSelectionNode[], source: Target): Record<string, unknown> | null {
    const object: Record<string, unknown> = {}
    for (const selection of selections) {
      if (selection.kind === 'Field') {
        const name = selection.alias ?? selection.name
        const value = Object.hasOwn(source, name) ? selected(selection, source[name]) : undefined
        if (value === undefined) return null
        object[sentName(name)] = value
      } else if (types.isOfType(source.__typename, selection.typeCondition ?? String(source.__typename))) {
        const part = select(selection.selections, source)
        if (!part) return null
        join(object, part)
      }
    }
    return object
  }
  /** @returns undefined when something in it is missing */
  const selected = (field: QueryPlanFieldNode, value: unknown): unknown => {
    if (!field.selections || value === null || typeof value !== 'object') return value
    if (!Array.isArray(value)) return select(field.selections, value as Target) ?? undefined
    const items = value.map((item) => selected(field, item))
    return items.includes(undefined) ? undefined : items
  }

  return {
    objectOf,
    keyOf: (typename) => {
      let key = keys.get(typename)
      if (key === undefined) {
        key = keyIn(leavesOf(typename) ?? [])
        if (keys.size < TYPES_MAX) keys.set(typename, key)
      }
      return key
    },
    textOf: (entity) => {
      const { __typename: typename } = entity
      if (typeof typename !== 'string') return null
      let write = writers.get(typename)
      if (!write) {
        write = writerFor(typename)
        // A subgraph may send names of no type, and any number of them.
        if (writers.size < TYPES_MAX) writers.set(typename, write)
      }
      return write(entity)
    },
  }
}

const isFlat = (selections: readonly QueryPlanSelectionNode[]): selections is readonly QueryPlanFieldNode[] =>
  selections.every(
    (selection) =>
      selection.kind === 'Field' && !selection.selections?.length && !INHERITED.has(selection.alias ?? selection.name),
  ) && selections.some((selection) => selection.kind === 'Field' && selection.name === '__typename')

function keyIn(fields: readonly QueryPlanFieldNode[]): string | null {
  const [key, ...others] = fields.map(({ alias, name }) => alias ?? name).filter((name) => name !== '__typename')
  return key !== undefined && others.length === 0 ? key : null
}

function leavesWriter(fields: readonly QueryPlanFieldNode[], sentName: SentName): (entity: Target) => string | null {
  const names = fields.map(({ alias, name }) => alias ?? name)
  const labels = names.map((name, index) => `${index === 0 ? '{' : ','}${JSON.stringify(sentName(name))}:`)
  return (entity) => {
    let text = ''
    for (let index = 0; index < names.length; index++) {
      const value = entity[names[index] as string]
      if (value === undefined) return null
      text += (labels[index] as string) + (typeof value === 'string' ? quote(value) : JSON.stringify(value))
    }
    return `${text}}`
  }
}

function join(object: Record<string, unknown>, part: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(part)) {
    const known = object[key]
    if (isObject(known) && isObject(value)) join(known, value)
    else object[key] = value
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
