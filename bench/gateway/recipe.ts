import { buildOperationContext, executeQueryPlan } from '@apollo/gateway'
import type { PlanNode } from '@apollo/query-planner'
import { parse } from 'graphql'
import { type BenchGraph, planOf, type SubgraphName } from './graph.ts'
import type { HeldCall, RunningSubgraphs } from './subgraphs.ts'

/** The calls Apollo's plan makes for one operation, as a tree; what the floor is hard-wired with. */
export type Recipe =
  | { kind: 'sequence' | 'parallel'; steps: Recipe[] }
  | {
      kind: 'call'
      url: string
      /** The request's JSON, as @apollo/gateway sends it. */
      body: string
    }

export function callsOf(recipe: Recipe): number {
  return recipe.kind === 'call' ? 1 : recipe.steps.reduce((sum, step) => sum + callsOf(step), 0)
}

type ServiceMap = Parameters<typeof executeQueryPlan>[1]
type RequestContext = Parameters<typeof executeQueryPlan>[2]

/** Run an operation once by @apollo/gateway's own executor and write down what it sends. */
export async function recordRecipe(
  graph: BenchGraph,
  urls: Readonly<Record<SubgraphName, string>>,
  query: string,
): Promise<Recipe> {
  const node = planOf(graph, query)
  if (!node) throw new Error('an operation of the bench fetches something')
  const document = parse(query)
  const bodies = new Map<string, string>()
  const services: ServiceMap = Object.fromEntries(
    Object.entries(urls).map(([name, url]) => [
      name,
      {
        process: async ({ request: { query, operationName, variables } }) => {
          const body = JSON.stringify({ query, variables, operationName })
          bodies.set(operationName ?? '', body)
          const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
          return (await response.json()) as Awaited<ReturnType<ServiceMap[string]['process']>>
        },
      },
    ]),
  )
  const result = await executeQueryPlan(
    { kind: 'QueryPlan', node },
    services,
    { request: { query }, document, context: {} } as RequestContext,
    buildOperationContext({ schema: graph.apiSchema, operationDocument: document }),
    graph.supergraph.schema.toGraphQLJSSchema(),
    graph.supergraph.apiSchema(),
  )
  if (result.errors) throw result.errors[0]
  return recipeOf(node, urls, bodies)
}

function recipeOf(node: PlanNode, urls: Readonly<Record<string, string>>, bodies: ReadonlyMap<string, string>): Recipe {
  switch (node.kind) {
    case 'Fetch': {
      const [url, body] = [urls[node.serviceName], bodies.get(node.operationName ?? '')]
      if (!url || !body) throw new Error(`the fetch ${node.operationName} was planned and not made`)
      return { kind: 'call', url, body }
    }
    case 'Flatten':
      return recipeOf(node.node, urls, bodies)
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map((step) => recipeOf(step, urls, bodies)) }
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map((step) => recipeOf(step, urls, bodies)) }
    default:
      throw new Error(`the bench has no ${node.kind} nodes`)
  }
}

/** Calls that come within this time of each other, none of them answered, are made at once. */
const WAVE_MS = 30
/** A gateway may send together what falls due together, which it sees when it is busy: the tries to see it, too. */
const TRIES = 12

/** Write down what a gateway sends for an operation, in waves: the fewest calls of some tries. */
export async function overhearRecipe(port: number, subgraphs: RunningSubgraphs, query: string): Promise<Recipe> {
  let fewest: HeldCall[][] = []
  for (let tried = 0; tried < TRIES; tried++) {
    const waves = await overhear(port, subgraphs, query)
    if (tried === 0 || waves.flat().length < fewest.flat().length) fewest = waves
  }
  const stepOf = (wave: HeldCall[]): Recipe => ({
    kind: 'parallel',
    steps: wave.map(({ url, body }) => ({ kind: 'call', url, body })),
  })
  return { kind: 'sequence', steps: fewest.map(stepOf) }
}

async function overhear(port: number, subgraphs: RunningSubgraphs, query: string): Promise<HeldCall[][]> {
  const waves: HeldCall[][] = []
  let wave: HeldCall[] = []
  let quiet: NodeJS.Timeout | undefined
  const release = () => {
    waves.push(wave)
    const all = wave
    wave = []
    for (const call of all) call.release()
  }
  subgraphs.hold((call) => {
    wave.push(call)
    clearTimeout(quiet)
    quiet = setTimeout(release, WAVE_MS)
  })
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    await response.text()
    return waves
  } finally {
    subgraphs.hold(null)
  }
}
