import { remembered } from './remembered.ts'

/** One item of a header that lists things, in lower case, with its parameters. */
export interface ListItem {
  readonly name: string
  readonly parameters: ReadonlyMap<string, string>
}

/** One media type of a header. */
export interface MediaType {
  readonly type: string
  readonly parameters: ReadonlyMap<string, string>
}

/** Commas and semicolons within quotes separate nothing (RFC 9110 §5.6.4, §5.6.6). */
const ITEM = /(?:[^,"]|"(?:[^"\\]|\\.)*")+/g
const PART = /(?:[^;"]|"(?:[^"\\]|\\.)*")+/g

/** Read a header that lists items with parameters. Order is kept. */
export function readList(header: string): ListItem[] {
  return (header.match(ITEM) ?? []).map((item) => {
    const [name = '', ...parameters] = (item.match(PART) ?? []).map((part) => part.trim())
    return { name: name.toLowerCase(), parameters: new Map(parameters.map(readParameter)) }
  })
}

/** Read a header that lists media types. Order is kept; what cannot be read is left out. */
export function readMediaTypes(header: string): MediaType[] {
  return readList(header).flatMap(({ name, parameters }) =>
    /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(name) ? [{ type: name, parameters }] : [],
  )
}

function readParameter(part: string): [string, string] {
  const [name = '', ...rest] = part.split('=')
  const value = rest.join('=').trim()
  const unquoted = value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/g, '$1') : value
  return [name.trim().toLowerCase(), unquoted.toLowerCase()]
}

/** True for UTF-8, which is also what JSON is in when nothing is said (RFC 8259 §8.1). */
export function isUtf8({ parameters }: Pick<MediaType, 'parameters'>): boolean {
  const charset = parameters.get('charset') ?? 'utf-8'
  return charset === 'utf-8' || charset === 'utf8'
}

/** Whether a content type is JSON in UTF-8. There is one of it (RFC 9110 §8.3): who names two means neither. */
export const isJson = remembered((contentType) => {
  const [type, ...others] = readList(contentType)
  return type?.name === 'application/json' && isUtf8(type) && others.length === 0
})

export const GRAPHQL_RESPONSE = 'application/graphql-response+json'
export const JSON_RESPONSE = 'application/json'
export type ResponseType = typeof GRAPHQL_RESPONSE | typeof JSON_RESPONSE

/** What an answer may come in. */
export interface Accepted {
  /** The media type of an answer that comes at once; null when the client accepts none. */
  readonly type: ResponseType | null
  /** Whether what is deferred may come apart from the rest, in parts of `multipart/mixed`. */
  readonly parts: boolean
  /** What a subscription may come in, the best liked; undefined when that is no response to a request. */
  readonly stream?: StreamType | undefined
  /** Whether anything at all is to come as a stream: nothing is liked better. */
  readonly alwaysStream?: boolean | undefined
}

export type StreamType = 'server-sent-events' | 'multipart'

const ANYTHING: Accepted = { type: JSON_RESPONSE, parts: false }

/**
 * Choose the media type of an answer by what the client accepts and how much (RFC 9110 §12.5.1). `application/json` for
 * those who take anything, as they may know nothing newer; `application/graphql-response+json` for those who name it.
 *
 * Parts are for those who name them and like nothing better. Who takes nothing else gets an answer of one piece, and a
 * refusal, as JSON all the same, which a server may always do.
 */
export function negotiate(accept: string | undefined): Accepted {
  return accept === undefined ? ANYTHING : negotiated(accept)
}

const negotiated = remembered((accept): Accepted => {
  if (!accept.trim()) return ANYTHING
  const ranges = readMediaTypes(accept).filter(isUtf8)
  const newer = weightOf(GRAPHQL_RESPONSE, ranges)
  const older = weightOf(JSON_RESPONSE, ranges)
  const likedMost = Math.max(newer.weight, older.weight)
  const inParts = Math.max(0, ...ranges.filter(isOurMultipart).map(qualityOf))
  const parts = inParts > 0 && inParts >= likedMost
  const events = Math.max(0, ...ranges.filter(({ type }) => type === 'text/event-stream').map(qualityOf))
  const streamed = Math.max(0, ...ranges.filter(isSubscription).map(qualityOf))
  const stream = events + streamed === 0 ? undefined : events >= streamed ? 'server-sent-events' : 'multipart'
  // urql names event streams beside JSON for queries too, and means JSON.
  const alwaysStream = (events > likedMost && events > inParts) || undefined
  if (likedMost === 0) return { type: parts || stream ? JSON_RESPONSE : null, parts, stream, alwaysStream }
  const isNewer = newer.weight === older.weight ? newer.named : newer.weight > older.weight
  return { type: isNewer ? GRAPHQL_RESPONSE : JSON_RESPONSE, parts, stream, alwaysStream }
})

/** The edition of incremental delivery we speak, named as Apollo's clients and routers name it. */
export const DEFER_SPEC = '20220824'

/** The edition of Apollo's multipart subscriptions we speak. */
export const SUBSCRIPTION_SPEC = '1.0'

function isSubscription({ type, parameters }: MediaType): boolean {
  return type === 'multipart/mixed' && parameters.get('subscriptionspec') === SUBSCRIPTION_SPEC
}

/** Parameters that ask for a protocol within `multipart/mixed` which is another than that of deferred parts. */
const OTHER_PROTOCOLS = ['subscriptionspec', 'incrementalspec'] as const

/** Who names no edition, as urql and GraphiQL do, reads this one. */
function isOurMultipart({ type, parameters }: MediaType): boolean {
  if (type !== 'multipart/mixed' || OTHER_PROTOCOLS.some((name) => parameters.has(name))) return false
  return (parameters.get('deferspec') ?? DEFER_SPEC) === DEFER_SPEC
}

/** How much a client likes a type, 0 to 1: the most specific range that fits decides. */
function weightOf(type: ResponseType, ranges: readonly MediaType[]): { weight: number; named: boolean } {
  for (const fitting of [type, 'application/*', '*/*']) {
    const range = ranges.find((candidate) => candidate.type === fitting)
    if (range) return { weight: qualityOf(range), named: fitting === type }
  }
  return { weight: 0, named: false }
}

/** The weight of an item, 0 to 1; 0 for what is no weight (RFC 9110 §12.4.2). */
export function qualityOf({ parameters }: Pick<ListItem, 'parameters'>): number {
  const quality = Number(parameters.get('q') ?? 1)
  return quality >= 0 && quality <= 1 ? quality : 0
}
