import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

/** JSON as a client sees it; tests look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape its query asks for
export type Json = any

export interface Answer {
  data: Json
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } & Record<string, Json> }[]
}

/** A client app of the graph: fetch for requests, graphql-ws for streams. */
export interface Client {
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** An operation that must have no errors; gives its data. */
  data(query: string, variables?: Record<string, unknown>): Promise<Json>
  /** One mutation with an `input` and one field: its payload, which must have no errors. */
  act(field: string, input: Record<string, unknown>, selection: string): Promise<Json>
  watch(query: string, variables?: Record<string, unknown>): Stream
}

/** A running subscription. */
export interface Stream {
  /** Everything received so far, each event's only field. */
  readonly events: Json[]
  readonly errors: Json[]
  /** Wait for `count` events in all. @throws when they do not come within ten seconds */
  upTo(count: number): Promise<Json[]>
  /** Leave, as a client that is done. */
  stop(): Promise<void>
}

/**
 * @param url the graph's endpoint, `http://…/graphql`
 * @param more headers of its requests
 */
export function openClient(url: string, accessToken?: string, more: Readonly<Record<string, string>> = {}): Client {
  const authorization = accessToken ? `Bearer ${accessToken}` : undefined
  const ask = async (query: string, variables?: Record<string, unknown>): Promise<Answer> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }), ...more },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer
  }
  const data = async (query: string, variables?: Record<string, unknown>) => {
    const answer = await ask(query, variables)
    if (answer.errors) throw new Error(`unexpected errors: ${JSON.stringify(answer.errors)}`)
    return answer.data
  }
  return {
    ask,
    data,
    act: async (field, input, selection) => {
      const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`
      const answer = await data(`mutation ($input: ${type}!) { result: ${field}(input: $input) { ${selection} } }`, {
        input,
      })
      return answer.result
    },
    watch: (query, variables) => openStream(url, authorization, query, variables),
  }
}

function openStream(
  url: string,
  authorization: string | undefined,
  query: string,
  variables?: Record<string, unknown>,
): Stream {
  const events: Json[] = []
  const errors: Json[] = []
  let changed = () => {}
  const socket = createClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: authorization ? { authorization } : {},
    retryAttempts: 0,
  })
  const leave = socket.subscribe<Record<string, Json>>(
    { query, variables: variables ?? {} },
    {
      next: (result) => {
        if (result.errors) errors.push(...result.errors)
        if (result.data) events.push(Object.values(result.data)[0])
        changed()
      },
      error: (error) => {
        errors.push(...(Array.isArray(error) ? error : [error]))
        changed()
      },
      complete: () => changed(),
    },
  )
  return {
    events,
    errors,
    upTo: async (count) => {
      const deadline = Date.now() + 10_000
      while (events.length < count) {
        if (Date.now() > deadline || errors.length > 0)
          throw new Error(`${events.length} of ${count} events: ${JSON.stringify({ events, errors })}`)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 500)
          changed = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      return events
    },
    stop: async () => {
      leave()
      await socket.dispose()
    },
  }
}
