import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUDGET_SETTINGS } from '../gateway/limits/budget/index.ts'
import { openClient } from './support/client.ts'
import { type OneProcessWorld, openOneProcessWorld } from './support/world.ts'

const ROOMS = ['clients', 'demo', 'gateway', 'platform', 'schema', 'subgraphs']
const inRooms = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' }).map((path) => join(room, path)),
)
const readmes = ['README.md', ...inRooms.filter((path) => basename(path) === 'README.md')].map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}))
const root = readmes.find(({ path }) => path === 'README.md')?.text ?? ''

describe('the READMEs', () => {
  it('lead only to what is there', () => {
    expect(readmes.length).toBeGreaterThan(12)
    const links = readmes.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].map(([, to, heading]) => ({
        from: path,
        to: to ? join(dirname(path), to) : path,
        heading,
      })),
    )
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter(({ to }) => !existsSync(to))).toEqual([])
    expect(links.filter(({ to, heading }) => heading && !headingsOf(to).includes(heading))).toEqual([])
  })

  it('can all be found from the first one', () => {
    const found = [...root.matchAll(/\]\(([^)#]*)/g)].map(([, to]) => relative('.', to ?? ''))
    expect(readmes.map(({ path }) => path).filter((path) => path !== 'README.md' && !found.includes(path))).toEqual([])
  })

  it('leave the first one short enough to be read in five minutes', () => {
    expect(root.split('\n').length).toBeLessThanOrEqual(250)
  })

  it('name every variable that a process reads, and none that nothing reads', () => {
    const sources = [
      'gateway/config.ts',
      'gateway/door-settings.ts',
      'gateway/budget-settings.ts',
      'platform/config.ts',
    ]
    const read = [...sources, 'platform/production.ts', 'subgraphs/config.ts'].flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/^ {2}(?: {2})?(?:\w[\w-]*: )?'?([A-Z][A-Z_]{2,})'?[:,]/gm)].map(
        ([, name]) => name,
      ),
    )
    const urls = [...readFileSync('gateway/config.ts', 'utf8').matchAll(/'([A-Z_]+_URL)'/g)].map(([, name]) => name)
    const table = readFileSync('gateway/README.md', 'utf8').match(/^\| `[A-Z].*$/gm) ?? []
    const named = table.flatMap((row) =>
      [...(row.split(' | ')[0] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
    )
    expect([...new Set(named)].sort()).toEqual([...new Set([...read, ...urls])].sort())
  })
})

/** Headings of a file, as links name them. */
function headingsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  )
}

describe("a partner's first hour", () => {
  let world: OneProcessWorld
  beforeAll(async () => {
    world = await openOneProcessWorld({ budgets: BUDGET_SETTINGS })
  })
  afterAll(() => world.close())

  it('goes as the README says, from signing in to a key that was replaced', async () => {
    const account = { handle: 'lin', password: 'lifegraph-demo', displayName: 'Lin' }
    const lin = await world.anonymous.act('signUp', account, 'user { id } session { accessToken }')
    const registrar = await world.signUp('registrar', { scopes: ['attestations:issue'] })
    const level = { userId: lin.user.id, level: 'REAL_NAME' }
    await registrar.act('setVerificationLevel', level, 'userErrors { code }')
    await openClient(world.url, lin.session.accessToken).act(
      'startMerchantOnboarding',
      { name: 'Ridge & River', size: 'MICRO', idempotencyKey: world.key() },
      'merchant { id } userErrors { code }',
    )
    await world.settle()

    const hour = root.split('\n## Partners: the first hour\n')[1]?.split('\n## ')[0] ?? ''
    const blocks = [...hour.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text]) => text)
    const script = blocks.join('\n').replaceAll('localhost:4000', new URL(world.url).host)
    const { stdout } = await promisify(execFile)('sh', ['-e', '-c', script])
    const lines = stdout.split('\n').filter((line) => line.startsWith('{'))
    const [made, explored, explained, first, cost, rotated, again, revoked] = lines.map((line) => JSON.parse(line))

    expect(lines.filter((line) => line.includes('"errors"'))).toEqual([])
    expect(made.data.createApiKeyForOperations).toMatchObject({ scopes: ['payments:read'], userErrors: [] })
    expect(explored.data.__schema.queryType.fields).toContainEqual({ name: 'merchant' })
    expect(explored.data.viewerApp).toEqual({ name: 'Tills', keys: [{ name: 'till 1', scopes: ['payments:read'] }] })
    expect(explained.data.explainOperation).toMatchObject({ requiredScopes: ['payments:read'], deniedPaths: [] })
    for (const answer of [first, again]) {
      expect(answer.data.merchant).toEqual({
        name: 'Ridge & River',
        settlement: { balance: { minor: '0', currency: 'CNY' } },
      })
      expect(answer.extensions.cost).toMatchObject({ estimated: 2, actual: 2, remaining: expect.any(Number) })
    }
    expect(stdout).toMatch(/^ratelimit: "app";r=\d+;t=\d+\r?$/m)
    expect(cost.data.rateLimit).toMatchObject({ limit: 600_000, operationLimit: 50_000 })
    expect(rotated.data.rotateApiKey).toMatchObject({ replaced: { state: 'ROTATING' }, userErrors: [] })
    expect(rotated.data.rotateApiKey.secret).not.toBe(made.data.createApiKeyForOperations.secret)
    expect(revoked.data.revokeApiKey).toEqual({ apiKey: { state: 'REVOKED' }, userErrors: [] })
  })
})
