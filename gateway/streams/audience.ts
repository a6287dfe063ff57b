import {
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { Mode, Viewer } from '../../platform/viewer.ts'
import type { PreparedOperation } from '../plan/planner.ts'

/** Who may hear one execution of a subscription: everybody alike, or only callers that are the same in everything we tell of them. */
export type Audience = 'everybody' | 'caller'

const SHARED_VIEWER: Viewer = { kind: 'service', name: 'gateway.streams', scopes: [] }

/** Who a stream for everybody of a world is asked for by: nobody's rights. */
export const sharedViewer = (mode: Mode): Viewer => (mode === 'live' ? SHARED_VIEWER : { ...SHARED_VIEWER, mode })

const known = new WeakMap<PreparedOperation, Audience>()

/**
 * Decide who may share a subscription, from its selection and the schema alone. Shared is what the owner says is
 * (`@tag(name: "shared")` on the field of Subscription), as long as nothing selected is tagged `viewer` or asks anything of the
 * caller, and every subgraph the plan asks takes part in these tags. A graph that says nothing shares nothing between callers.
 */
export function audienceOf(operation: PreparedOperation): Audience {
  const before = known.get(operation)
  if (before) return before
  const audience = decide(operation)
  known.set(operation, audience)
  return audience
}

function decide({ graph, document, operation, compiled }: PreparedOperation): Audience {
  const { streams, apiSchema } = graph
  const root = apiSchema.getRootType(operation.operation)
  if (!root || !compiled.stream || !streams.isShared(compiled.stream.field)) return 'caller'
  for (const subgraph of compiled.subgraphs) if (!streams.declares(subgraph)) return 'caller'
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const seen = new Set<string>()

  const isPersonal = (typeName: string, { selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value
        if (name.startsWith('__')) return false
        if (streams.isPersonal(typeName, name)) return true
        const type = apiSchema.getType(typeName)
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
        const below = field && getNamedType(field.type)
        return isCompositeType(below) && selection.selectionSet ? isPersonal(below.name, selection.selectionSet) : false
      }
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return isPersonal(selection.typeCondition?.name.value ?? typeName, selection.selectionSet)
      const fragment = fragments.get(selection.name.value)
      if (!fragment || seen.has(fragment.name.value)) return false
      seen.add(fragment.name.value)
      return isPersonal(fragment.typeCondition.name.value, fragment.selectionSet)
    })
  return isPersonal((root as GraphQLObjectType).name, operation.selectionSet) ? 'caller' : 'everybody'
}
