import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  composeBench,
  expectedAnswer,
  fetchesOf,
  guardedSupergraph,
  OPERATIONS,
  type OperationName,
  operationText,
  planOf,
} from './graph.ts'
import { callsOf, overhearRecipe, type Recipe, recordRecipe } from './recipe.ts'
import { type RunningSubgraphs, serveSubgraphs } from './subgraphs.ts'

/** Everything a gateway is put before: the subgraphs, the supergraph, and what must come out. */
export interface Stage {
  readonly home: string
  readonly subgraphs: RunningSubgraphs
  readonly supergraphFile: string
  /** The same graph, guarded: see `guardedSupergraph`. */
  readonly guardedSupergraphFile: string
  readonly floorFile: string
  /** For a floor with the calls of our own gateway; see {@link writeOwnFloor}. */
  readonly ownFloorFile: string
  readonly operations: Readonly<Record<OperationName, StagedOperation>>
  close(): Promise<void>
}

export interface StagedOperation {
  query: string
  /** The whole answer, `{ data: … }`. */
  expected: Record<string, unknown>
  /** Calls to subgraphs in Apollo's plan. */
  calls: number
  bytes: number
}

/** Start the subgraphs and write down what the targets need. */
export async function openStage(): Promise<Stage> {
  const home = mkdtempSync(join(tmpdir(), 'lifegraph-bench-gateway-'))
  const subgraphs = await serveSubgraphs()
  const graph = composeBench(subgraphs.urls)
  const operations = {} as Record<OperationName, StagedOperation>
  const recipes: Record<string, { recipe: Recipe; answer: unknown }> = {}
  for (const name of OPERATIONS) {
    const query = operationText(name)
    const expected = expectedAnswer(graph, query)
    operations[name] = {
      query,
      expected,
      calls: fetchesOf(planOf(graph, query)).length,
      bytes: Buffer.byteLength(JSON.stringify(expected)),
    }
    recipes[query] = { recipe: await recordRecipe(graph, subgraphs.urls, query), answer: expected }
  }
  const [supergraphFile, floorFile] = [join(home, 'supergraph.graphql'), join(home, 'floor.json')]
  const guardedSupergraphFile = join(home, 'guarded-supergraph.graphql')
  writeFileSync(supergraphFile, graph.supergraphSdl)
  writeFileSync(guardedSupergraphFile, guardedSupergraph(subgraphs.urls))
  writeFileSync(floorFile, JSON.stringify(recipes))
  return {
    home,
    subgraphs,
    supergraphFile,
    guardedSupergraphFile,
    floorFile,
    ownFloorFile: join(home, 'own-floor.json'),
    operations,
    close: async () => {
      await subgraphs.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Hard-wire a floor with what a gateway that listens on `port` sends. @returns calls by operation, as text */
export async function writeOwnFloor(stage: Stage, port: number): Promise<string> {
  const recipes: Record<string, { recipe: Recipe; answer: unknown }> = {}
  const counts: string[] = []
  for (const name of OPERATIONS) {
    const { query, expected } = stage.operations[name]
    const recipe = await overhearRecipe(port, stage.subgraphs, query)
    recipes[query] = { recipe, answer: expected }
    counts.push(`${name} ${callsOf(recipe)}`)
  }
  writeFileSync(stage.ownFloorFile, JSON.stringify(recipes))
  return counts.join(', ')
}
