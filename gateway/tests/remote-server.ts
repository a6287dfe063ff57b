import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net'
import { systemClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { anonymous } from '../../platform/viewer.ts'
import { LinkFailure } from '../links/failure.ts'
import type { Link, LinkRequest, LinkScope } from '../links/link.ts'
import { type RemoteLinkOptions, remoteLink } from '../links/remote.ts'
import { linkRequest } from '../links/request.ts'

/** A server that does to its callers what a test wants done, and remembers them. */
export interface OddServer {
  readonly url: string
  readonly port: number
  /** Requests in the order they came, with their bodies. */
  readonly requests: { headers: IncomingMessage['headers']; rawHeaders: string[]; body: string }[]
  /** Sockets that were opened and have not been closed. */
  readonly sockets: ReadonlySet<Socket>
  close(): Promise<void>
}

export type Answer = (outgoing: ServerResponse, incoming: IncomingMessage, nth: number) => void

/** @param answer told how many requests came before, once the body has been read */
export async function openOddServer(answer: Answer): Promise<OddServer> {
  const requests: OddServer['requests'] = []
  const listener: RequestListener = (incoming, outgoing) => {
    let body = ''
    incoming.on('data', (chunk) => {
      body += chunk
    })
    incoming.on('end', () => {
      requests.push({ headers: incoming.headers, rawHeaders: incoming.rawHeaders, body })
      answer(outgoing, incoming, requests.length - 1)
    })
  }
  return serve(createServer(listener), requests)
}

/** A server that speaks bytes: for answers that `node:http` would not send. */
export function openRawServer(answer: (socket: Socket) => void): Promise<OddServer> {
  const requests: OddServer['requests'] = []
  return serve(
    createSocketServer((socket) => {
      socket.on('data', (bytes) => {
        const text = bytes.toString()
        if (!text.startsWith('POST')) return
        requests.push({ headers: {}, rawHeaders: [], body: text })
        answer(socket)
      })
    }),
    requests,
  )
}

async function serve(
  server: Server | ReturnType<typeof createSocketServer>,
  requests: OddServer['requests'],
): Promise<OddServer> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    port,
    requests,
    sockets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

export const JSON_TYPE = { 'content-type': 'application/json' }
export const answerJson = (outgoing: ServerResponse, value: unknown, status = 200, headers = {}) =>
  outgoing.writeHead(status, { ...JSON_TYPE, ...headers }).end(JSON.stringify(value))

export const oddLink = (url: string, options: Partial<RemoteLinkOptions> = {}): Link =>
  remoteLink({ subgraph: 'odd', url, clock: systemClock, log: silentLog, retries: 0, ...options })

export const SCOPE: LinkScope = { viewer: anonymous, requestId: 'req_test' }

export const asked = (scope: Partial<LinkScope> = {}, kind: LinkRequest['kind'] = 'query') =>
  linkRequest({ query: `${kind} { a }`, kind }, { ...SCOPE, ...scope })

/** What a fetch failed with; fails itself when the fetch was answered, or failed with anything else. */
export async function failureOf(fetch: Promise<unknown>): Promise<LinkFailure> {
  try {
    const answer = await fetch
    throw new Error(`answered: ${JSON.stringify(answer)}`)
  } catch (error) {
    if (error instanceof LinkFailure) return error
    throw error
  }
}
