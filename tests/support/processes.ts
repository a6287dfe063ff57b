import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { SUBGRAPH_URL_VARIABLES } from '../../gateway/config.ts'

export interface Processes {
  /** The graph's endpoint. */
  readonly url: string
  /** The subgraphs' endpoints by name, for those who try to go around the gateway. */
  readonly subgraphUrls: Readonly<Record<string, string>>
  /** End a subgraph's process as a machine that fails does. */
  kill(subgraph: string): Promise<void>
  stop(): Promise<void>
}

const VIEWER_SECRET = 'a viewer secret for tests, which is long enough'
const READY_WITHIN_MS = 150_000

/** Start the seven processes the way an operator does and wait until the gateway says that all are ready. */
export async function startProcesses(databaseUrl: string, accessTokenSecret: string): Promise<Processes> {
  const names = Object.keys(SUBGRAPH_URL_VARIABLES) as (keyof typeof SUBGRAPH_URL_VARIABLES)[]
  const [gatewayPort, ...ports] = await freePorts(names.length + 1)
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_MAX: '8',
    ACCESS_TOKEN_SECRET: accessTokenSecret,
    VIEWER_SECRET,
    LOG_LEVEL: 'error',
    EXPLORER: 'off',
  }
  const subgraphUrls = Object.fromEntries(
    names.map((name, index) => [name, `http://127.0.0.1:${ports[index]}/graphql`]),
  )
  const children = [
    ...names.map((name, index) => run(['subgraphs/main.ts', name, '--port', String(ports[index])], env)),
    run(
      [
        'gateway/main.ts',
        '--remote',
        '--port',
        String(gatewayPort),
        ...names.flatMap((name) => ['--subgraph', `${name}=${subgraphUrls[name]}`]),
      ],
      env,
    ),
  ]
  const stop = async () => {
    await Promise.all(
      children.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return
        const gone = once(child, 'exit')
        child.kill('SIGTERM')
        await gone
      }),
    )
  }
  try {
    await untilReady(`http://127.0.0.1:${gatewayPort}/health/ready`, children)
  } catch (error) {
    await stop()
    throw error
  }
  const kill = async (subgraph: string) => {
    const child = children[(names as readonly string[]).indexOf(subgraph)]
    if (!child) throw new Error(`no process of ${subgraph}`)
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  return { url: `http://127.0.0.1:${gatewayPort}/graphql`, subgraphUrls, kill, stop }
}

/** Sources by tsx; or, where COMPILED_APP says one is, a compiled build with only what production installs. */
export function run(
  [source = '', ...args]: string[],
  env: NodeJS.ProcessEnv,
  stdio: StdioOptions = ['ignore', 'ignore', 'inherit'],
): ChildProcess {
  const cwd = env.COMPILED_APP || undefined
  const program = cwd ? [`dist/${source.replace(/\.ts$/, '.js')}`] : ['--import', 'tsx', source]
  return spawn(process.execPath, [...program, ...args], { cwd, env, stdio })
}

async function untilReady(url: string, children: readonly ChildProcess[]): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    const dead = children.find((child) => child.exitCode !== null)
    if (dead) throw new Error(`a process ended: ${dead.spawnargs.join(' ')}`)
    if (Date.now() > deadline) throw new Error('the processes were not ready in time')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Ports nobody listens on right now, held open together so that they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1')
      await once(server, 'listening')
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
