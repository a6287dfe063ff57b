import type { IncomingMessage } from 'node:http'
import { readBody } from './body.ts'
import { checkBodyNesting } from './body-nesting.ts'
import { readDryRunExtension } from './dry-run.ts'
import { isJson } from './media-type.ts'
import { badRequest, Refused } from './refused.ts'

/** A GraphQL request as it was sent, its parameters of the right types and nothing more checked. */
export interface Parameters {
  /** The document; undefined when it is named instead. */
  readonly query: string | undefined
  /** The document's name among persisted ones (GraphQL over HTTP, appendix "Persisted Documents"). */
  readonly documentId: string | undefined
  /** SHA-256 of the document, as Apollo's clients send it; not checked here. */
  readonly sha256: string | undefined
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
  /** It is to be tried out. */
  readonly dryRun: boolean
}

const NAMES = ['query', 'documentId', 'operationName', 'variables', 'extensions'] as const
export type RawParameters = Partial<Record<(typeof NAMES)[number], unknown>>

/**
 * Read the parameters of a POST from its JSON body, of any other method from the URL. They are not checked yet.
 * Source: GraphQL over HTTP, working draft, "Request".
 * @returns a list for a batch
 * @throws Refused 400, 413 or 415
 */
export function readParameters(incoming: IncomingMessage): Promise<RawParameters | unknown[]> | RawParameters {
  return incoming.method === 'POST' ? readJsonBody(incoming) : readSearch(searchOf(incoming.url ?? ''))
}

/**
 * Only JSON is taken. That no form can send it is what keeps other sites from making their visitors act here: a browser
 * asks us first, and we don't consent.
 */
function readJsonBody(incoming: IncomingMessage): Promise<RawParameters | unknown[]> {
  const { headers } = incoming
  if (!isJson(headers['content-type'] ?? ''))
    throw new Refused(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send "content-type: application/json", in UTF-8.', {
      'accept-post': 'application/json; charset=utf-8',
    })
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw new Refused(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body uncompressed.', { 'accept-encoding': 'identity' })
  return readBody(incoming).then(parametersOf)
}

function parametersOf(text: string): RawParameters | unknown[] {
  if (text === '') throw badRequest('The request has no body.')
  checkBodyNesting(text)
  const body = readJson(text, 'The request body')
  if (!Array.isArray(body) && !isMap(body)) throw badRequest('The request body must be a JSON object.')
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
export function checkParameters({
  query,
  documentId,
  operationName,
  variables,
  extensions,
}: RawParameters): Parameters {
  if (!isText(query)) throw badRequest('"query" must be a string.')
  if (!isText(documentId)) throw badRequest('"documentId" must be a string.')
  if (!isText(operationName)) throw badRequest('"operationName" must be a string.')
  if (variables != null && !isMap(variables)) throw badRequest('"variables" must be an object.')
  if (extensions != null && !isMap(extensions)) throw badRequest('"extensions" must be an object.')
  const sha256 = extensions?.persistedQuery == null ? undefined : hashOf(extensions.persistedQuery)
  if (query == null && documentId == null && sha256 === undefined) throw badRequest('"query" is missing.')
  return {
    query: query ?? undefined,
    documentId: documentId ?? undefined,
    sha256,
    operationName: operationName || undefined,
    variables: variables ?? {},
    dryRun: extensions?.dryRun !== undefined && readDryRunExtension(extensions),
  }
}

/** Source: Apollo's automatic persisted queries, `{ "version": 1, "sha256Hash": "…" }`. */
function hashOf(persistedQuery: unknown): string {
  if (!isMap(persistedQuery)) throw badRequest('"extensions.persistedQuery" must be an object.')
  const { version, sha256Hash } = persistedQuery
  if (version !== 1) throw badRequest('"extensions.persistedQuery.version" must be 1.')
  if (typeof sha256Hash !== 'string') throw badRequest('"extensions.persistedQuery.sha256Hash" must be a string.')
  return sha256Hash
}

const isText = (value: unknown): value is string | null | undefined => value == null || typeof value === 'string'

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
