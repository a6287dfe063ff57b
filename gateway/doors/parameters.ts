import type { IncomingMessage } from 'node:http'
import { readBody } from './body.ts'
import { isUtf8, readMediaTypes } from './media-type.ts'
import { badRequest, Refused } from './refused.ts'

/** A GraphQL request as it was sent, its parameters of the right types and nothing more checked. */
export interface Parameters {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

const NAMES = ['query', 'operationName', 'variables', 'extensions'] as const
type RawParameters = Partial<Record<(typeof NAMES)[number], unknown>>

/**
 * Read the parameters of a POST from its JSON body, of any other method from the URL.
 * Source: GraphQL over HTTP, working draft, "Request".
 * @throws Refused 400, 413 or 415
 */
export async function readParameters(incoming: IncomingMessage): Promise<Parameters> {
  return checkParameters(
    incoming.method === 'POST' ? await readJsonBody(incoming) : readSearch(searchOf(incoming.url ?? '')),
  )
}

/**
 * Only JSON is taken. That no form can send it is what keeps other sites from making their visitors act here: a browser
 * asks us first, and we don't consent. Requests by GET need no such guard: they change nothing, and there are no cookies.
 */
async function readJsonBody(incoming: IncomingMessage): Promise<RawParameters> {
  const [contentType] = readMediaTypes(incoming.headers['content-type'] ?? '')
  if (contentType?.type !== 'application/json' || !isUtf8(contentType))
    throw new Refused(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send "content-type: application/json", in UTF-8.', {
      'accept-post': 'application/json; charset=utf-8',
    })
  if ((incoming.headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity')
    throw new Refused(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body uncompressed.', { 'accept-encoding': 'identity' })
  const text = await readBody(incoming)
  if (text === '') throw badRequest('The request has no body.')
  const body = readJson(text, 'The request body')
  if (Array.isArray(body)) throw badRequest('Batches are not taken: send one operation per request.')
  if (!isMap(body)) throw badRequest('The request body must be a JSON object.')
  return body
}

function searchOf(url: string): string {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start + 1)
}

function readSearch(search: string): RawParameters {
  try {
    decodeURIComponent(search)
  } catch {
    throw badRequest('The URL is not percent-encoded UTF-8.')
  }
  const given = new URLSearchParams(search)
  const raw: RawParameters = {}
  for (const name of NAMES) {
    const [value, ...more] = given.getAll(name)
    if (more.length > 0) throw badRequest(`"${name}" is given ${more.length + 1} times.`)
    if (!value) continue
    raw[name] = name === 'variables' || name === 'extensions' ? readJson(value, `"${name}"`) : value
  }
  return raw
}

function readJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest(`${what} is not JSON.`)
  }
}

/** @throws Refused 400 naming the parameter that is missing or of the wrong type; null counts as absent */
export function checkParameters({ query, operationName, variables, extensions }: RawParameters): Parameters {
  if (extensions != null && !isMap(extensions)) throw badRequest('"extensions" must be an object.')
  if (query == null && isMap(extensions) && 'persistedQuery' in extensions)
    // The words Apollo's clients know: they send the document itself from here on.
    throw new Refused(400, 'PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported')
  if (query == null) throw badRequest('"query" is missing.')
  if (typeof query !== 'string') throw badRequest('"query" must be a string.')
  if (operationName != null && typeof operationName !== 'string') throw badRequest('"operationName" must be a string.')
  if (variables != null && !isMap(variables)) throw badRequest('"variables" must be an object.')
  return { query, operationName: operationName || undefined, variables: variables ?? {} }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
