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
  stream: State<StreamState>
}

/**
 * What GraphiQL runs an operation with: subscriptions go over graphql-ws, everything else over HTTP, both as the person
 * signed in. Headers written in the editor come last, so they win. Failures become GraphQL errors, as GraphiQL shows a
 * thrown one with its stack.
 */
export function createFetcher({ send, sessions, socketUrl, stream }: FetcherOptions): Fetcher {
  return async ({ query, variables, operationName }, { headers = {} } = {}) => {
    const request: GraphQLRequest = { query, variables, operationName }
    const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
    const credentials = async (rejected?: string) => {
      const authorization = own.authorization ?? (await sessions.authorization(rejected))
      return { ...(authorization && { authorization }), ...own }
    }
    if (isSubscription(query, operationName)) {
      let given: string | undefined
      const connectionParams = async (refused: boolean) => {
        const params = await credentials(refused ? given : undefined)
        given = params.authorization
        return params
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
