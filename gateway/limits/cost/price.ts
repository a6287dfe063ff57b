import { parse } from 'graphql'
import { Conditions } from '../../plan/guard.ts'
import type { PreparedOperation } from '../../plan/planner.ts'
import type { Graph } from '../../plan/supergraph.ts'
import { type CheaperForm, cheaperForms } from './cheaper.ts'
import { type Count, compileCount } from './count.ts'
import { type Cost, compileCost, type PathCost } from './estimate.ts'
import { type CostFacts, readCosts } from './facts.ts'
import type { Values } from './inputs.ts'

/** What an operation costs, before and after it has run. Worked out once for each operation, when somebody first asks. */
export interface Price {
  /** At most, if lists are no longer than they may be. */
  estimate(variables: Values): Cost
  /** What its answer cost, by the same weights. */
  readonly actual: Count
  /** Every field that costs anything, the dearest first. */
  byPath(variables: Values): readonly PathCost[]
  /** How to ask for less, so that it costs no more than `limit`. */
  cheaper(variables: Values, limit: number): readonly CheaperForm[]
}

const prices = new WeakMap<PreparedOperation, Price>()
const factsByGraph = new WeakMap<Graph, CostFacts>()

/** The price of an operation for the callers it was prepared for: what is denied them is not fetched, and costs nothing. */
export function priceOf(operation: PreparedOperation): Price {
  const known = prices.get(operation)
  if (known) return known
  const made = openPrice(operation)
  prices.set(operation, made)
  return made
}

/** What the fields of a graph cost. */
export function costsOf(graph: Graph): CostFacts {
  const known = factsByGraph.get(graph)
  if (known) return known
  const facts = readCosts(parse(graph.supergraphSdl, { noLocation: true }))
  factsByGraph.set(graph, facts)
  return facts
}

function openPrice({ graph, document, operation, compiled }: PreparedOperation): Price {
  const facts = costsOf(graph)
  const { gate } = compiled
  const isDenied = (typeName: string, fieldName: string) => gate?.lack(typeName, fieldName) != null
  const estimator = compileCost(graph.apiSchema, facts, document, operation, new Conditions(document), isDenied)
  const conditionsOf = (variables: Values) => compiled.conditionValues(variables)
  return {
    estimate: (variables) => estimator.estimate(variables, conditionsOf(variables)),
    actual: compileCount(compiled.root, facts, operation),
    byPath: (variables) => estimator.byPath(variables, conditionsOf(variables)),
    cheaper: (variables, limit) => cheaperForms(estimator, variables, conditionsOf(variables), limit),
  }
}
