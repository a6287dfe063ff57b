import {
  type DirectiveDefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  parse,
  print,
  type ScalarTypeDefinitionNode,
  visit,
} from 'graphql'

// Apollo's gateway classes report to Apollo unless told not to; they read this when they are constructed.
process.env.APOLLO_TELEMETRY_DISABLED = '1'

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
  return `${print(withoutRefused(parse(supergraphSdl)))}\n`
}

/** The same for a supergraph that is parsed already: printing it and reading it again would double what opening it costs. */
export function withoutRefused(supergraph: DocumentNode): DocumentNode {
  return visit(supergraph, {
    enter(node) {
      if (
        node.kind === Kind.DIRECTIVE ||
        node.kind === Kind.DIRECTIVE_DEFINITION ||
        node.kind === Kind.SCALAR_TYPE_DEFINITION
      )
        return REFUSED_BY_APOLLO.has(featureOf(node)) ? null : undefined
    },
  })
}

/** The feature a directive, its definition or its scalar belongs to; for `@link` the feature that is linked. */
function featureOf(node: DirectiveNode | DirectiveDefinitionNode | ScalarTypeDefinitionNode): string {
  if (node.kind === Kind.DIRECTIVE && node.name.value === 'link') {
    const url = node.arguments?.find((argument) => argument.name.value === 'url')?.value
    return (url?.kind === Kind.STRING && url.value.split('/').at(-2)) || ''
  }
  return node.name.value.split('__', 1)[0] ?? ''
}
