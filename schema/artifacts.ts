import { generate } from '@graphql-codegen/cli'
import { lexicographicSortSchema, printSchema } from 'graphql'
import codegen from '../codegen.ts'
import { composeSupergraph } from './compose.ts'
import { supergraphHeader } from './supergraph.ts'

/** A file that follows from the SDL and is checked in, so that its diff is reviewed. */
export interface Artifact {
  /** Relative to the root of the repository. */
  path: string
  content: string
}

/**
 * Everything that follows from the SDL: the composed graph, the contract of each audience, the resolver types.
 * @throws when the subgraphs do not compose
 */
export async function deriveArtifacts(): Promise<Artifact[]> {
  const { supergraphSdl, apiSchema } = composeSupergraph()
  const types = (await generate({ ...codegen, silent: true }, false)) as { filename: string; content: string }[]
  return [
    { path: 'schema/supergraph.graphql', content: `${supergraphHeader()}\n${supergraphSdl.trim()}\n` },
    { path: 'schema/client.graphql', content: `${printSchema(lexicographicSortSchema(apiSchema)).trim()}\n` },
    ...types.map(({ filename, content }) => ({ path: filename, content })),
  ]
}
