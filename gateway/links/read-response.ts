import { isUtf8 } from 'node:buffer'
import type { ExecutionResult } from 'graphql'

/** What came is no GraphQL response. The message says why and holds nothing of what came: it goes into logs. */
export class NotGraphQL extends Error {}

const USUAL_TYPES: ReadonlySet<string> = new Set([
  'application/json',
  'application/json; charset=utf-8',
  'application/graphql-response+json',
  'application/graphql-response+json; charset=utf-8',
])
const GRAPHQL_TYPE = /^application\/(?:graphql-response\+)?json[ \t]*(?:;|$)/i
const CHARSET = /;[ \t]*charset[ \t]*=[ \t]*"?([^";, \t]*)/i

/**
 * Check the headers of an answer before its body is read: GraphQL's media types, in UTF-8, not compressed, as we asked for.
 * @param headers names and values in turn, as they came
 * @throws NotGraphQL
 */
export function checkHeaders(headers: readonly Buffer[]): void {
  let typed = false
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const name = headers[at] as Buffer
    if (name.length === CONTENT_TYPE.length && isNamed(name, CONTENT_TYPE)) {
      if (!isGraphQLType((headers[at + 1] as Buffer).toString('latin1'))) throw new NotGraphQL('another media type')
      typed = true
    } else if (name.length === CONTENT_ENCODING.length && isNamed(name, CONTENT_ENCODING)) {
      if ((headers[at + 1] as Buffer).toString('latin1').toLowerCase() !== 'identity')
        throw new NotGraphQL('compressed, which we did not ask for')
    }
  }
  if (!typed) throw new NotGraphQL('no media type')
}

const CONTENT_TYPE = 'content-type'
const CONTENT_ENCODING = 'content-encoding'
const isNamed = (name: Buffer, expected: string) => name.toString('latin1').toLowerCase() === expected

function isGraphQLType(value: string): boolean {
  if (USUAL_TYPES.has(value)) return true
  if (!GRAPHQL_TYPE.test(value)) return false
  const charset = CHARSET.exec(value)?.[1]?.toLowerCase() ?? 'utf-8'
  return charset === 'utf-8' || charset === 'utf8'
}

/** @throws NotGraphQL */
export function readBody(bytes: Buffer): ExecutionResult {
  // Decoding would put U+FFFD for what is no UTF-8, and nobody would know.
  if (!isUtf8(bytes)) throw new NotGraphQL('no UTF-8')
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    // The parser's message quotes what it read.
    throw new NotGraphQL('no JSON')
  }
  return checkResult(value)
}

/**
 * Check that parsed JSON is a response: `data`, `errors` or both, each of its type. An empty or null `errors` beside `data` is
 * tolerated, as servers send it, and taken away.
 * Source: GraphQL §7.1 "Response Format".
 * @throws NotGraphQL
 */
export function checkResult(value: unknown): ExecutionResult {
  if (!isObject(value)) throw new NotGraphQL('no object')
  const { data, errors, extensions } = value
  if (data !== undefined && data !== null && !isObject(data)) throw new NotGraphQL('"data" is no object')
  if (extensions !== undefined && extensions !== null && !isObject(extensions))
    throw new NotGraphQL('"extensions" is no object')
  if (errors === undefined || errors === null || (Array.isArray(errors) && errors.length === 0)) {
    if (data === undefined) throw new NotGraphQL('neither "data" nor "errors"')
    if (errors !== undefined) delete value.errors
  } else if (!Array.isArray(errors)) throw new NotGraphQL('"errors" is no list')
  else if (!errors.every(isError)) throw new NotGraphQL('an error without a message')
  return value
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What our own code reads of an error: a message, a path of names and indices, extensions. */
const isError = (error: unknown): boolean =>
  isObject(error) &&
  typeof error.message === 'string' &&
  (error.path == null ||
    (Array.isArray(error.path) && error.path.every((key) => typeof key === 'string' || typeof key === 'number'))) &&
  (error.extensions == null || isObject(error.extensions))
