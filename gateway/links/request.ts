import type { LinkRequest, LinkScope } from './link.ts'

/** A fetch written by hand. The engine's own are compiled: see `plan/fetch-text.ts`. */
export function linkRequest(
  given: { query: string; operationName?: string; kind?: LinkRequest['kind']; variables?: Record<string, unknown> },
  scope: LinkScope,
): LinkRequest {
  const { query, operationName, kind = 'query', variables = {} } = given
  return {
    query,
    operationName,
    kind,
    variables,
    get body() {
      return JSON.stringify({ query, operationName, variables })
    },
    scope,
  }
}
