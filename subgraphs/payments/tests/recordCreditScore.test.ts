import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import { openWorld, signedUp, type World } from './world.ts'

const RECORD = `mutation ($input: RecordCreditScoreInput!) {
  recordCreditScore(input: $input) { user { id gateScore } userErrors { code field } } }`
const GATE_SCORE = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { gateScore } } }`
const MEETS = `query ($of: [_Any!]!, $over: Int!) { _entities(representations: $of) { ... on User { meetsCredit(over: $over) } } }`

let world: World
let scoring: Caller
beforeAll(async () => {
  world = await openWorld()
  scoring = world.person({ scopes: ['credit:write'] })
})
afterAll(() => world.close())

const of = (...people: { id: string }[]) => people.map(({ id }) => ({ __typename: 'User', id }))
const record = async (userId: string, score: number, computedAt = world.clock.now().toISOString()) =>
  (await scoring.data(RECORD, { input: { userId, score, computedAt } })).recordCreditScore
const gateScore = async (person: Caller) =>
  (await world.anonymous.data(GATE_SCORE, { of: of(person) }))._entities[0].gateScore
const changes = async (person: Caller) =>
  (await world.announced('payments.creditChanged')).filter((event) => event.userId === person.id)

it('puts a score on record and announces it', async () => {
  const [alice] = (await world.people(1)) as [Caller]
  expect(await gateScore(alice)).toBe(350)
  expect(await changes(alice)).toHaveLength(1)
  const computedAt = '2024-02-27T00:00:00.000Z'
  expect(await record(alice.id, 700, computedAt)).toEqual({ user: { id: alice.id, gateScore: 700 }, userErrors: [] })
  expect((await changes(alice)).slice(1)).toEqual([{ userId: alice.id, score: 700, computedAt }])
})

it('keeps the score computed last, in whatever order they come', async () => {
  const [alice] = (await world.people(1)) as [Caller]
  await record(alice.id, 700, '2024-02-27T00:00:00Z')
  expect(await record(alice.id, 600, '2024-02-26T23:59:59.999Z')).toEqual({
    ...{ user: { id: alice.id, gateScore: 700 }, userErrors: [] },
  })
  await record(alice.id, 700, '2024-02-27T01:00:00+01:00')
  expect((await changes(alice)).slice(1)).toHaveLength(1)
  await record(alice.id, 720, '2024-02-28T00:00:00Z')
  expect(await gateScore(alice)).toBe(720)

  const [bob] = (await world.people(1)) as [Caller]
  const days = Array.from({ length: 20 }, (_, index) => index + 1)
  await Promise.all(days.map((day) => record(bob.id, 400 + day, new Date(Date.UTC(2024, 1, day)).toISOString())))
  expect(await gateScore(bob)).toBe(420)
  expect((await changes(bob)).at(-1)?.score).toBe(420)
})

describe('refuses', () => {
  it('scores outside 350 to 950, before it looks for the person', async () => {
    const [alice] = (await world.people(1)) as [Caller]
    for (const score of [349, 951, -1, 2_000_000_000])
      for (const userId of [alice.id, newId('User')])
        expect((await record(userId, score)).userErrors).toEqual([
          { code: 'SCORE_OUT_OF_RANGE', field: ['input', 'score'] },
        ])
    for (const score of [350, 950]) expect((await record(alice.id, score)).userErrors).toEqual([])
  })
  it('people who are not there, but not those who signed up a moment ago', async () => {
    for (const userId of [newId('User'), 'usr_x', '', 'post_01'])
      expect((await record(userId, 500)).userErrors).toEqual([{ code: 'USER_NOT_FOUND', field: ['input', 'userId'] }])
    const newcomer = world.person()
    await world.tell(signedUp(world, newcomer.id))
    expect((await record(newcomer.id, 500)).userErrors).toEqual([])
  })
  it('whoever is not the scoring system', async () => {
    const input = { userId: newId('User'), score: 500, computedAt: '2024-02-27T00:00:00Z' }
    const codeOf = async (caller: Caller) => (await caller.ask(RECORD, { input })).errors?.[0]?.extensions.code
    expect([await codeOf(world.person()), await codeOf(world.anonymous)]).toEqual(['FORBIDDEN', 'UNAUTHENTICATED'])
  })
})

describe('meetsCredit', () => {
  it('is strict: 750 is not over 750, 751 is', async () => {
    const people = (await world.people(3)) as [Caller, Caller, Caller]
    await record(people[0].id, 750)
    await record(people[1].id, 751)
    const partner = world.person({ scopes: ['credit:gate'] })
    const meets = async (over: number) =>
      (await partner.data(MEETS, { of: of(...people), over }))._entities.map(
        (user: { meetsCredit: boolean }) => user.meetsCredit,
      )
    expect(await meets(750)).toEqual([false, true, false])
    expect(await meets(749)).toEqual([true, true, false])
    expect(await meets(350)).toEqual([true, true, false])
  })
  it('is for oneself and for holders of credit:gate', async () => {
    const [alice] = (await world.people(1)) as [Caller]
    expect((await alice.data(MEETS, { of: of(alice), over: 350 }))._entities).toEqual([{ meetsCredit: false }])
    const { data, errors } = await world.person().ask(MEETS, { of: of(alice), over: 1 })
    expect(data._entities).toEqual([{ meetsCredit: null }])
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
  })
  it('takes numbers from 0 to 1,000', async () => {
    const alice = world.person()
    for (const over of [-1, 1001]) {
      const { errors } = await alice.ask(MEETS, { of: of(alice), over })
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'over' })
    }
  })
  it('costs one statement, however many people are asked about', async () => {
    const people = await world.people(10)
    const partner = world.person({ scopes: ['credit:gate'] })
    const cost = async (count: number) => {
      const costs: number[] = []
      for (let time = 0; time < 3; time++)
        costs.push(await world.statementsOf(() => partner.data(MEETS, { of: of(...people.slice(0, count)), over: 1 })))
      return Math.min(...costs)
    }
    expect([await cost(1), await cost(10)]).toEqual([1, 1])
  })
})
