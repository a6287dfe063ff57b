import { operationFromDocument, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals'
import { buildOperationContext, executeQueryPlan, type ServiceMap } from '@apollo/gateway'
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner'
import { type ExecutionResult, parse } from 'graphql'
import { silentLog } from '../../../platform/log.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { forApolloClasses } from '../../../schema/compose.ts'
import type { Link } from '../../links/link.ts'
import { linkRequest } from '../../links/request.ts'

export interface ApolloOracle {
  plan(query: string): QueryPlan
  execute(query: string, variables: Record<string, unknown>, requestId: string): Promise<ExecutionResult>
}

/**
 * @apollo/gateway as it comes: its planner and its executor, over our links. What ours is compared with.
 * @param labels of `@override` that hold; Apollo's gateway itself lets none hold
 */
export function openApolloOracle(
  supergraphSdl: string,
  links: readonly Link[],
  labels: readonly string[] = [],
): ApolloOracle {
  const supergraph = Supergraph.build(forApolloClasses(supergraphSdl), {
    supportedFeatures: new Set(ROUTER_SUPPORTED_SUPERGRAPH_FEATURES),
  })
  const api = supergraph.apiSchema()
  const schema = api.toGraphQLJSSchema()
  const supergraphSchema = supergraph.schema.toGraphQLJSSchema()
  const overrideConditions = new Map(labels.map((label) => [label, true]))
  const planner = new QueryPlanner(supergraph)
  const plan = (query: string) =>
    planner.buildQueryPlan(operationFromDocument(api, parse(query)), { overrideConditions }) as QueryPlan
  return {
    plan,
    execute: async (query, variables, requestId) => {
      const document = parse(query)
      const services: ServiceMap = Object.fromEntries(
        links.map((link) => [link.subgraph, { process: (options) => processed(link, options, requestId) }]),
      )
      const context = {
        logger: silentLog,
        schema,
        request: { query, variables },
        document,
        metrics: {},
        cache: {},
      }
      const operationContext = buildOperationContext({ schema, operationDocument: document })
      const running = executeQueryPlan(plan(query), services, context as never, operationContext, supergraphSchema, api)
      // It throws where a value is not of the shape it expects; over HTTP that is an answer without data.
      const result = await running.catch((error: Error) => ({ errors: [{ message: error.message }] }))
      return JSON.parse(JSON.stringify(result))
    },
  }
}

async function processed(
  link: Link,
  { request }: Parameters<ServiceMap[string]['process']>[0],
  requestId: string,
): Promise<never> {
  const { query = '', operationName, variables = {} } = request
  const given = { query, variables, ...(operationName && { operationName }) }
  return (await link.execute(linkRequest(given, { viewer: anonymous, requestId }))) as never
}
