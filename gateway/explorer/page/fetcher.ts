import type { Fetcher } from '@graphiql/toolkit'
import { type DocumentNode, getOperationAST, parse } from 'graphql'
import { type Answer, failure, type GraphQLRequest, type Send } from './send.ts'
import type { Sessions } from './session.ts'
import type { State } from './state.ts'
import { openStream, type StreamState } from './stream.ts'

interface FetcherOptions {
  send: Send
  sessions: Sessions
  /** `ws:` or `wss:` address of the graph. */
  socketUrl: string
  /** The contract chosen on the page; null for the one that is the caller's. */
  contract: State<string | null>
  stream: State<StreamState>
}

/** By which a caller asks for a narrower contract than its own; on sockets the parameter `contract`. */
export const CONTRACT_HEADER = 'x-lifegraph-contract'

/**
 * What GraphiQL runs an operation with: subscriptions go over graphql-ws, everything else over HTTP, both as the person
 * signed in. Headers written in the editor come last, so they win. Failures become GraphQL errors, as GraphiQL shows a
 * thrown one with its stack.
 */
export function createFetcher({ send, sessions, socketUrl, contract, stream }: FetcherOptions): Fetcher {
  return async ({ query, variables, operationName }, { headers = {} } = {}) => {
    const request: GraphQLRequest = { query, variables, operationName }
    const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
    const credentials = async (rejected?: string) => {
      const authorization = own.authorization ?? (await sessions.authorization(rejected))
      const chosen = contract.get()
      return { ...(authorization && { authorization }), ...(chosen && { [CONTRACT_HEADER]: chosen }), ...own }
    }
    if (isSubscription(query, operationName)) {
      let given: string | undefined
      const connectionParams = async (refused: boolean) => {
        const params: Record<string, string> = await credentials(refused ? given : undefined)
        given = params.authorization
        const asked = params[CONTRACT_HEADER]
        return { ...params, ...(asked && { contract: asked }) }
      }
      return openStream({ url: socketUrl, request, connectionParams, stream })
    }
    try {
      const sent = await credentials()
      const answer = await send(request, sent)
      if (!refusesToken(answer) || !sent.authorization || own.authorization) return answer.result
      return (await send(request, await credentials(sent.authorization))).result
    } catch (error) {
      return failure(error instanceof Error ? error.message : String(error))
    }
  }
}

/** Nothing ran because of the token: only then is it safe to send the operation once more with another one. */
function refusesToken({ status, result: { data, errors } }: Answer): boolean {
  return (
    status === 401 ||
    (!data && !!errors?.length && errors.every(({ extensions }) => extensions?.code === 'UNAUTHENTICATED'))
  )
}

function isSubscription(query: string, operationName?: string | null): boolean {
  let document: DocumentNode
  try {
    document = parse(query)
  } catch {
    // The graph says best what is wrong with it.
    return false
  }
  return getOperationAST(document, operationName)?.operation === 'subscription'
}
