import { WebSocket } from 'ws'

export interface Message {
  type: string
  id?: string
  payload?: { errors?: { extensions: { code: string } }[]; data?: unknown } & {
    message: string
    extensions: { code: string; limit?: number }
  }[]
}

/** A socket that speaks the protocol by hand, to see every message. */
export interface Socket {
  readonly socket: WebSocket
  /** Everything received and not yet read by {@link Socket.next}. */
  readonly messages: Message[]
  send(message: unknown): void
  next(): Promise<Message>
  /** The code and reason the socket was closed with. */
  readonly closed: Promise<[code: number, reason: string]>
  readonly code: Promise<number>
}

/** @param url of the HTTP door @param protocols offered */
export async function openSocket(
  url: string,
  protocols: string | string[] = 'graphql-transport-ws',
  headers: Record<string, string> = {},
): Promise<Socket> {
  const socket = new WebSocket(url.replace('http', 'ws'), protocols, { headers })
  const messages: Message[] = []
  let heard = () => {}
  const closed = new Promise<[number, string]>((resolve) =>
    socket.on('close', (code, reason) => resolve([code, String(reason)])),
  )
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)))
    heard()
  })
  await new Promise((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  return {
    socket,
    messages,
    closed,
    code: closed.then(([code]) => code),
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: async () => {
      while (messages.length === 0)
        await new Promise<void>((resolve) => {
          heard = resolve
        })
      return messages.shift() as Message
    },
  }
}

/** A socket the server has acknowledged. */
export async function initialised(url: string, payload?: unknown): Promise<Socket> {
  const opened = await openSocket(url)
  opened.send({ type: 'connection_init', ...(payload !== undefined && { payload }) })
  const { type } = await opened.next()
  if (type !== 'connection_ack') throw new Error(`expected connection_ack, got ${type}`)
  return opened
}

export const subscribe = (id: string, query: string, variables?: unknown) => ({
  id,
  type: 'subscribe',
  payload: { query, ...(variables !== undefined && { variables }) },
})
