import { parse } from 'graphql'
import type { Log } from '../../platform/log.ts'
import { buildSchema, runSchema } from '../../platform/subgraph.ts'
import type { DetachableName } from '../../schema/subgraphs.ts'
import { loadSupergraph } from '../../schema/supergraph.ts'
import type { Link } from './link.ts'
import { localLink } from './local.ts'

/** The graph that is served, and the links it takes beyond those of the subgraphs that run. */
export interface OwnGraph {
  readonly supergraphSdl: string
  readonly vacant: readonly Link[]
}

/** Our own graph, or what is left of it without some subgraphs; composing that takes a second. @throws when it does not compose */
export async function loadOwnGraph(without: readonly DetachableName[], log: Log): Promise<OwnGraph> {
  if (without.length === 0) return { supergraphSdl: await loadSupergraph(), vacant: [] }
  const { detach } = await import('../../schema/detach.ts')
  const { supergraphSdl, vacant } = detach(...without)
  return { supergraphSdl, vacant: vacant.map((source) => vacantLink(source, log)) }
}

/** Stands for a subgraph that is gone: it takes every entity for there, and what others ask of it is null. */
function vacantLink({ name, sdl }: { name: string; sdl: string }, log: Log): Link {
  const typeDefs = parse(sdl)
  const types = typeDefs.definitions.flatMap((definition) =>
    'name' in definition && definition.name ? [definition.name.value] : [],
  )
  const known = { __resolveReference: (reference: object) => reference }
  const schema = buildSchema({ typeDefs, resolvers: Object.fromEntries(types.map((type) => [type, known])) })
  return localLink(
    runSchema(name, schema, ({ viewer }) => ({ viewer }), log),
    async () => true,
  )
}
