import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  buildSchemaFromAST,
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  type Schema,
  Supergraph,
} from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import { type GraphQLSchema, isScalarType, parse } from 'graphql'
import { DateTime, EventCursor } from '../../platform/scalars.ts'
import { withoutRefused } from '../../schema/apollo.ts'
import { readTags, type Tags } from '../../schema/contracts-tags.ts'
import { DEFER } from '../../schema/defer.ts'
import { type Requirements, readRequirements } from '../access/requirements.ts'
import { type FederationFacts, readFederation, withResolvableKeysFirst } from './federation.ts'
import { readStreamFacts, type StreamFacts } from './stream-facts.ts'
import { openTypes, type Types } from './types.ts'
import { type Variants, withVariants } from './variants.ts'

/** One supergraph, ready to plan and to answer from. Everything derives from the same text, so a swap is one assignment. */
export interface Graph {
  readonly supergraphSdl: string
  /** What clients see and documents are validated against. */
  readonly apiSchema: GraphQLSchema
  /** The same for Apollo's planner. */
  readonly api: Schema
  readonly facts: FederationFacts
  /** What fields ask of callers. */
  readonly requirements: Requirements
  /** Who is to see what of it, and more that its tags say. */
  readonly tags: Tags
  readonly variants: Variants
  readonly types: Types
  /** What it says of its streams. */
  readonly streams: StreamFacts
  /** @param defer plan `@defer` apart; otherwise what is deferred comes with the rest */
  planner(defer: boolean): QueryPlanner
}

/** @throws when the text is no supergraph that Apollo's planner takes */
export function openGraph(supergraphSdl: string): Graph {
  const steps = openingSteps(supergraphSdl)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/**
 * The same beside a gateway that answers: others get a turn between the steps, so that nobody waits for all of them.
 * @throws when the text is no supergraph that Apollo's planner takes
 */
export async function openGraphAside(supergraphSdl: string): Promise<Graph> {
  const steps = openingSteps(supergraphSdl)
  for (;;) {
    await nextTurn()
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Each step takes some ten to fifty milliseconds for a graph of 150 kB. What later steps need is kept by Apollo's classes. */
function* openingSteps(supergraphSdl: string): Generator<void, Graph, void> {
  const whole = parse(supergraphSdl, { noLocation: true })
  const requirements = readRequirements(whole)
  const streams = readStreamFacts(whole)
  const tags = readTags(whole)
  const document = withoutRefused(whole)
  yield
  const facts = readFederation(document)
  const schema = buildSchemaFromAST(document, { validate: false })
  yield
  schema.validate()
  yield
  const { document: forPlanner, variants } = withVariants(withResolvableKeysFirst(document))
  // The planner's own may have fields nobody declared: see `variants.ts`. Where it has none, one is enough for all.
  const same = forPlanner === document
  // Valid as a whole: to validate the subgraphs drawn from it as well would take as long as everything else here.
  const supergraph = new Supergraph(schema, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, false)
  const plannable = same
    ? supergraph
    : new Supergraph(buildSchemaFromAST(forPlanner, { validate: false }), ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, false)
  plannable.subgraphs()
  yield
  const planner = openPlanner(plannable, false)
  yield
  const api = supergraph.apiSchema()
  yield
  const apiSchema = withDescribedDefer(withScalars(api.toGraphQLJSSchema({ includeDefer: true })))
  yield
  const types = openTypes(schema.toGraphQLJSSchema())
  let deferring: QueryPlanner | null = null
  const planners = {
    planner: (defer: boolean) => {
      if (!defer) return planner
      deferring ??= openPlanner(plannable, true)
      return deferring
    },
  }
  return { supergraphSdl, api, apiSchema, facts, requirements, tags, variants, types, streams, ...planners }
}

/** Plans weighed for one operation. Apollo's default of 10,000 takes seconds where 1,000 finds plans as good. */
const PLANS_MAX = 1_000

function openPlanner(supergraph: Supergraph, enableDefer: boolean): QueryPlanner {
  return new QueryPlanner(supergraph, {
    // A fetch is sent as often as it is planned seldom, but subgraphs keep what they have parsed: not worth the time it takes.
    reuseQueryFragments: false,
    incrementalDelivery: { enableDefer },
    debug: { maxEvaluatedPlans: PLANS_MAX },
  })
}

/** Make the schema read the platform's scalars as their owners do, so that a wrong one is refused before anything runs. */
function withScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const scalar of [DateTime, EventCursor]) {
    const declared = schema.getType(scalar.name)
    if (!isScalarType(declared)) continue
    declared.parseValue = scalar.parseValue
    declared.parseLiteral = scalar.parseLiteral
  }
  return schema
}

/** Apollo declares `@defer` without a word. */
function withDescribedDefer(schema: GraphQLSchema): GraphQLSchema {
  const declared = schema.getDirective(DEFER.name)
  if (!declared) return schema
  declared.description = DEFER.description
  for (const argument of declared.args)
    argument.description = DEFER.args.find(({ name }) => name === argument.name)?.description
  return schema
}
