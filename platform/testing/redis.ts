import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { silentLog } from '../log.ts'
import { openRedis, type RedisClient, redisReady } from '../redis.ts'
import { scratchDirectory } from './scratch.ts'

/** A Redis of its own, which tests may treat badly. */
export interface TestRedis {
  readonly url: string
  readonly client: RedisClient
  /** Kill it as `kill -9` does. */
  kill(): Promise<void>
  /** Start it again, where it was; with what it had written down, or without. */
  restart(options: { keepsData: boolean }): Promise<void>
  /** Stop its process where it stands: connections stay open and nothing is answered. */
  freeze(): void
  thaw(): void
  /** End it and remove its data. */
  stop(): Promise<void>
}

const VERSION_MIN = 7
const HOW_TO_GET_IT = 'On Debian and Ubuntu: apt-get install redis-server; on macOS: brew install redis.'

/** @throws when there is no usable `redis-server` on PATH; the message says what to do */
export function requireRedisServer(): void {
  const { stdout, error } = spawnSync('redis-server', ['--version'], { encoding: 'utf8' })
  if (error) throw new Error(`These tests need a redis-server on PATH, and there is none. ${HOW_TO_GET_IT}`)
  const version = /v=(\d+)/.exec(stdout)?.[1]
  if (Number(version) >= VERSION_MIN) return
  throw new Error(
    `These tests need Redis ${VERSION_MIN} or newer; redis-server says: ${stdout.trim()}. ${HOW_TO_GET_IT}`,
  )
}

/** Start a `redis-server` from PATH on a free port, with data of its own that it writes down before it answers. */
export async function startTestRedis(): Promise<TestRedis> {
  const [port, directory] = [await freePort(), await scratchDirectory(`lifegraph-test-redis-`)]
  let server = await launch(port, directory)
  // A run that is broken off leaves nothing behind.
  const onExit = () => server.kill('SIGKILL')
  process.on('exit', onExit)
  const url = `redis://127.0.0.1:${port}`
  const client = openRedis(url, { name: 'test' }, silentLog)
  await redisReady(client)
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
  }
  return {
    url,
    client,
    kill,
    restart: async ({ keepsData }) => {
      await kill()
      if (!keepsData) await rm(`${directory}/appendonlydir`, { recursive: true, force: true })
      server = await launch(port, directory)
      await redisReady(client)
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    stop: async () => {
      client.disconnect()
      process.off('exit', onExit)
      await kill()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function launch(port: number, directory: string): Promise<ChildProcess> {
  const persistence = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always']
  const server = spawn(
    'redis-server',
    ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', directory, ...persistence],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await new Promise<void>((resolve, reject) => {
    let said = ''
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`redis-server ended:\n${said}`)))
  })
  return server
}

/**
 * A port nobody listens on, below those that systems hand out by themselves: a server that is killed must find its port free again,
 * and a client that tries in vain to reach it there must not be given that very port and reach itself.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const probe = createServer().listen(port, '127.0.0.1')
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    )
    if (!isFree) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}
