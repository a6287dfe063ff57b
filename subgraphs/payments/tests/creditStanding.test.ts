import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import { keepCredit } from '../operations/keepCredit.ts'
import { openPaymentsStore } from '../store/index.ts'
import { fund, openWorld, TIP, TRANSFER, tipInput, transferInput, type World } from './world.ts'

const STANDING = `query ($of: [_Any!]!, $first: Int) { _entities(representations: $of) { ... on User { creditStanding {
  score band computedAt formula reasons { code weight source } history(first: $first) { at score } } } } }`
const GATE = `query ($of: [_Any!]!, $over: Int!) { _entities(representations: $of) { ... on User { meetsCredit(over: $over) } } }`
const RECORD = `mutation ($input: RecordCreditScoreInput!) { recordCreditScore(input: $input) { userErrors { code } } }`
const DAY_MS = 24 * 3600_000

let world: World
let alice: Caller
let bob: Caller
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  ;[alice, bob] = (await world.people(2)) as [Caller, Caller]
})
afterAll(() => world.close())

/** As the gateway asks, with what users said, or without. */
const of = (person: Caller, facts: object = {}) => [{ __typename: 'User', id: person.id, ...facts }]
const standing = async (person: Caller, facts: object = {}, first = 12) => {
  await world.settle()
  return (await person.data(STANDING, { of: of(person, facts), first }))._entities[0].creditStanding
}
const verify = (person: Caller, verificationLevel: 'REAL_NAME' | 'REAL_NAME_FACE') =>
  world.announce('users.factsChanged', {
    userId: person.id,
    gender: 'UNDISCLOSED',
    verificationLevel,
    attestations: [],
  })
const scores = async (person: Caller) =>
  (await world.announced('payments.creditChanged'))
    .filter(({ userId }) => userId === person.id)
    .map(({ score }) => score)

it('begins at 350 and is told to gates as soon as somebody is known', async () => {
  expect(await standing(alice)).toEqual({
    ...{ score: 350, band: 'POOR', formula: 'lifegraph-credit-1' },
    computedAt: world.clock.now().toISOString(),
    reasons: expect.arrayContaining([{ code: 'CONNECTIONS', weight: 0, source: 'users.connectionCount' }]),
    history: [{ at: world.clock.now().toISOString(), score: 350 }],
  })
  expect(await scores(alice)).toEqual([350])
})

it('moves with every fact that is told, and keeps each score it had', async () => {
  await verify(alice, 'REAL_NAME')
  await world.announce('users.connectionsChanged', { userId: alice.id, connections: 20 })
  await fund(alice, 1_000_00n)
  await alice.data(TIP, { input: tipInput(await world.post(bob), 150_00n) })
  const { score, band, history, reasons } = await standing(alice)
  expect({ score, band }).toEqual({ score: 350 + 110 + 50 + 10 + 5 + 10, band: 'POOR' })
  expect(history.map((point: { score: number }) => point.score)).toEqual([535, 510, 460, 350])
  expect(await scores(alice)).toEqual([350, 460, 510, 535])
  expect(reasons.map(({ code, weight }: { code: string; weight: number }) => [code, Math.round(weight * 185)])).toEqual(
    [
      ['IDENTITY_CHECKED', 110],
      ['ACCOUNT_AGE', 0],
      ['CONNECTIONS', 50],
      ['DAYS_OF_PAYING', 10],
      ['PAYMENTS_MADE', 5],
      ['MONEY_PAID', 10],
    ],
  )
  expect((await standing(alice, {}, 2)).history).toHaveLength(2)
})

it('does not move for who is paid, for money of one own, or when an event comes that changes nothing', async () => {
  await fund(alice, 100_00n)
  await alice.data(TRANSFER, { input: transferInput(bob, 1_00n) })
  await verify(bob, 'REAL_NAME')
  await verify(bob, 'REAL_NAME')
  expect(await scores(alice)).toEqual([350, 365])
  expect(await scores(bob)).toEqual([350, 460])
})

it('is what users says right now, also before users has told', async () => {
  const facts = { verificationLevel: 'REAL_NAME_FACE', connectionCount: 150, accountAgeDays: 1825 }
  expect(await standing(alice, facts)).toMatchObject({ score: 350 + 150 + 90 + 120, band: 'SUPER' })
  const meets = async (over: number) =>
    (await alice.data(GATE, { of: of(alice, facts), over }))._entities[0].meetsCredit
  expect([await meets(709), await meets(710)]).toEqual([true, false])
})

it('grows with age alone, once, without anybody telling', async () => {
  const store = openPaymentsStore(world.database, world.clock, world.bus)
  const [carol] = (await world.people(1)) as [Caller]
  world.clock.advance(30 * DAY_MS - 1)
  await keepCredit(store, world.clock)
  expect(await scores(carol)).toEqual([350])
  world.clock.advance(1)
  await Promise.all([keepCredit(store, world.clock), keepCredit(store, world.clock)])
  await keepCredit(store, world.clock)
  expect(await scores(carol)).toEqual([350, 370])
})

describe('a delivered score', () => {
  const deliver = async (person: Caller, score: number) => {
    const input = { userId: person.id, score, computedAt: world.clock.now().toISOString() }
    await world.person({ scopes: ['credit:write'] }).data(RECORD, { input })
  }
  it('stands instead of what is computed, whatever is told later', async () => {
    await deliver(alice, 751)
    await verify(alice, 'REAL_NAME_FACE')
    expect(await standing(alice, { verificationLevel: 'NONE', connectionCount: 0, accountAgeDays: 0 })).toMatchObject({
      ...{ score: 751, band: 'SUPER', formula: null },
      reasons: [{ code: 'DELIVERED', weight: 1, source: 'payments.recordCreditScore' }],
      history: [{ score: 751 }, { score: 350 }],
    })
    expect(await scores(alice)).toEqual([350, 751])
  })
  it('may be lower than the computed one', async () => {
    await verify(alice, 'REAL_NAME_FACE')
    await deliver(alice, 400)
    expect(await standing(alice)).toMatchObject({
      score: 400,
      history: [{ score: 400 }, { score: 500 }, { score: 350 }],
    })
  })
})

it('is for oneself and for holders of credit:read; others learn nothing', async () => {
  const reader = world.person({ scopes: ['credit:read'] })
  expect((await reader.data(STANDING, { of: of(alice) }))._entities[0].creditStanding.score).toBe(350)
  for (const stranger of [bob, world.person({ scopes: ['credit:gate'] })]) {
    const { data, errors } = await stranger.ask(STANDING, { of: of(alice) })
    expect(data._entities).toEqual([{ creditStanding: null }])
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
  }
})

it('costs two statements, however many people are asked about', async () => {
  const people = await world.people(5)
  const reader = world.person({ scopes: ['credit:read'] })
  const costs: number[] = []
  for (let time = 0; time < 3; time++)
    costs.push(await world.statementsOf(() => reader.data(STANDING, { of: people.flatMap((person) => of(person)) })))
  expect(Math.min(...costs)).toBe(2)
})
