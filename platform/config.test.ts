import { expect, it } from 'vitest'
import { ConfigError, databaseShape, httpUrl, parseConfig, port, positiveInt, processShape, secret } from './config.ts'

const shape = { ...processShape, ...databaseShape, PORT: port, ACCESS_TOKEN_SECRET: secret, UPSTREAM_URL: httpUrl }
const good = {
  PORT: '4000',
  ACCESS_TOKEN_SECRET: 'at least thirty-two characters long',
  UPSTREAM_URL: 'http://localhost:4001/graphql',
}

it('reads what is given and fills in the rest', () => {
  expect(parseConfig(shape, { ...good, LOG_LEVEL: 'warn', PATH: '/usr/bin' })).toEqual({
    ...good,
    PORT: 4000,
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    DRAIN_TIMEOUT_MS: 10_000,
    DATABASE_DURABILITY: 'required',
    SANDBOX: 'on',
    DATABASE_POOL_MAX: 20,
    EVENT_RETENTION_HOURS: 72,
  })
})

it('takes an empty variable for one that is not set', () => {
  expect(parseConfig(shape, { ...good, HOST: '', DATABASE_URL: '' })).toMatchObject({ HOST: '127.0.0.1' })
})

it('takes for a Redis what is one', () => {
  for (const REDIS_URL of ['redis://127.0.0.1:6379', 'rediss://:secret@redis.example:6380/2'])
    expect(parseConfig(shape, { ...good, REDIS_URL })).toMatchObject({ REDIS_URL })
  expect(() => parseConfig(shape, { ...good, REDIS_URL: 'http://127.0.0.1:6379' })).toThrow('must be a redis://')
})

it('names every mistake in one message, and shows no value', () => {
  const environment = {
    PORT: '70000',
    ACCESS_TOKEN_SECRET: 'short secret',
    DATABASE_URL: 'mysql://root:hunter2@localhost',
    LOG_LEVEL: 'loud',
    DATABASE_POOL_MAX: '2.5',
    DRAIN_TIMEOUT_MS: '10s',
  }
  const refusal = (): Error => {
    try {
      parseConfig(shape, environment)
    } catch (error) {
      return error as Error
    }
    throw new Error('it was accepted')
  }
  const { message } = refusal()
  expect(refusal()).toBeInstanceOf(ConfigError)
  expect(message).toContain('7 mistake(s)')
  expect(
    message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(':')[0])
      .sort(),
  ).toEqual([...Object.keys(environment), 'UPSTREAM_URL'].sort())
  expect(message).toContain('UPSTREAM_URL: is required')
  expect(message).toContain('ACCESS_TOKEN_SECRET: must be at least 32 characters')
  expect(message).toContain('DATABASE_URL: must be a postgres:// URL')
  expect(message).not.toMatch(/short secret|hunter2/)
})

it('takes whole positive numbers only', () => {
  for (const text of ['0', '-1', '1.5', 'many', '1e400'])
    expect(() => parseConfig({ COUNT: positiveInt }, { COUNT: text })).toThrow('COUNT')
  expect(parseConfig({ COUNT: positiveInt }, { COUNT: '7' })).toEqual({ COUNT: 7 })
})
