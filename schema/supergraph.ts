import { readFileSync } from 'node:fs'
import { sourcesFingerprint } from './subgraphs.ts'

/** First line of the checked-in supergraph: says which SDL it was composed from. */
export function supergraphHeader(): string {
  return `# Composed from ${sourcesFingerprint()}; written by \`npm run schema\`.`
}

/**
 * The composed graph: the checked-in one while it fits the SDL, which saves a second of every start; else composed anew, so
 * that a change of SDL shows at the next start.
 * @throws when the subgraphs do not compose
 */
export async function loadSupergraph(): Promise<string> {
  const known = readFileSync(new URL('./supergraph.graphql', import.meta.url), 'utf8')
  if (known.startsWith(`${supergraphHeader()}\n`)) return known
  const { composeSupergraph } = await import('./compose.ts')
  return composeSupergraph().supergraphSdl
}
