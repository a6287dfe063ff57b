import { type CompositionSuccess, composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import { type GraphQLSchema, parse } from 'graphql'
import { LRUCache } from 'lru-cache'
import { forApolloClasses } from './apollo.ts'
import { SUBGRAPHS, type SubgraphName, subgraphSdl } from './subgraphs.ts'

export { forApolloClasses } from './apollo.ts'
export { DETACHABLE, type DetachableName, SUBGRAPHS, type SubgraphName, subgraphSdl } from './subgraphs.ts'

export interface ComposedGraph {
  /** The graph with every directive, for our gateway. */
  supergraphSdl: string
  /** What a client sees: nothing federated, nothing `@inaccessible`. */
  apiSchema: GraphQLSchema
  /** Composition's remarks, each with its code; none is fatal. */
  hints: CompositionSuccess['hints']
}

/** One subgraph to compose, with its SDL already whole. */
export interface SubgraphSource {
  name: string
  sdl: string
}

/**
 * Compose the graph. That takes a second for ours, so the last ones are kept: who checks a graph asks for it from several sides.
 * @param sources the subgraphs; by default all of {@link SUBGRAPHS} from their files
 * @throws one Error that lists every composition error, each with its code
 */
export function composeSupergraph(sources: readonly SubgraphSource[] = SUBGRAPHS.map(fromFile)): ComposedGraph {
  const key = JSON.stringify(sources.map(({ name, sdl }) => [name, sdl]))
  const graph = composed.get(key) ?? compose(sources)
  composed.set(key, graph)
  return graph
}

const composed = new LRUCache<string, ComposedGraph>({ max: 4 })

function compose(sources: readonly SubgraphSource[]): ComposedGraph {
  const result = composeServices(
    sources.map(({ name, sdl }) => ({ name, url: subgraphUrl(name), typeDefs: parse(sdl) })),
  )
  if (result.errors) {
    const lines = result.errors.map((e) => `- ${String(e.extensions.code ?? 'ERROR')}: ${e.message}`)
    throw new Error(`The subgraphs do not compose:\n${lines.join('\n')}`)
  }
  const { supergraphSdl, hints } = result
  const apiSchema = Supergraph.build(forApolloClasses(supergraphSdl)).apiSchema().toGraphQLJSSchema()
  return { supergraphSdl, apiSchema, hints }
}

/**
 * The URL a subgraph has in the supergraph. A name, not an address: links decide where a subgraph really is, so the
 * checked-in supergraph is the same in every deployment.
 */
export function subgraphUrl(name: string): string {
  return `http://${name}.lifegraph.internal/graphql`
}

function fromFile(name: SubgraphName): SubgraphSource {
  return { name, sdl: subgraphSdl(name) }
}
