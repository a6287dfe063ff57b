import {
  type FragmentDefinitionNode,
  getNamedType,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  separateOperations,
} from 'graphql'
import type { Requirement } from '../access/requirements.ts'
import { type Lack, type Rights, rightsOf } from '../access/rights.ts'
import { type ScopesNeeded, scopesNeeded } from '../access/scopes-needed.ts'
import type { CheaperForm } from '../limits/cost/cheaper.ts'
import type { Cost, PathCost } from '../limits/cost/estimate.ts'
import { priceOf } from '../limits/cost/price.ts'
import { findDenials, openGate, requirementsIn } from './denied.ts'
import { type Deprecation, deprecatedIn } from './deprecated.ts'
import { Conditions } from './guard.ts'
import { responseNameOf } from './names.ts'
import type { PreparedOperation } from './planner.ts'
import { decided, type PlanTotals, planTotals, planTree } from './tree.ts'

/** What an operation costs, asks and uses, told without running it. */
export interface Explanation extends PlanTotals {
  readonly cost: Cost
  /** Every field that costs anything, the dearest first. */
  readonly costByPath: readonly PathCost[]
  /** How it could cost half as much, the change that keeps most first. */
  readonly cheaper: readonly CheaperForm[]
  /** What it asks of whoever runs it, each demand once. */
  readonly requirements: readonly Requirement[]
  readonly scopes: ScopesNeeded
  /** What would be denied to a caller with the rights in question. */
  readonly denied: readonly { readonly path: string; readonly lack: Lack }[]
  readonly deprecations: readonly Deprecation[]
  /** Paths whose answer depends on who asks: what holds them is nobody else's to keep. */
  readonly personal: readonly string[]
}

export interface ExplainedFor {
  /** Decides conditions and the lengths of lists; without them conditions go both ways, and lists are as long as by default. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined
  /** Whose denials are told; nobody's when left out. */
  readonly rights?: Rights
  /** Scopes that can be had, for {@link Explanation.scopes}; all when left out. */
  readonly obtainable?: (scope: string) => boolean
}

/** @param prepared with all rights, so that what is denied is counted too */
export function explain(
  prepared: PreparedOperation,
  { variables, rights = NO_RIGHTS, obtainable = () => true }: ExplainedFor = {},
): Explanation {
  const { graph, document, operation, plan } = prepared
  const { apiSchema: schema } = graph
  const conditions = new Conditions(document)
  const given = variables ?? {}
  const price = priceOf(prepared)
  const cost = price.estimate(given)
  const whole = planTree(plan, graph)
  const isTrue = () => {
    const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], given)
    return (variable: string) => coerced[variable] === true
  }
  const requirements = requirementsIn(graph, separateOperations(document)[operation.name?.value ?? ''] ?? document)
  const gate = openGate({ schema, requirement: graph.requirements.of }, rights)
  return {
    ...planTotals(variables ? decided(whole, isTrue()) : whole),
    cost,
    costByPath: price.byPath(given),
    cheaper: price.cheaper(given, Math.floor(cost.total / 2)),
    requirements,
    scopes: scopesNeeded(requirements, obtainable),
    denied: findDenials(schema, document, operation, gate, conditions).map(({ path, lack }) => ({
      path: path.join('.'),
      lack,
    })),
    deprecations: deprecatedIn(schema, document, operation),
    personal: personalPaths(prepared),
  }
}

const NO_RIGHTS = rightsOf({ kind: 'anonymous' })

/** Fields of an answer that depend on who asks; what lies within one is not told apart. */
function personalPaths({ graph, document, operation }: PreparedOperation): string[] {
  const { apiSchema: schema, streams } = graph
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const found = new Set<string>()

  const walk = (typeName: string, { selections }: SelectionSetNode, above: readonly string[]): void => {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
        if (fragment) walk(fragment.typeCondition?.name.value ?? typeName, fragment.selectionSet, above)
        continue
      }
      const name = selection.name.value
      if (name.startsWith('__')) continue
      const path = [...above, responseNameOf(selection)]
      if (streams.isPersonal(typeName, name)) {
        found.add(path.join('.'))
        continue
      }
      const type = schema.getType(typeName)
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
      const below = field && getNamedType(field.type)
      if (isCompositeType(below) && selection.selectionSet) walk(below.name, selection.selectionSet, path)
    }
  }
  const root = schema.getRootType(operation.operation)
  if (root) walk(root.name, operation.selectionSet, [])
  return [...found]
}
