import { expect, it } from 'vitest'
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
  for (const name of [
    'PORT',
    'VIEWER_SECRET',
    'ACCESS_TOKEN_SECRET is required',
    'USERS_URL',
    'PAYMENTS_URL is required',
    'ADS_URL',
  ])
    expect(read).toThrow(name.split(' ')[0])
})

it('finds every subgraph by flag or by variable', () => {
  const secrets = { VIEWER_SECRET: 'v'.repeat(32), ACCESS_TOKEN_SECRET: 'a'.repeat(32) }
  const rest = Object.fromEntries(
    ['PAYMENTS', 'CONTENT', 'COMMUNITIES', 'LIVE_STREAMS', 'ADS'].map((name) => [`${name}_URL`, `http://${name}`]),
  )
  expect(readConfig(['--remote', '--subgraph', 'users=http://u/graphql?x=1'], { ...secrets, ...rest })).toMatchObject({
    shape: 'many',
    USERS_URL: 'http://u/graphql?x=1',
    ADS_URL: 'http://ADS',
  })
})
