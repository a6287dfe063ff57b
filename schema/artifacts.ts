import type { CodegenConfig } from '@graphql-codegen/cli'
import { generate } from '@graphql-codegen/cli'
import { lexicographicSortSchema, parse, printSchema } from 'graphql'
import codegen from '../codegen.ts'
import { type ComposedGraph, composeSupergraph } from './compose.ts'
import { AUDIENCES, CONTRACTS } from './contracts.ts'
import type { ContractSource } from './contracts-members.ts'
import { contractSchema } from './contracts-schema.ts'
import { readTags } from './contracts-tags.ts'
import { withDefer } from './defer.ts'
import { supergraphHeader } from './supergraph.ts'

/** A file that follows from the SDL and is checked in, so that its diff is reviewed. */
export interface Artifact {
  /** Relative to the root of the repository. */
  path: string
  content: string
}

/** What the contracts of a composed graph are drawn from. */
export function contractSource({ supergraphSdl, apiSchema }: Omit<ComposedGraph, 'hints'>): ContractSource {
  return { schema: apiSchema, tags: readTags(parse(supergraphSdl)), audiences: AUDIENCES }
}

/**
 * Everything that follows from the SDL: the composed graph, the contract of each audience and its types for clients, the resolver
 * types.
 * @throws when the subgraphs do not compose
 */
export async function deriveArtifacts(graph = composeSupergraph()): Promise<Artifact[]> {
  const source = contractSource(graph)
  const contracts = CONTRACTS.map((contract) => ({
    name: contract.name,
    sdl: `${printSchema(lexicographicSortSchema(withDefer(contractSchema(source, contract)))).trim()}\n`,
  }))
  const clients: CodegenConfig['generates'] = Object.fromEntries(
    contracts.map(({ name, sdl }) => [`clients/__generated__/${name}.ts`, typesOf(sdl)]),
  )
  const generates = { ...codegen.generates, ...clients }
  const types = (await generate({ ...codegen, generates, silent: true }, false)) as Generated[]
  return [
    { path: 'schema/supergraph.graphql', content: `${supergraphHeader()}\n${graph.supergraphSdl.trim()}\n` },
    ...contracts.map(({ name, sdl }) => ({ path: `schema/${name}.graphql`, content: sdl })),
    ...types.map(({ filename, content }) => ({ path: filename, content })),
  ]
}

interface Generated {
  filename: string
  content: string
}

/** Types of a contract as a client meets them, in JSON. */
function typesOf(sdl: string): CodegenConfig['generates'][string] {
  return {
    schema: [sdl],
    plugins: ['typescript'],
    config: {
      useTypeImports: true,
      enumsAsTypes: true,
      scalars: { ID: 'string', DateTime: 'string', EventCursor: 'string' },
      defaultScalarType: 'unknown',
    },
  }
}
