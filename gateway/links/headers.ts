import type { IncomingHttpHeaders } from 'node:http'
import { DRY_RUN_HEADER } from '../../platform/dry-run.ts'
import { CLIENT_ADDRESS_HEADER, VIEWER_HEADER } from '../../platform/viewer.ts'

/** Names and values in turn. */
export type FlatHeaders = string[]

export interface HeaderOptions {
  /** Names of the client's headers to pass on; none unless named. */
  readonly forward?: readonly string[] | undefined
  /** Headers every request to the subgraph carries, such as an API key. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/**
 * Headers that say how one connection or one message is sent, or who we are to the subgraph; nobody else gives them.
 * Source: RFC 9110 §7.6.1 "Connection"; RFC 9112.
 */
const RESERVED: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-request-id',
  VIEWER_HEADER,
  CLIENT_ADDRESS_HEADER,
  DRY_RUN_HEADER,
])
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/
/** What a value may consist of: visible characters, blanks and tabs. No line ends, no NUL. Source: RFC 9110 §5.5. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/** Headers that every request carries. @throws Error that names the header when it may not be set, or not to this value */
export function fixedHeaders({ headers = {} }: HeaderOptions): FlatHeaders {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (!VALUE.test(value)) throw new Error(`the value of the header "${name}" holds what no header may`)
    return [settable(name), value]
  })
}

/**
 * Choose what to pass on of a client's headers. Those the subgraph always gets from us are not replaced, nor those the
 * client meant for its connection only; a value that is no header value is left out.
 * @throws Error that names the header when it may not be passed on
 */
export function openForwarding(
  options: HeaderOptions,
): (given: Readonly<IncomingHttpHeaders> | undefined) => FlatHeaders {
  const fixed = new Set(Object.keys(options.headers ?? {}).map((name) => name.toLowerCase()))
  const names = [...new Set((options.forward ?? []).map(settable))].filter((name) => !fixed.has(name))
  if (names.length === 0) return () => []
  return (given) => {
    const chosen: FlatHeaders = []
    if (!given) return chosen
    const connection = given.connection ? connectionOptions(given.connection) : null
    for (const name of names) {
      const value = given[name]
      if (value === undefined || connection?.has(name)) continue
      const text = Array.isArray(value) ? value.join(', ') : value
      if (typeof text === 'string' && VALUE.test(text)) chosen.push(name, text)
    }
    return chosen
  }
}

function settable(given: string): string {
  const name = given.toLowerCase()
  if (!TOKEN.test(name)) throw new Error(`"${given}" is no name of a header`)
  if (RESERVED.has(name)) throw new Error(`the header "${name}" is the gateway's own to set`)
  return name
}

const connectionOptions = (connection: string) => new Set(connection.toLowerCase().split(/[\s,]+/))
