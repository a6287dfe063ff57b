import { parse } from 'graphql'
import { systemClock } from '../../../platform/clock.ts'
import { silentLog } from '../../../platform/log.ts'
import { buildSchema, runSchema } from '../../../platform/subgraph.ts'
import { composeSupergraph } from '../../../schema/compose.ts'
import { type Engine, openEngine } from '../../engine.ts'
import { localLink } from '../../links/local.ts'
import { serveGateway } from '../../serve.ts'
import { TOY_ISSUER } from '../toys.ts'

const SUBGRAPHS = 6

/** Six subgraphs that share all of a type which contains itself: every field may come from any, which is hard to plan. */
export function openAmbiguous(): Engine {
  const sources = Array.from({ length: SUBGRAPHS }, (_, i) => ({
    name: `s${i}`,
    sdl: `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
      type T @key(fields: "id") { id: ID! name: String @shareable t: T @shareable own${i}: String }
      type Query { t: T @shareable }`,
  }))
  const t = { id: '1', name: 'T', t: null }
  const links = sources.map(({ name, sdl }) => {
    const resolvers = { Query: { t: () => t }, T: { __resolveReference: () => t } }
    const schema = buildSchema({ typeDefs: parse(sdl), resolvers })
    const running = runSchema(name, schema, ({ viewer }) => ({ viewer }), silentLog)
    return localLink(running, async () => true)
  })
  return openEngine(composeSupergraph(sources).supergraphSdl, links, silentLog)
}

/** A gateway over them, on a free port. */
export async function serveAmbiguous(): Promise<{ url: string }> {
  const options = { clock: systemClock, log: silentLog, port: 0, host: '127.0.0.1', drainTimeoutMs: 500 }
  const { port } = await serveGateway({ engine: openAmbiguous(), issuers: [TOY_ISSUER], ...options })
  return { url: `http://127.0.0.1:${port}/graphql` }
}
