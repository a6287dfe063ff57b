import { type CompositionSuccess, composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import {
  type DirectiveDefinitionNode,
  type DirectiveNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  type ScalarTypeDefinitionNode,
  visit,
} from 'graphql'
import { SUBGRAPHS, type SubgraphName, subgraphSdl } from './subgraphs.ts'

export { SUBGRAPHS, type SubgraphName, subgraphSdl } from './subgraphs.ts'

// Apollo's gateway classes report to Apollo unless told not to; they read this when they are constructed.
process.env.APOLLO_TELEMETRY_DISABLED = '1'

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
 * Compose the graph.
 * @param sources the subgraphs; by default all of {@link SUBGRAPHS} from their files
 * @throws one Error that lists every composition error, each with its code
 */
export function composeSupergraph(sources: readonly SubgraphSource[] = SUBGRAPHS.map(fromFile)): ComposedGraph {
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

/**
 * Features that only say what a gateway may answer, never how a query is planned, and that Apollo's classes refuse.
 * `@context` is refused by them too but does steer the planner, so it is not here: a graph that uses it fails loudly.
 */
const REFUSED_BY_APOLLO = new Set(['authenticated', 'requiresScopes', 'policy', 'cacheTag'])

/**
 * The supergraph as Apollo's own classes accept it. @apollo/gateway, and `Supergraph.build` with it, refuses any supergraph
 * that links the access and caching features, since only Apollo's router implements them. Our gateway reads them from the
 * whole supergraph; planning ignores them.
 * @returns SDL without those links, their directive definitions, scalars and uses; everything else untouched
 */
export function forApolloClasses(supergraphSdl: string): string {
  const stripped = visit(parse(supergraphSdl), {
    enter(node) {
      if (
        node.kind === Kind.DIRECTIVE ||
        node.kind === Kind.DIRECTIVE_DEFINITION ||
        node.kind === Kind.SCALAR_TYPE_DEFINITION
      )
        return REFUSED_BY_APOLLO.has(featureOf(node)) ? null : undefined
    },
  })
  return `${print(stripped)}\n`
}

/** The feature a directive, its definition or its scalar belongs to; for `@link` the feature that is linked. */
function featureOf(node: DirectiveNode | DirectiveDefinitionNode | ScalarTypeDefinitionNode): string {
  if (node.kind === Kind.DIRECTIVE && node.name.value === 'link') {
    const url = node.arguments?.find((argument) => argument.name.value === 'url')?.value
    return (url?.kind === Kind.STRING && url.value.split('/').at(-2)) || ''
  }
  return node.name.value.split('__', 1)[0] ?? ''
}

function fromFile(name: SubgraphName): SubgraphSource {
  return { name, sdl: subgraphSdl(name) }
}
