import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUDGET_SETTINGS } from '../gateway/limits/budget/index.ts'
import { type Client, openClient } from './support/client.ts'
import { type OneProcessWorld, openOneProcessWorld, type Person } from './support/world.ts'

/** What partners ask of the graph by their keys: what it answers, and what it costs inside. */

const operation = (name: string) => readFileSync(new URL(`./operations/${name}.graphql`, import.meta.url), 'utf8')
const [GATE_CHECK, PREFLIGHT] = ['Q8-gate-check', 'Q10-preflight'].map(operation) as [string, string]
const ERRORS = 'userErrors { code message }'
const PEOPLE = 12

let world: OneProcessWorld
let owner: Person
let people: Person[]
let partner: Client
beforeAll(async () => {
  world = await openOneProcessWorld({ budgets: BUDGET_SETTINGS })
  owner = await world.signUp('lender')
  const staff = await world.signUp('registrar', { scopes: ['attestations:issue'] })
  await staff.act('setVerificationLevel', { userId: owner.id, level: 'REAL_NAME' }, ERRORS)
  const merchant = { name: 'Bikes by the month', size: 'MICRO', idempotencyKey: world.key() }
  const started = await owner.act('startMerchantOnboarding', merchant, `merchant { id } ${ERRORS}`)
  const ownerId = started.merchant.id
  const { app } = await owner.act(
    'createPartnerApp',
    { ownerId, name: 'Till', idempotencyKey: world.key() },
    'app { id }',
  )
  const wish = { appId: app.id, name: 'till', mode: 'LIVE', documents: [GATE_CHECK], idempotencyKey: world.key() }
  const { secret, scopes } = await owner.act('createApiKeyForOperations', wish, `secret scopes ${ERRORS}`)
  expect(scopes).toEqual(['credit:gate'])
  partner = openClient(world.url, undefined, { 'x-api-key': secret })
  people = []
  for (let nth = 0; nth < PEOPLE; nth++) people.push(await world.signUp(`rider${nth}`))
  for (const person of people.slice(1))
    await person.act('grantConsent', { appId: app.id, purposes: ['CREDIT_GATE'] }, ERRORS)
  await world.settle()
})
afterAll(() => world.close())

describe('a partner’s gate check (Q8)', () => {
  it('answers of those who consented whether they pass, of nobody the score, and what it took of the budget', async () => {
    const { data, errors } = await partner.ask(GATE_CHECK, { ids: people.map(({ id }) => id) })
    expect(data.nodes.map(({ meetsCredit }: { meetsCredit: boolean | null }) => meetsCredit)).toEqual([
      null,
      ...people.slice(1).map(() => expect.any(Boolean)),
    ])
    expect(errors).toMatchObject([{ path: ['nodes', 0, 'meetsCredit'], extensions: { reason: 'CONSENT_MISSING' } }])
    const { cost, remaining } = data.rateLimit
    expect(remaining).toBeLessThanOrEqual(BUDGET_SETTINGS.policies.app!.points - cost)
    expect(JSON.stringify(data)).not.toContain('score')
  })

  it('costs as many statements and fetches for twelve people as for two', async () => {
    const ask = (count: number) =>
      world.costOf(() => partner.data(GATE_CHECK, { ids: people.slice(1, 1 + count).map(({ id }) => id) }))
    const [few, many] = [await ask(2), await ask(PEOPLE - 1)]
    expect(many.fetches).toEqual(few.fetches)
    expect(many.statements).toBeLessThanOrEqual(few.statements)
    expect(few.fetches).toEqual(['payments', 'portal', 'users'])
    expect(few.statements).toBe(5)
  })
})

describe('a partner’s preflight (Q10)', () => {
  it('tells what an operation would cost, take and lack, and asks nobody but the gateway', async () => {
    const preflight = (scopes: string[]) => partner.data(PREFLIGHT, { document: GATE_CHECK, scopes })
    const found = (await preflight(['catalog:read'])).explainOperation
    expect(found).toMatchObject({ mistakes: [], requiredScopes: ['credit:gate'], cachePrivate: true, deprecations: [] })
    expect(found.deniedPaths).toMatchObject([{ path: 'nodes.meetsCredit', needs: ['credit:gate', 'viewer:self'] }])
    expect(found.subgraphs).toEqual(['payments', 'portal', 'users'])
    expect((await preflight(['credit:gate'])).explainOperation.deniedPaths).toEqual([])
    const cost = await world.costOf(() => preflight(['catalog:read']))
    expect(cost).toEqual({ statements: 0, fetches: ['portal'] })
  })
})
