import { existsSync, readFileSync } from 'node:fs'
import type { CodegenConfig } from '@graphql-codegen/cli'
import { SUBGRAPHS, subgraphSdl } from './schema/subgraphs.ts'

/** Federation's directives as codegen needs to see them declared; composition brings the real ones. */
const houseOf = (name: string) => (name === 'portal' ? 'gateway/portal' : `subgraphs/${name}`)

/**
 * Resolver types of each subgraph, from its SDL and its own row types. A house's `mappers.ts` exports `<GraphQLType>Mapper`
 * for every type that its resolvers pass on as something else than the GraphQL shape; `context.ts` exports `Context`.
 */
function mappersOf(house: string): Record<string, string> {
  const file = `${house}/mappers.ts`
  if (!existsSync(file)) return {}
  const names = [...readFileSync(file, 'utf8').matchAll(/^export (?:type|interface) (\w+)Mapper\b/gm)].map(
    (match) => match[1],
  )
  return Object.fromEntries(names.map((name) => [name, `../mappers.ts#${name}Mapper`]))
}

const config: CodegenConfig = {
  generates: Object.fromEntries(
    SUBGRAPHS.filter((name) => existsSync(`${houseOf(name)}/context.ts`)).map((name) => [
      `${houseOf(name)}/__generated__/types.ts`,
      {
        schema: [subgraphSdl(name)],
        plugins: ['typescript', 'typescript-resolvers'],
        config: {
          federation: true,
          contextType: '../context.ts#Context',
          mappers: mappersOf(houseOf(name)),
          useTypeImports: true,
          enumsAsTypes: true,
          emitLegacyCommonJSImports: false,
          importExtension: '',
          scalars: { ID: 'string', DateTime: 'Date', EventCursor: 'string' },
          defaultScalarType: 'unknown',
          inputMaybeValue: 'T | null | undefined',
          optionalResolveType: true,
        },
      },
    ]),
  ),
}

export default config
