import { type ExecutionResult, GraphQLError } from 'graphql'

export interface GraphQLRequest {
  query: string
  variables?: Record<string, unknown> | undefined
  operationName?: string | null | undefined
}

/** An answer over HTTP: GraphQL answers carry their errors inside, whatever the status. */
export interface Answer {
  status: number
  result: ExecutionResult
}

export type Send = (request: GraphQLRequest, headers?: Record<string, string>) => Promise<Answer>

/**
 * Ask the graph once, by POST.
 * @returns a function that throws when no GraphQL answer came back: no connection, or a proxy's error page
 * Source: GraphQL over HTTP, media type `application/graphql-response+json`.
 */
export function openSend(endpoint: string, fetch = globalThis.fetch): Send {
  return async (request, headers = {}) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(request),
    }).catch((error) => {
      throw new Error('The graph cannot be reached.', { cause: error })
    })
    const text = await response.text()
    const result = parseAnswer(text)
    if (!result)
      throw new Error(`The graph did not answer: ${response.status} ${response.statusText} ${text.slice(0, 200)}`)
    return { status: response.status, result }
  }
}

function parseAnswer(text: string): ExecutionResult | null {
  try {
    const parsed: unknown = JSON.parse(text)
    const isAnswer = typeof parsed === 'object' && parsed !== null && ('data' in parsed || 'errors' in parsed)
    return isAnswer ? (parsed as ExecutionResult) : null
  } catch {
    return null
  }
}

/** @returns an answer that consists of the failure */
export function failure(message: string): ExecutionResult {
  return { errors: [new GraphQLError(message)] }
}
