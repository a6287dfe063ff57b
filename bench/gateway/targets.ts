import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { issueAccessToken, sharedKey } from '../../platform/access-token.ts'
import { systemClock } from '../../platform/clock.ts'
import { Connection, requestBytes } from './client.ts'
import { BENCH_SCOPE, operationText, SUBGRAPHS } from './graph.ts'
import { versionOf } from './machine.ts'
import { compiled, compiledPeer } from './prepare.ts'
import type { Stage } from './stage.ts'

/** A gateway to measure. */
export interface TargetSpec {
  readonly name: string
  /** What readers of a table must know about it. */
  readonly about: string
  /** Comes from `peers/`, which must be installed for it. */
  readonly peer?: boolean
  /** Of its packages, as they are installed. */
  versions?(): string[]
  /** The script and its arguments. */
  command(stage: Stage, port: number): string[]
  readonly env?: Readonly<Record<string, string>>
  /** For Node. */
  readonly flags?: readonly string[]
  /** What its callers send beside the operation. */
  headers?(): Promise<Readonly<Record<string, string>>>
}

export interface RunningTarget {
  readonly spec: TargetSpec
  readonly port: number
  readonly pid: number
  /** Where its inspector listens, when it was asked for. */
  readonly inspectorPort: number | null
  stop(): Promise<void>
}

const urlsOf = (stage: Stage) => SUBGRAPHS.map((name) => `${name}=${stage.subgraphs.urls[name]}`)
const peer = (name: string, stage: Stage, port: number) => [
  compiledPeer(name),
  stage.supergraphFile,
  String(port),
  ...urlsOf(stage),
]

const peers = new URL('./peers/', import.meta.url)
const apollo = () => ['@apollo/server', '@apollo/gateway', 'graphql'].map((name) => versionOf(name, peers))
const hive = () =>
  ['@graphql-hive/gateway', '@graphql-hive/gateway-runtime', 'graphql'].map((name) => versionOf(name, peers))
const router = () => [...hive(), versionOf('@graphql-hive/router-runtime', peers)]
const mercurius = () =>
  ['mercurius', '@mercuriusjs/gateway', 'fastify', 'graphql'].map((name) =>
    versionOf(name, new URL('mercurius/', peers)),
  )

/** What `npm run gateway` and the image start Node with. */
const FLAGS = ['--max-semi-space-size=64']

/** One address asks thousands of times a second. */
const UNCOUNTED = { BUDGET_ADDRESS: 'off', BUDGET_USER: 'off', BUDGET_APP: 'off', COST_MAX: 'off' }
const [TOKEN_SECRET, VIEWER_SECRET] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]

/** One person's, as long as it lasts. */
async function benchToken(): Promise<string> {
  const viewer = { userId: 'usr_bench', sessionId: 'ses_bench', scopes: [BENCH_SCOPE, 'media:read', 'feed:read'] }
  return (await issueAccessToken(viewer, sharedKey(new TextEncoder().encode(TOKEN_SECRET)), systemClock)).token
}

const lifegraph = (supergraphFile: string, port: number) => [
  ...[compiled('gateway/main.ts'), '--supergraph', supergraphFile],
  ...['--port', String(port), '--host', '127.0.0.1'],
]

/** In the order of the table. */
export const TARGETS: readonly TargetSpec[] = [
  {
    name: 'floor',
    about:
      "node:http and undici, the calls of Apollo's plan hard-wired: answers are checked for status, type and size and parsed, " +
      'the known answer is written with JSON.stringify, and nothing else is done; see servers/floor.ts',
    flags: FLAGS,
    command: (stage, port) => [compiled('bench/gateway/servers/floor.ts'), stage.floorFile, String(port)],
  },
  {
    name: 'floor-own',
    about: 'the same with the calls that lifegraph makes, fewer where it sends together what falls due together',
    flags: FLAGS,
    command: (stage, port) => [compiled('bench/gateway/servers/floor.ts'), stage.ownFloorFile, String(port)],
  },
  {
    name: 'lifegraph',
    about:
      'the gateway as an image ships it: `--supergraph FILE`, defaults, without the explorer page, and without budgets, as all ' +
      'requests come from one address',
    flags: FLAGS,
    env: { EXPLORER: 'off', ...UNCOUNTED },
    command: (stage, port) => lifegraph(stage.supergraphFile, port),
  },
  {
    name: 'lifegraph-access',
    about:
      'the same where every caller signs in, every field asks for a scope, every request is charged to its caller and told what ' +
      'is left, and every fetch carries a signed viewer: an access token of one person in all requests, budgets in memory',
    flags: FLAGS,
    env: {
      EXPLORER: 'off',
      ACCESS_TOKEN_SECRET: TOKEN_SECRET,
      VIEWER_SECRET,
      BUDGET_USER: '1000000000/1',
    },
    headers: async () => ({ authorization: `Bearer ${await benchToken()}` }),
    command: (stage, port) => lifegraph(stage.guardedSupergraphFile, port),
  },
  {
    name: 'lifegraph-apollo',
    about: 'our engine as the gateway of Apollo Server',
    flags: FLAGS,
    command: (stage, port) => [
      compiled('bench/gateway/servers/lifegraph-apollo.ts'),
      stage.supergraphFile,
      String(port),
      ...urlsOf(stage),
    ],
  },
  {
    name: 'apollo',
    about: 'Apollo Server with @apollo/gateway, as they come',
    peer: true,
    versions: apollo,
    command: (stage, port) => peer('apollo.ts', stage, port),
  },
  {
    name: 'hive',
    about: '@graphql-hive/gateway, as it comes: equal upstream requests in flight are sent once',
    peer: true,
    versions: hive,
    command: (stage, port) => peer('hive.ts', stage, port),
  },
  {
    name: 'hive-each',
    about: 'the same, every request sent (`deduplicateInflightRequests: false`)',
    peer: true,
    versions: hive,
    env: { BENCH_COALESCE: 'off' },
    command: (stage, port) => peer('hive.ts', stage, port),
  },
  {
    name: 'hive-router',
    about: 'Hive with @graphql-hive/router-runtime, as it comes',
    peer: true,
    versions: router,
    env: { BENCH_RUNTIME: 'router' },
    command: (stage, port) => peer('hive.ts', stage, port),
  },
  {
    name: 'hive-router-each',
    about: 'the same, every request sent',
    peer: true,
    versions: router,
    env: { BENCH_RUNTIME: 'router', BENCH_COALESCE: 'off' },
    command: (stage, port) => peer('hive.ts', stage, port),
  },
  {
    name: 'mercurius',
    about: 'mercurius with @mercuriusjs/gateway and JIT, over the same subgraphs described in federation 1',
    peer: true,
    versions: mercurius,
    command: (stage, port) => peer('mercurius/server.ts', stage, port),
  },
]

export function targetNamed(name: string): TargetSpec {
  const spec = TARGETS.find((target) => target.name === name)
  if (!spec) throw new Error(`there is no target ${name}`)
  return spec
}

/** The core the gateway under test has for itself; subgraphs and load share the other. */
const GATEWAY_CORE = '0'
const LOAD_CORE = '1'
const START_TIMEOUT_MS = 60_000

/** Put this process, threads and all, on the core of the load. */
export function pinLoad(): void {
  execFileSync('taskset', ['-a', '-p', '-c', LOAD_CORE, String(process.pid)], { stdio: 'ignore' })
}

/** Start a gateway on its core, in production's environment, and wait until it answers. Its output goes to a file. */
export async function startTarget(
  spec: TargetSpec,
  stage: Stage,
  options: { inspect?: boolean; flags?: readonly string[] } = {},
): Promise<RunningTarget> {
  const port = await freePort()
  const inspectorPort = options.inspect ? await freePort() : null
  const logFile = join(stage.home, `${spec.name}.log`)
  writeFileSync(logFile, '')
  const output = openSync(logFile, 'a')
  const flags = [
    ...(spec.flags ?? []),
    ...(options.flags ?? []),
    ...(inspectorPort ? [`--inspect=127.0.0.1:${inspectorPort}`] : []),
  ]
  const child = spawn('taskset', ['-c', GATEWAY_CORE, process.execPath, ...flags, ...spec.command(stage, port)], {
    stdio: ['ignore', output, output],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: '1',
      ...spec.env,
    },
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    if (!(await Promise.race([ended, sleep(10_000, null)]))) child.kill('SIGKILL')
  }
  try {
    await untilAnswers(child, port)
  } catch (error) {
    await stop()
    const said = readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n')
    throw new Error(`${spec.name} does not start: ${error instanceof Error ? error.message : error}\n${said}`)
  }
  return { spec, port, pid: child.pid ?? 0, inspectorPort, stop }
}

async function untilAnswers(child: ChildProcess, port: number): Promise<void> {
  const request = requestBytes(port, JSON.stringify({ query: operationText('small') }))
  const until = performance.now() + START_TIMEOUT_MS
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    try {
      const connection = await Connection.open(port)
      const status = await new Promise<number>((resolve, reject) => connection.send(request, resolve, reject))
      connection.close()
      if (status === 200) return
    } catch {
      // Not listening yet.
    }
    await sleep(50)
  }
  throw new Error('it does not answer')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
