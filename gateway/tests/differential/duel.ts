import { buildSubgraphSchema } from '@apollo/subgraph'
import { type ExecutionResult, execute, GraphQLError, type GraphQLFieldResolver, parse } from 'graphql'
import { messageOf, unavailable } from '../../../platform/errors.ts'
import { silentLog } from '../../../platform/log.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { composeSupergraph } from '../../../schema/compose.ts'
import { openEngine } from '../../engine.ts'
import type { Link } from '../../links/link.ts'
import { openApolloOracle } from './apollo-oracle.ts'
import type { Response } from './compare.ts'
import { linked } from './world.ts'

/** A subgraph for one test: what its fields answer, and how its entities are found. */
export interface Duellist {
  readonly sdl: string
  /** Every fetch fails as if nothing listened. */
  readonly unreachable?: boolean
  readonly resolvers?: Readonly<
    Record<string, Readonly<Record<string, GraphQLFieldResolver<never, unknown> | ((reference: never) => unknown)>>>
  >
}

export interface Duel {
  /** Ask ours and @apollo/gateway the same. */
  ask(query: string, variables?: Record<string, unknown>): Promise<{ ours: Response; apollo: ExecutionResult }>
  /** What subgraphs were asked since the last time this was called, as `subgraph: operation`. */
  fetched(): readonly string[]
}

/** What Apollo Server would answer. */
const thrown = (error: unknown): ExecutionResult => ({ errors: [new GraphQLError(messageOf(error))] })

/** Two gateways over the same few subgraphs. */
export function openDuel(subgraphs: Readonly<Record<string, Duellist>>): Duel {
  const sources = Object.entries(subgraphs).map(([name, { sdl }]) => ({ name, sdl: linked(sdl) }))
  const { supergraphSdl } = composeSupergraph(sources)
  let fetched: string[] = []
  const links = sources.map(({ name, sdl }): Link => {
    const resolvers = subgraphs[name]?.resolvers ?? {}
    const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }])
    return {
      subgraph: name,
      execute: async ({ query, variables }) => {
        fetched.push(`${name}: ${query}`)
        if (subgraphs[name]?.unreachable) throw unavailable('This subgraph cannot be reached.')
        const document = parse(query)
        const result = await execute({ schema, document, variableValues: JSON.parse(JSON.stringify(variables)) })
        return JSON.parse(JSON.stringify(result))
      },
      subscribe: async () => ({ errors: [] }),
      ready: async () => true,
      close: async () => {},
    }
  })
  const engine = openEngine(supergraphSdl, links, silentLog)
  const apollo = openApolloOracle(supergraphSdl, links)
  const ours = async (query: string, variables: Record<string, unknown>): Promise<Response> => {
    const prepared = await engine.prepare(query)
    if ('errors' in prepared) return { errors: prepared.errors }
    const scope = { viewer: anonymous, requestId: 'duel' }
    return JSON.parse((await engine.execute(prepared, variables, scope)).text)
  }
  return {
    ask: async (query, variables = {}) => ({
      apollo: await apollo.execute(query, variables, 'duel').catch(thrown),
      ours: await ours(query, variables),
    }),
    fetched: () => {
      const all = fetched
      fetched = []
      return all
    },
  }
}
