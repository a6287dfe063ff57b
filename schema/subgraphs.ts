import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type ASTNode, Kind, parse, print, type TypeDefinitionNode, visit } from 'graphql'

/** Every subgraph of the graph; `portal` is the virtual one that lives inside the gateway. */
export const SUBGRAPHS = ['users', 'payments', 'content', 'communities', 'live-streams', 'ads', 'portal'] as const

export type SubgraphName = (typeof SUBGRAPHS)[number]

/** Those the others do without: the graph composes, starts and passes its tests when one or more of them are gone for good. */
export const DETACHABLE = ['payments', 'live-streams', 'ads'] as const satisfies readonly SubgraphName[]

export type DetachableName = (typeof DETACHABLE)[number]

/** Where a subgraph's own SDL stands; relative to this file, so the same in sources and in `dist`. */
export function subgraphSdlUrl(name: SubgraphName): URL {
  const path = name === 'portal' ? '../gateway/portal/schema.graphql' : `../subgraphs/${name}/schema.graphql`
  return new URL(path, import.meta.url)
}

/**
 * The whole SDL of one subgraph: the shared prelude, less what the subgraph does not use, then its own definitions.
 * Unused shared types are left out because `UserError` names `UserErrorCode`, which a subgraph without mutations lacks,
 * and because the supergraph should list a type only under the subgraphs that answer with it.
 * @throws when the SDL does not parse or the file is missing
 */
export function subgraphSdl(name: SubgraphName): string {
  const own = parse(readFileSync(subgraphSdlUrl(name), 'utf8'))
  const shared = parse(readFileSync(new URL('./shared.graphql', import.meta.url), 'utf8'))
  const used = namesReachable(
    own,
    new Map(shared.definitions.flatMap((d) => ('name' in d && d.name ? [[d.name.value, d]] : []))),
  )
  const prelude = shared.definitions.filter(
    (d) => d.kind === Kind.SCHEMA_EXTENSION || used.has((d as TypeDefinitionNode).name.value),
  )
  return `${print({ kind: Kind.DOCUMENT, definitions: [...prelude, ...own.definitions] })}\n`
}

/** Names of the shared types that `root` mentions, directly or through other shared types. */
function namesReachable(root: ASTNode, sharedByName: ReadonlyMap<string, ASTNode>): Set<string> {
  const reached = new Set<string>()
  const follow = (node: ASTNode): void => {
    visit(node, {
      NamedType({ name: { value } }) {
        const shared = sharedByName.get(value)
        if (!shared || reached.has(value)) return
        reached.add(value)
        follow(shared)
      },
    })
  }
  follow(root)
  return reached
}

/** A fingerprint of the SDL the graph is composed from; the checked-in supergraph carries it in its first line. */
export function sourcesFingerprint(): string {
  const hash = createHash('sha256')
  for (const url of [new URL('./shared.graphql', import.meta.url), ...SUBGRAPHS.map(subgraphSdlUrl)])
    hash.update(readFileSync(url)).update('\0')
  return `sha256-${hash.digest('base64')}`
}
