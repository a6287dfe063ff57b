import { type ExecutionResult, parse } from 'graphql'
import { silentLog } from '../../platform/log.ts'
import type { Resolvers } from '../../platform/scalars.ts'
import { buildSchema, runSchema } from '../../platform/subgraph.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { ContractRules } from '../access/contracts.ts'
import type { Rights } from '../access/rights.ts'
import { openEngine } from '../engine.ts'
import type { Link, LinkRequest } from '../links/link.ts'
import { localLink } from '../links/local.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import type { Overrides } from '../plan/overrides.ts'
import { composedOf, graphOf } from './graphs.ts'

/** A subgraph of a few lines, which runs resolvers, or answers whatever a test wants it to. */
export interface SmallSubgraph {
  /** Without its `@link`. */
  sdl: string
  resolvers?: Resolvers
  /** Instead of resolvers. What it returns need not be a result at all; what it throws is thrown by the link. */
  answer?: (request: LinkRequest) => unknown
}

export interface SmallAnswer {
  data?: unknown
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
}

export interface SmallFetch {
  subgraph: string
  query: string
  variables: Record<string, unknown>
}

const HEAD = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requires", "@external", "@provides",
    "@override", "@interfaceObject", "@inaccessible", "@tag", "@context", "@fromContext", "@authenticated", "@requiresScopes", "@policy", "@tag"])
`

/** An engine over subgraphs made for one test, composed as any others. */
export function openSmallGraph(
  subgraphs: Readonly<Record<string, SmallSubgraph>>,
  overrides?: Overrides,
  contracts: ContractRules | null = null,
) {
  const sources = Object.entries(subgraphs).map(([name, { sdl }]) => ({ name, sdl: HEAD + sdl }))
  const fetches: SmallFetch[] = []
  const links = Object.entries(subgraphs).map(([name, subgraph]): Link => {
    const link = subgraph.answer ? fakeLink(name, subgraph.answer) : resolvingLink(name, subgraph)
    return {
      ...link,
      execute: (request) => {
        // As it would be on the wire, and both forms alike.
        const { variables = {} } = JSON.parse(request.body)
        fetches.push({ subgraph: name, query: request.query, variables })
        return link.execute(request)
      },
    }
  })
  const engine = openEngine(graphOf(composedOf(sources).supergraphSdl), links, silentLog, {
    ...(overrides && { overrides }),
    contracts,
  })
  /** Prepare, check and run, as a door does. */
  const ask = async (
    query: string,
    variables: Record<string, unknown> = {},
    scope: Partial<ExecutionScope> & { rights?: Rights; contract?: string } = {},
  ): Promise<SmallAnswer> => {
    fetches.length = 0
    const prepared = await engine.prepare(query, null, {
      caller: scope.caller,
      contract: scope.contract,
      ...(scope.rights && { rights: scope.rights }),
    })
    const errors = 'errors' in prepared ? prepared.errors : engine.check(prepared, variables)
    if ('errors' in prepared || errors.length > 0) return JSON.parse(JSON.stringify({ errors }))
    const { text } = await engine.execute(prepared, variables, { viewer: anonymous, requestId: 'r', ...scope })
    return JSON.parse(text)
  }
  return { engine, ask, fetches }
}

function resolvingLink(name: string, { sdl, resolvers = {} }: SmallSubgraph): Link {
  const schema = buildSchema({ typeDefs: parse(HEAD + sdl), resolvers })
  return localLink(
    runSchema(name, schema, ({ viewer }) => ({ viewer }), silentLog),
    async () => true,
  )
}

function fakeLink(subgraph: string, answer: (request: LinkRequest) => unknown): Link {
  const execute = async (request: LinkRequest) => (await answer(request)) as ExecutionResult
  return { subgraph, execute, subscribe: execute, ready: async () => true, close: async () => {} }
}
