import type { WebSocket } from 'ws'

/** Bytes that may wait for a reader before it is let go. */
export const BUFFERED_BYTES_MAX = 8 * 1024 * 1024
/** Told to a reader that is let go: come back, and resume by cursor. Source: IANA WebSocket close code 1013. */
export const TRY_AGAIN_LATER = 1013
const CLOSING_MS_MAX = 1_000
/** Source: RFC 6455 §5.5, less two bytes for the code. */
const REASON_BYTES_MAX = 123

export interface BoundedSocket {
  /** @returns when the message has left this process, or can no longer; awaiting it keeps one stream from running ahead */
  send(text: string): Promise<void>
  /** Answer a ping frame, which counts like anything else that waits to be read. */
  pong(data: Buffer): void
  /** Close with a reason; a peer that does not answer in time is cut off. Nothing is sent after this. */
  close(code: number, reason: string): void
}

/**
 * Write to a socket without ever growing the heap for a peer that does not read: past the bound it is told to come back and
 * cut off, and what waited is gone with it.
 */
export function boundedSocket(socket: WebSocket, bytesMax = BUFFERED_BYTES_MAX): BoundedSocket {
  const close = (code: number, reason: string) => {
    if (socket.readyState === socket.CLOSED) return
    socket.close(code, fitting(reason))
    const cut = setTimeout(() => socket.terminate(), CLOSING_MS_MAX)
    socket.once('close', () => clearTimeout(cut))
  }
  const bound = () => {
    if (socket.bufferedAmount > bytesMax) close(TRY_AGAIN_LATER, 'You read too slowly; resume where you stopped.')
  }
  return {
    close,
    pong: (data) => {
      if (socket.readyState !== socket.OPEN) return
      socket.pong(data)
      bound()
    },
    send: (text) =>
      new Promise((resolve) => {
        if (socket.readyState !== socket.OPEN) return resolve()
        socket.send(text, () => resolve())
        bound()
      }),
  }
}

/** As much of a reason as a close frame holds; reasons quote what clients sent. */
function fitting(reason: string): string {
  const bytes = Buffer.from(reason)
  if (bytes.length <= REASON_BYTES_MAX) return reason
  return new TextDecoder().decode(bytes.subarray(0, REASON_BYTES_MAX), { stream: true })
}
