import { connect, type Socket } from 'node:net'

/** What a server said to bytes written by hand. */
export interface Exchange {
  readonly socket: Socket
  /** Everything said so far. */
  heard(): string
  /** @returns when the text has been said, or the connection has ended */
  until(text: string | RegExp): Promise<string>
  /** @returns everything that was said, once the server has closed the connection */
  closed(): Promise<string>
}

/** Speak to a server below HTTP, for what no client library would send. */
export function speak(base: string, ...bytes: (string | Buffer)[]): Exchange {
  const socket = connect(Number(new URL(base).port), '127.0.0.1')
  let heard = ''
  let ended = false
  let wake = () => {}
  socket.on('data', (chunk) => {
    heard += chunk
    wake()
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    ended = true
    wake()
  })
  for (const part of bytes) socket.write(part)
  const when = async (holds: () => boolean) => {
    while (!ended && !holds())
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    return heard
  }
  return {
    socket,
    heard: () => heard,
    until: (text) => when(() => (typeof text === 'string' ? heard.includes(text) : text.test(heard))),
    closed: () => when(() => false),
  }
}
