import type { Server } from 'node:http'
import type { Log } from '../log.ts'

/**
 * Stop once on SIGINT or SIGTERM, then exit 0; a second signal, or a stop that takes longer than `timeoutMs`, exits 1.
 * @param stop everything the process opened, in order
 */
export function stopOnSignal(stop: () => Promise<void>, log: Log, timeoutMs: number): void {
  let stopping = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1)
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => {
      log.error('stopping took too long')
      process.exit(1)
    }, timeoutMs).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

/** A stray rejection is a bug of one request, not of the process: it is logged and the process lives on. */
export function surviveStrayErrors(log: Log): void {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'))
}

/** Ports another process holds get a message that says so. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

/** @returns the port listened on; @throws ListenError with a clear message when the port is taken or not allowed */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why: Record<string, string> = {
        EADDRINUSE: `port ${port} on ${host} is taken by another process; choose another with PORT`,
        EACCES: `this user may not listen on port ${port}`,
        EADDRNOTAVAIL: `this machine has no address ${host}`,
      }
      reject(new ListenError(why[error.code ?? ''] ?? error.message))
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/** Take no new requests and let those in flight finish, up to `timeoutMs`. */
export async function drain(server: Server, timeoutMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const force = setTimeout(() => server.closeAllConnections(), timeoutMs)
  await closed
  clearTimeout(force)
}
