import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readSeedConfig } from '../demo/config.ts'
import { readConfig, SUBGRAPH_URL_VARIABLES } from '../gateway/config.ts'
import { readSubgraphConfig } from '../subgraphs/config.ts'

interface Service {
  image: string
  build?: string
  command: string[]
  environment?: Record<string, string | number>
  depends_on?: Record<string, { condition: string }>
  networks: string[]
  ports?: string[]
  healthcheck?: { test: string[]; disable?: boolean }
  profiles?: string[]
  restart?: string
  init?: boolean
  read_only?: boolean
  cap_drop?: string[]
  stop_grace_period: string
}

const text = readFileSync('docker-compose.yml', 'utf8')
const compose = parse(text, { merge: true }) as {
  services: Record<string, Service>
  networks: Record<string, { internal?: boolean }>
  volumes: Record<string, unknown>
}
const services = Object.entries(compose.services)
const service = (name: string) => compose.services[name] as Service
/** Our own processes, jobs that only run when asked for included. */
const ours = services.filter(([, { build }]) => build)
const subgraphs = ours.filter(([, { command }]) => command[1] === 'dist/subgraphs/main.js')
const modules = Object.keys(SUBGRAPH_URL_VARIABLES).map((name) => ({ name }))

/** As the file says to make them: what can be guessed is refused in production. */
const SECRETS = {
  POSTGRES_PASSWORD: randomBytes(32).toString('hex'),
  VIEWER_SECRET: randomBytes(32).toString('hex'),
  ACCESS_TOKEN_SECRET: randomBytes(32).toString('hex'),
}

/** Substitute variables as Compose does. Source: Compose specification, "Interpolation". */
function interpolate(value: string | number, variables: Record<string, string>): string {
  return String(value).replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, operator: string, rest: string) => {
    const given = variables[name]
    if (given) return given
    if (operator === '-') return rest
    throw new Error(`${name} ${rest}`)
  })
}

function environmentOf({ environment = {} }: Service, variables: Record<string, string> = SECRETS) {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, interpolate(value, variables)]))
}

describe('docker-compose.yml', () => {
  it('gives the gateway a configuration it accepts, in the shape of many processes', () => {
    const gateway = service('gateway')
    expect(gateway.command.slice(0, 2)).toEqual(['node', 'dist/gateway/main.js'])
    expect(readConfig(gateway.command.slice(2), environmentOf(gateway)).shape).toBe('many')
  })

  it('runs every subgraph once, with a configuration it accepts', () => {
    const configs = subgraphs.map(([, each]) => readSubgraphConfig(each.command.slice(2), environmentOf(each), modules))
    expect(configs.map(({ module }) => module.name).sort()).toEqual(modules.map(({ name }) => name).sort())
  })

  it('sends the gateway to where each subgraph listens', () => {
    const urls = environmentOf(service('gateway'))
    for (const [name, each] of subgraphs) {
      const { module, PORT, HOST } = readSubgraphConfig(each.command.slice(2), environmentOf(each), modules)
      const variable = SUBGRAPH_URL_VARIABLES[module.name as keyof typeof SUBGRAPH_URL_VARIABLES]
      expect(urls[variable]).toBe(`http://${name}:${PORT}/graphql`)
      expect(HOST).toBe('0.0.0.0')
      expect(each.networks.filter((network) => service('gateway').networks.includes(network))).toEqual(['graph'])
    }
  })

  it('is for production, unless an operator says that it is for development', () => {
    for (const [name, each] of ours) {
      expect(environmentOf(each).ENVIRONMENT, name).toBe('production')
      expect(environmentOf(each, { ...SECRETS, ENVIRONMENT: 'development' }).ENVIRONMENT, name).toBe('development')
    }
  })

  it('makes the demo world for development only, as its people are refused in production', () => {
    const seed = service('seed')
    expect(() => readSeedConfig(environmentOf(seed))).toThrow('no configuration for production')
    expect(readSeedConfig(environmentOf(seed, { ...SECRETS, ENVIRONMENT: 'development' })).people).toBe(0)
  })

  it('signs and checks with the same secrets everywhere', () => {
    for (const name of ['VIEWER_SECRET', 'ACCESS_TOKEN_SECRET'] as const) {
      const processes = [service('gateway'), ...subgraphs.map(([, each]) => each)]
      expect(new Set(processes.map((each) => environmentOf(each)[name]))).toEqual(new Set([SECRETS[name]]))
    }
  })

  it('sends everything that owns data to the database that it starts', () => {
    const { POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD } = environmentOf(service('postgres'))
    const urls = ours.map(([, each]) => environmentOf(each).DATABASE_URL).filter((url) => url !== undefined)
    expect(urls.length).toBeGreaterThanOrEqual(subgraphs.length)
    expect(new Set(urls)).toEqual(
      new Set([`postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@postgres:5432/${POSTGRES_DB}`]),
    )
  })

  it('sends every subgraph to the Redis that it starts, which forgets nothing to make room', () => {
    for (const [name, each] of subgraphs) {
      expect(environmentOf(each).REDIS_URL, name).toBe('redis://redis:6379')
      expect(
        each.networks.some((network) => service('redis').networks.includes(network)),
        name,
      ).toBe(true)
    }
    expect(service('redis').command.join(' ')).toContain('--maxmemory-policy noeviction')
  })

  it('sets no variable that the code does not read', () => {
    const known = ['gateway/config.ts', 'subgraphs/config.ts', 'platform/config.ts']
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n')
    const names = ours.flatMap(([, { environment = {} }]) => Object.keys(environment))
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(known))).toEqual([])
  })

  it('holds no secret: it takes each from the environment and refuses to start without', () => {
    for (const missing of Object.keys(SECRETS)) {
      const rest = Object.fromEntries(Object.entries(SECRETS).filter(([name]) => name !== missing))
      const resolve = () => services.map(([, each]) => environmentOf(each, rest))
      expect(resolve, missing).toThrow(`${missing} is missing; how to make it stands at the top`)
    }
    for (const [, { environment = {} }] of services) {
      for (const [name, value] of Object.entries(environment)) {
        if (/SECRET|PASSWORD|TOKEN|KEY/.test(name)) expect(value, name).toMatch(/^\$\{\w+:\?[^}]+\}$/)
        if (String(value).includes('@')) expect(value, name).toMatch(/^\w+:\/\/\w+:\$\{\w+:\?[^}]+\}@/)
      }
    }
  })

  it('pins every image; ours to the version of the package', () => {
    for (const [name, { image }] of services) expect(image, name).toMatch(/^[a-z/]+:\d+\.\d+(\.\d+)?$/)
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(new Set(ours.map(([, { image }]) => image))).toEqual(new Set([`lifegraph:${version}`]))
  })

  it('knows of everything that stays up whether it is ready, and brings it back when it falls', () => {
    const imageAsks = /^HEALTHCHECK /m.test(readFileSync('Dockerfile', 'utf8'))
    for (const [name, each] of services.filter(([, { profiles }]) => !profiles)) {
      expect(each.healthcheck ? each.healthcheck.test.length > 1 : each.build && imageAsks, name).toBe(true)
      expect(each.restart, name).toBe('unless-stopped')
    }
  })

  it('waits for what is needed to be ready: subgraphs for the database, the gateway for subgraphs', () => {
    for (const [name, { depends_on = {} }] of services) {
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        expect(compose.services, name).toHaveProperty([needed])
        expect(condition, name).toBe('service_healthy')
      }
    }
    for (const [, each] of subgraphs) expect(each.depends_on).toHaveProperty('postgres')
    expect(Object.keys(service('gateway').depends_on ?? {}).sort()).toEqual(subgraphs.map(([name]) => name).sort())
  })

  it('starts only what the build compiles', () => {
    const { files } = JSON.parse(readFileSync('tsconfig.build.json', 'utf8')) as { files: string[] }
    const compiled = files.map((path) => `dist/${path.replace(/\.ts$/, '.js')}`)
    for (const [name, { command }] of ours) expect(compiled, name).toContain(command[1])
  })

  it('makes the demo world when asked to, and not again when that fails', () => {
    const { profiles, restart, depends_on = {} } = service('seed')
    expect({ profiles, restart }).toEqual({ profiles: ['seed'], restart: 'no' })
    expect(Object.keys(depends_on)).toEqual(['postgres'])
  })

  it('lets a process drain before it is killed', () => {
    for (const [name, each] of ours.filter(([, { profiles }]) => !profiles)) {
      const drainTimeoutMs = Number(environmentOf(each).DRAIN_TIMEOUT_MS)
      expect(Number.parseInt(each.stop_grace_period, 10) * 1000, name).toBeGreaterThan(drainTimeoutMs + 5_000)
      expect(each.stop_grace_period, name).toMatch(/^\d+s$/)
    }
  })

  it('opens one port to the outside, the gateway’s, and that on this machine only unless told otherwise', () => {
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['gateway'])
    const { ports = [], environment = {} } = service('gateway')
    expect(ports.map((port) => interpolate(port, {}))).toEqual([`127.0.0.1:4000:${environment.PORT}`])
    const reachingOut = Object.entries(compose.networks).filter(([, network]) => !network.internal)
    expect(reachingOut.map(([name]) => name)).toEqual(['edge'])
    expect(services.filter(([, { networks }]) => networks.includes('edge')).map(([name]) => name)).toEqual(['gateway'])
  })

  it('lets our processes change nothing of their containers', () => {
    for (const [name, each] of ours) {
      expect(each, name).toMatchObject({ init: true, read_only: true, cap_drop: ['ALL'] })
    }
  })

  it('has connections for every pool', () => {
    const pools = subgraphs.map(([, each]) => Number(environmentOf(each).DATABASE_POOL_MAX))
    const maxConnections = /^max_connections=(\d+)$/.exec(
      service('postgres').command.find((word) => word.startsWith('max_connections')) ?? '',
    )
    // A pool per subgraph, and for each what listens, migrates and relays beside its pool; some stay for an operator.
    const wanted = pools.reduce((sum, pool) => sum + pool + 5, 10)
    expect(Number(maxConnections?.[1])).toBeGreaterThanOrEqual(wanted)
  })

  it('keeps the database where its image does', () => {
    expect(compose.volumes).toHaveProperty('postgres')
    expect(service('postgres')).toMatchObject({ volumes: ['postgres:/var/lib/postgresql'] })
  })
})
