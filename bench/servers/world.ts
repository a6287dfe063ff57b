import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type OneProcess, type OneProcessOptions, openOneProcess } from '../../gateway/one-process.ts'
import { systemClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'

export const ACCESS_TOKEN_SECRET = 'an access token secret for benchmarks'

/** The whole graph in this process, on the database the runner prepared. */
export function openGraph(onFetch?: OneProcessOptions['onFetch']): Promise<OneProcess> {
  return openOneProcess({
    databaseUrl: process.env.DATABASE_URL ?? '',
    databasePoolMax: 20,
    eventRetentionHours: 1,
    accessTokenSecret: ACCESS_TOKEN_SECRET,
    clock: systemClock,
    log: silentLog,
    ...(onFetch && { onFetch }),
  })
}

/** Listen on a free port, tell the runner, and answer its questions about CPU time. */
export async function serveBench(listener: RequestListener | { port: number }): Promise<void> {
  let port: number
  if ('port' in listener) port = listener.port
  else {
    const server = createServer(listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as { port: number }).port
  }
  process.on('message', () => process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }))
  process.on('disconnect', () => process.exit(0))
  process.send?.({ port })
}
