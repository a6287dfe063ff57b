import { describe, expect, it } from 'vitest'
import { ConfigError } from '../platform/config.ts'
import { readConfig } from './config.ts'

it('needs nothing to run everything in one process', () => {
  expect(readConfig([], {})).toMatchObject({
    shape: 'one',
    PORT: 4000,
    HOST: '127.0.0.1',
    DATA_DIR: '.data',
    SEED: 'demo',
    LOG_LEVEL: 'warn',
  })
})

it('takes flags over the environment, and empty variables for unset', () => {
  const config = readConfig(['--port', '4444'], { PORT: '5555', DATABASE_URL: '' })
  expect(config.PORT).toBe(4444)
  expect(config).not.toHaveProperty('DATABASE_URL')
})

it('tells every mistake at once, by name', () => {
  const read = () => readConfig(['--remote', '--subgraph', 'users=ftp://x'], { PORT: '99999', VIEWER_SECRET: 'short' })
  expect(read).toThrow(ConfigError)
  for (const name of ['PORT', 'VIEWER_SECRET', 'USERS_URL', 'PAYMENTS_URL is required', 'ADS_URL'])
    expect(read).toThrow(name.split(' ')[0])
})

it('takes issuers of tokens as JSON, and tells what is wrong with one', () => {
  const corp = { name: 'corp', issuer: 'https://login.example', audience: 'graph', as: 'user' }
  const read = (...given: object[]) => readConfig([], { OIDC_ISSUERS: JSON.stringify(given) })
  expect(read(corp).OIDC_ISSUERS).toMatchObject([{ ...corp, subject: 'sub' }])
  expect(readConfig([], {}).OIDC_ISSUERS).toEqual([])
  expect(() => read({ ...corp, issuer: 'http://login.example' })).toThrow('OIDC_ISSUERS: 0.issuer: must be an https://')
  expect(() => read(corp, corp)).toThrow('OIDC_ISSUERS: each must have a name of its own')
})

it('finds every subgraph by flag or by variable', () => {
  const secrets = { VIEWER_SECRET: 'v'.repeat(32) }
  const rest = Object.fromEntries(
    ['PAYMENTS', 'CONTENT', 'COMMUNITIES', 'LIVE_STREAMS', 'ADS'].map((name) => [`${name}_URL`, `http://${name}`]),
  )
  expect(readConfig(['--remote', '--subgraph', 'users=http://u/graphql?x=1'], { ...secrets, ...rest })).toMatchObject({
    shape: 'many',
    USERS_URL: 'http://u/graphql?x=1',
    ADS_URL: 'http://ADS',
  })
})

it('leaves out the subgraphs it is told to, of those the others do without, and needs no address of them', () => {
  expect(readConfig([], {})).toMatchObject({ WITHOUT: [] })
  expect(readConfig([], { WITHOUT: 'ads, payments' })).toMatchObject({ WITHOUT: ['payments', 'ads'], SEED: 'none' })
  expect(() => readConfig([], { WITHOUT: 'payments', SEED: 'demo' })).toThrow('SEED must be none')
  expect(() => readConfig([], { WITHOUT: 'users' })).toThrow('WITHOUT: "users" is none of payments, live-streams, ads')
  const urls = Object.fromEntries(['USERS', 'CONTENT', 'COMMUNITIES', 'ADS'].map((name) => [`${name}_URL`, 'http://x']))
  const secrets = { VIEWER_SECRET: 'v'.repeat(32) }
  const config = readConfig(['--remote'], { ...secrets, ...urls, WITHOUT: 'payments,live-streams' })
  expect(config).toMatchObject({ urls: { users: 'http://x', content: 'http://x' } })
  expect(() => readConfig(['--remote'], { ...secrets, ...urls, WITHOUT: 'payments' })).toThrow('LIVE_STREAMS_URL')
})

describe('any graph', () => {
  const ANY = ['--remote', '--supergraph', 'graph.graphql']

  it('needs its supergraph, and nothing else', () => {
    expect(readConfig(ANY, {})).toMatchObject({
      shape: 'any',
      source: 'file',
      SUPERGRAPH: 'graph.graphql',
      SUBGRAPHS: new Map(),
      FORWARD_HEADERS: [],
      PORT: 4000,
    })
    expect(readConfig(['--remote'], { SUPERGRAPH: 'graph.graphql' })).toMatchObject({ shape: 'any', source: 'file' })
    expect(readConfig([], { SUPERGRAPH: 'graph.graphql' }).shape).toBe('one')
  })

  it('may be composed of what runs, which has to be said', () => {
    expect(readConfig(['--poll', '500', '--subgraph', 'a=http://a/graphql'], {})).toMatchObject({
      shape: 'any',
      source: 'composed',
      POLL_MS: 500,
      SUBGRAPHS: new Map([['a', 'http://a/graphql']]),
    })
    expect(() => readConfig(['--poll', '500'], {})).toThrow(/SUBGRAPHS: is required/)
    expect(() => readConfig([...ANY, '--poll', '500'], { SUBGRAPHS: 'a=http://a' })).toThrow(/SUPERGRAPH: is not read/)
  })

  it('takes what subgraphs are sent from flags and variables alike', () => {
    const said = { FORWARD_HEADERS: 'Authorization, x-trace', SUBGRAPH_HEADERS: 'a:X-Key=1=2\n*:x-from=us' }
    const expected = {
      FORWARD_HEADERS: ['authorization', 'x-trace'],
      SUBGRAPH_HEADERS: new Map([
        ['a', { 'x-key': '1=2' }],
        ['*', { 'x-from': 'us' }],
      ]),
      SUBGRAPH_TIMEOUT_MS: 250,
    }
    expect(readConfig(ANY, { ...said, SUBGRAPH_TIMEOUT_MS: '250' })).toMatchObject(expected)
    const flags = [
      '--forward',
      'Authorization',
      '--forward',
      'x-trace',
      '--header',
      'a:X-Key=1=2',
      '--header',
      '*:x-from=us',
    ]
    expect(readConfig([...ANY, ...flags, '--timeout', '250'], {})).toMatchObject(expected)
    const SUBGRAPHS = 'a=http://a/?x=1,2,b=https://b\n c=http://c'
    expect(readConfig([...ANY, '--subgraph', 'a=http://elsewhere'], { SUBGRAPHS })).toHaveProperty(
      'SUBGRAPHS',
      new Map([
        ['a', 'http://elsewhere'],
        ['b', 'https://b'],
        ['c', 'http://c'],
      ]),
    )
  })

  it('never lets a client say what only the gateway may', () => {
    for (const name of ['x-lifegraph-viewer', 'content-length', 'host', 'no good'])
      expect(() => readConfig([...ANY, '--forward', name], {})).toThrow(/FORWARD_HEADERS/)
    expect(() => readConfig([...ANY, '--header', 'a:x-key=secret\u0000'], {})).toThrow(/SUBGRAPH_HEADERS/)
    expect(() => readConfig([...ANY, '--header', 'a:x-key=secret\u0000'], {})).not.toThrow(/secret/)
  })
})

describe('in production', () => {
  const production = { NODE_ENV: 'production' }

  it('starts with an empty graph, where the demo world is the default elsewhere', () => {
    expect(readConfig([], production)).toMatchObject({ ENVIRONMENT: 'production', SEED: 'none' })
    expect(readConfig([], {})).toMatchObject({ ENVIRONMENT: 'development', SEED: 'demo' })
  })

  it('refuses what is for development', () => {
    expect(() => readConfig([], { ...production, SEED: 'demo' })).toThrow(/SEED/)
    expect(() => readConfig(['--remote', '--supergraph', 'x'], { ...production, INTROSPECTION: 'everybody' })).toThrow(
      /INTROSPECTION/,
    )
    expect(() => readConfig([], { ...production, ENVIRONMENT: 'development', SEED: 'demo' })).not.toThrow()
  })
})
