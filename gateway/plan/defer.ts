import type { DeferNode, DeferredNode, PlanNode } from '@apollo/query-planner'
import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql'
import { ANCHOR } from './anchor.ts'
import { type Deferrals, ON } from './deferrals.ts'
import { parseFieldSet } from './field-set.ts'
import type { Conditions, Guard } from './guard.ts'
import { type InternalNames, responseNameOf } from './names.ts'
import type { Run, Step } from './run.ts'
import { type CompositeShape, openShapes, type Shape } from './shape.ts'
import { type Write, writerOf } from './write.ts'

/** A plan that answers in parts: what is wanted at once, and what comes when it comes. */
export interface CompiledDefer {
  readonly primary: Step
  readonly parts: readonly DeferredPart[]
}

/** What one `@defer` puts off. */
export interface DeferredPart {
  readonly label: string | undefined
  /** There is nothing to put off unless it holds. */
  readonly guard: Guard
  /** To the objects it adds to: names as they are while the plan runs, and `... on T` for what an object must be. */
  readonly path: readonly string[]
  /** Fetches it has to wait for. */
  readonly depends: readonly string[]
  readonly step: Step
  readonly shape: CompositeShape
  readonly write: Write
  /** What is put off within it. */
  readonly parts: readonly DeferredPart[]
}

export interface DeferSource {
  readonly schema: GraphQLSchema
  readonly names: InternalNames
  readonly conditions: Conditions
  readonly deferrals: Deferrals
  /** The form of the whole answer, nothing put off. */
  readonly whole: CompositeShape
  compile(node: PlanNode | undefined): Step
}

/** Compile a plan's node that puts off parts of an answer. Source: `DeferNode` of @apollo/query-planner. */
export function compileDefer(node: DeferNode, source: DeferSource): CompiledDefer {
  return {
    primary: source.compile(node.primary.node),
    parts: node.deferred.map((each) => compilePart(each, source)),
  }
}

/** @throws where Apollo's planner brings what is wanted with a part only with what is put off within it */
function compilePart(deferred: DeferredNode, source: DeferSource): DeferredPart {
  const { node, depends, label } = deferred
  const nested = node?.kind === 'Defer' ? node : null
  const { schema, names, conditions } = source
  const deferral = source.deferrals.get(label ?? '')
  if (!deferral) throw new Error(`invariant broken: nothing of the operation is put off as "${label}"`)
  const shapes = openShapes({
    schema,
    fragments: new Map(),
    conditions,
    deferring: true,
    naming: {
      fromOf: responseNameOf,
      keyOf: (field) => (responseNameOf(field) === ANCHOR ? null : names.clientsOf(responseNameOf(field))),
    },
  })
  const planned = nested ? nested.primary.subselection : deferred.subselection
  const brought = new Set(planned ? placesIn(parseFieldSet(planned.trim().slice(1, -1))) : [])
  const forgotten = placesIn(deferral.fragment.selectionSet).find((place) => !brought.has(place))
  if (forgotten)
    throw new Error(`the plan brings no "${forgotten}" with "${deferral.label}" at ${deferral.way.join('.')}`)
  const { type, path } = placeAt(schema, source.whole, deferral.way)
  const shape = shapes.compositeOf(type, { kind: Kind.SELECTION_SET, selections: [deferral.fragment] })
  return {
    label: deferral.label,
    guard: deferral.guard,
    path,
    depends: depends.map(({ id }) => id),
    step: source.compile(nested ? nested.primary.node : node),
    shape,
    write: writerOf(shape),
    parts: nested ? nested.deferred.map((each) => compilePart(each, source)) : [],
  }
}

/** Where the answer has fields of a selection set, as names joined by dots: without types, and without what is put off. */
function placesIn({ selections }: SelectionSetNode, above = ''): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return []
    const { selectionSet, directives } = selection
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return directives?.some(({ name }) => name.value === 'defer') ? [] : placesIn(selection.selectionSet, above)
    if (selection.name.value === TypeNameMetaFieldDef.name) return []
    const place = `${above}${responseNameOf(selection)}`
    return [place, ...(selectionSet ? placesIn(selectionSet, `${place}.`) : [])]
  })
}

/** The type of the objects at a path of the answer, and the path without types that all objects are of. */
function placeAt(
  schema: GraphQLSchema,
  whole: CompositeShape,
  way: readonly string[],
): { readonly type: GraphQLCompositeType; readonly path: readonly string[] } {
  let at = whole
  let type: GraphQLCompositeType = whole.type
  const path: string[] = []
  for (const step of way) {
    if (step.startsWith(ON)) {
      const on = schema.getType(step.slice(ON.length))
      if (!isCompositeType(on) || on === type || isWider(schema, on, type)) continue
      path.push(step)
      type = on
      continue
    }
    path.push(step)
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : []
    const field = [type.name, ...possible]
      .flatMap((name) => at.objectOf(name)?.fields ?? [])
      .find(({ from, source }) => from === step && source === 'data')
    const below = field && compositeIn(field.shape)
    if (!below) throw new Error(`invariant broken: the operation has no objects at ${way.join('.')}`)
    at = below
    type = below.type
  }
  return { type, path }
}

/** Whether all objects of the one type are of the other. */
const isWider = (schema: GraphQLSchema, on: GraphQLCompositeType, type: GraphQLCompositeType) =>
  isAbstractType(on) && !isUnionType(type) && schema.isSubType(on, type)

function compositeIn(shape: Shape): CompositeShape | null {
  if (shape.kind === 'list') return compositeIn(shape.item)
  return shape.kind === 'composite' ? shape : null
}

type Found = { readonly object: Record<string, unknown>; readonly path: readonly (string | number)[] }

/** The objects a part adds to, and where they are in the data. */
export function objectsAt(
  run: Run,
  path: readonly string[],
  isOfType: (name: unknown, type: string) => boolean,
): Found[] {
  const found: Found[] = []
  const walk = (value: unknown, index: number, way: readonly (string | number)[]): void => {
    if (Array.isArray(value)) {
      for (const [at, item] of value.entries()) walk(item, index, [...way, at])
      return
    }
    if (typeof value !== 'object' || value === null) return
    const object = value as Record<string, unknown>
    const step = path[index]
    if (step === undefined) found.push({ object, path: way })
    else if (!step.startsWith(ON)) walk(object[step], index + 1, [...way, step])
    else if (object.__typename === undefined || isOfType(object.__typename, step.slice(ON.length)))
      walk(value, index + 1, way)
  }
  walk(run.data, 0, [])
  return found
}
