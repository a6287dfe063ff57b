import { once } from 'node:events'
import { WebSocket } from 'ws'

/** A process seen through its inspector (Chrome DevTools Protocol): profiles, its heap, and what it can be asked. */
export interface Inspector {
  send<T>(method: string, params?: Record<string, unknown>): Promise<T>
  /** The value of an expression in the process, which must be JSON. @throws when it throws there */
  evaluate<T>(expression: string): Promise<T>
  close(): void
}

export async function openInspector(port: number): Promise<Inspector> {
  const [page] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string
  }[]
  if (!page) throw new Error('the process has no inspector')
  // Profiles come as one message of some megabytes.
  const socket = new WebSocket(page.webSocketDebuggerUrl, { perMessageDeflate: false, maxPayload: 512 * 1024 * 1024 })
  await once(socket, 'open')
  let lastId = 0
  const waiting = new Map<number, (message: Answer) => void>()
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Answer
    waiting.get(message.id)?.(message)
    waiting.delete(message.id)
  })
  const send = <T>(method: string, params: Record<string, unknown> = {}) =>
    new Promise<T>((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result as T)))
      socket.send(JSON.stringify({ id, method, params }))
    })
  return {
    send,
    evaluate: async <T>(expression: string) => {
      const { result, exceptionDetails } = await send<Evaluated<T>>('Runtime.evaluate', {
        expression,
        returnByValue: true,
        awaitPromise: true,
      })
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
      return result.value
    },
    close: () => socket.close(),
  }
}

interface Answer {
  id: number
  result?: unknown
  error?: { message: string }
}

interface Evaluated<T> {
  result: { value: T }
  exceptionDetails?: { text: string; exception?: { description?: string } }
}
