import { LRUCache } from 'lru-cache'
import { type ComposedGraph, composeSupergraph, type SubgraphSource } from '../../schema/compose.ts'
import { loadSupergraph } from '../../schema/supergraph.ts'
import { type Graph, openGraph } from '../plan/supergraph.ts'

/**
 * Graphs that many test files stand on, made once for all that run in one process: to open the whole graph takes half a second of
 * a processor. Nothing of a graph changes once it is open; what is learnt while serving is the engine's.
 */
const opened = new LRUCache<string, Graph>({ max: 8 })
const composed = new LRUCache<string, ComposedGraph>({ max: 16 })

/** A graph, by its SDL. */
export function graphOf(supergraphSdl: string): Graph {
  const graph = opened.get(supergraphSdl) ?? openGraph(supergraphSdl)
  opened.set(supergraphSdl, graph)
  return graph
}

/** The graph of the house. */
export async function lifegraph(): Promise<Graph> {
  return graphOf(await loadSupergraph())
}

/** What these subgraphs make together. */
export function composedOf(sources: readonly SubgraphSource[]): ComposedGraph {
  const key = JSON.stringify(sources.map(({ name, sdl }) => [name, sdl]))
  const graph = composed.get(key) ?? composeSupergraph(sources)
  composed.set(key, graph)
  return graph
}
