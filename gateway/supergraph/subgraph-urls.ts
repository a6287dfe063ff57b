import { type ArgumentNode, Kind, Lexer, parse, Source, TokenKind } from 'graphql'

/**
 * The subgraphs a supergraph was composed from, by name, each with the URL it was composed with; empty where there was none.
 * Only the enum that lists them is parsed.
 * Source: join specification v0.3, `join__Graph` and `@join__graph` (specs.apollo.dev/join/v0.3).
 */
export function subgraphUrls(supergraphSdl: string): Map<string, string> {
  const definition = parse(graphEnum(supergraphSdl)).definitions[0]
  if (definition?.kind !== Kind.ENUM_TYPE_DEFINITION) return new Map()
  return new Map(
    (definition.values ?? []).map(({ name, directives }) => {
      const about = directives?.find((directive) => directive.name.value === 'join__graph')?.arguments
      return [textOf(about, 'name') ?? name.value, textOf(about, 'url') ?? '']
    }),
  )
}

/** The text of `enum join__Graph { … }`; an enum of nothing where there is none. */
function graphEnum(supergraphSdl: string): string {
  const found = /^\s*enum\s+join__Graph\b/m.exec(supergraphSdl)
  if (!found) return 'enum join__Graph'
  const rest = supergraphSdl.slice(found.index)
  const lexer = new Lexer(new Source(rest))
  while (lexer.token.kind !== TokenKind.BRACE_R && lexer.token.kind !== TokenKind.EOF) lexer.advance()
  return rest.slice(0, lexer.token.end)
}

function textOf(args: readonly ArgumentNode[] | undefined, name: string): string | undefined {
  const value = args?.find((argument) => argument.name.value === name)?.value
  return value?.kind === Kind.STRING ? value.value : undefined
}
