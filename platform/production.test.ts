import { describe, expect, it } from 'vitest'
import { ConfigError } from './config.ts'
import { type Exposed, requireNoDemoPeople, requireProductionReady, withEnvironment } from './production.ts'

const ready: Exposed = {
  ENVIRONMENT: 'production',
  SEED: 'none',
  INTROSPECTION: 'signed-in',
  SEE_INSIDE: 'permitted',
  VIEWER_SECRET: '7f3a9c51e08b42d6a1c37e95f20b86d4',
  ACCESS_TOKEN_SECRET: 'b04e8d62f91a37c5d80e6f1b2a94c73d',
}

function refusalOf(config: Partial<Exposed>): string {
  try {
    requireProductionReady({ ...ready, ...config })
    return ''
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
}

describe('a process in production', () => {
  it('starts with what is for production', () => {
    expect(refusalOf({})).toBe('')
    expect(refusalOf({ VIEWER_SECRET: undefined, ACCESS_TOKEN_SECRET: undefined, INTROSPECTION: 'nobody' })).toBe('')
  })

  it.each<[string, Partial<Exposed>]>([
    ['SEED', { SEED: 'demo' }],
    ['INTROSPECTION', { INTROSPECTION: 'everybody' }],
    ['SEE_INSIDE', { SEE_INSIDE: 'everybody' }],
    ['VIEWER_SECRET', { VIEWER_SECRET: 'v'.repeat(32) }],
    ['VIEWER_SECRET', { VIEWER_SECRET: 'a secret between gateway and subgraphs' }],
    ['ACCESS_TOKEN_SECRET', { ACCESS_TOKEN_SECRET: 'ChangeMe-ChangeMe-ChangeMe-1234567' }],
    ['ACCESS_TOKEN_SECRET', { ACCESS_TOKEN_SECRET: '0123456789abcdef0123456789abcdef' }],
    ['ACCESS_TOKEN_SECRET', { ACCESS_TOKEN_SECRET: ready.VIEWER_SECRET }],
  ])('refuses what is not: %s', (name, config) => {
    const refusal = refusalOf(config)
    expect(refusal).toContain(`  ${name}: `)
    // A log is no place for a secret, be it a bad one.
    for (const secret of [config.VIEWER_SECRET, config.ACCESS_TOKEN_SECRET])
      if (secret) expect(refusal).not.toContain(secret)
    expect(() => requireProductionReady({ ...ready, ...config, ENVIRONMENT: 'development' })).not.toThrow()
  })

  it('tells all of it at once', () => {
    const refusal = refusalOf({ SEED: 'demo', INTROSPECTION: 'everybody', VIEWER_SECRET: 'x'.repeat(40) })
    for (const name of ['SEED', 'INTROSPECTION', 'VIEWER_SECRET']) expect(refusal).toContain(`  ${name}: `)
  })

  it('is one where NODE_ENV says so, and nothing says otherwise', () => {
    expect(withEnvironment({ NODE_ENV: 'production' }).ENVIRONMENT).toBe('production')
    expect(withEnvironment({ NODE_ENV: 'production', ENVIRONMENT: 'development' }).ENVIRONMENT).toBe('development')
    expect(withEnvironment({ NODE_ENV: 'test' }).ENVIRONMENT).toBeUndefined()
    expect(withEnvironment({ NODE_ENV: 'production', ENVIRONMENT: '' }).ENVIRONMENT).toBe('production')
  })

  it('refuses a database that the demo people are in', async () => {
    const answers = (rows: unknown[][]) => ({ client: (async () => rows.shift()) as never })
    await expect(requireNoDemoPeople(answers([[{ there: false }]]))).resolves.toBeUndefined()
    await expect(requireNoDemoPeople(answers([[{ there: true }], []]))).resolves.toBeUndefined()
    await expect(requireNoDemoPeople(answers([[{ there: true }], [{ name: 'demo' }]]))).rejects.toThrow(ConfigError)
  })
})
