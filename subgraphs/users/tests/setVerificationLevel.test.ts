import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { crowd } from './people.ts'

const SET = `mutation ($input: SetVerificationLevelInput!) { setVerificationLevel(input: $input) {
  user { verificationLevel } userErrors { code field } } }`

let graph: TestSubgraph
let alice: Caller
let issuer: Caller

const set = async (input: object) =>
  (await issuer.data(SET, { input: { userId: alice.id, ...input } })).setVerificationLevel
const gender = async () => (await alice.data('{ viewer { gender } }')).viewer.gender

beforeAll(async () => {
  graph = await openTestSubgraph(users)
  ;[alice] = (await crowd(graph, 'alice')) as [Caller]
  issuer = graph.person({ scopes: ['attestations:issue'] })
})
afterAll(() => graph.close())

it('records level and gender, keeps the gender a check did not look at, and forgets it below real name', async () => {
  expect(await set({ level: 'REAL_NAME', gender: 'FEMALE' })).toEqual({
    user: { verificationLevel: 'REAL_NAME' },
    userErrors: [],
  })
  await set({ level: 'REAL_NAME_FACE' })
  expect(await gender()).toBe('FEMALE')
  await set({ level: 'PHONE' })
  expect(await gender()).toBe('UNDISCLOSED')
  expect(await graph.announced('users.factsChanged')).toEqual([
    { userId: alice.id, gender: 'FEMALE', verificationLevel: 'REAL_NAME', attestations: [] },
    { userId: alice.id, gender: 'FEMALE', verificationLevel: 'REAL_NAME_FACE', attestations: [] },
    { userId: alice.id, gender: 'UNDISCLOSED', verificationLevel: 'PHONE', attestations: [] },
  ])
})

it('refuses a gender below real name, and people who are not there', async () => {
  expect(await set({ level: 'PHONE', gender: 'MALE' })).toEqual({
    user: null,
    userErrors: [{ code: 'GENDER_NEEDS_REAL_NAME', field: ['input', 'gender'] }],
  })
  for (const userId of ['usr_00000000000000000000000000', 'alice']) {
    expect(await set({ userId, level: 'PHONE', gender: 'MALE' })).toEqual({
      user: null,
      userErrors: [{ code: 'USER_NOT_FOUND', field: ['input', 'userId'] }],
    })
  }
})

it('is for issuers only', async () => {
  for (const [caller, code] of [
    [graph.anonymous, 'UNAUTHENTICATED'],
    [alice, 'FORBIDDEN'],
  ] as const) {
    const { errors } = await caller.ask(SET, { input: { userId: alice.id, level: 'REAL_NAME_FACE' } })
    expect(errors?.[0]?.extensions.code).toBe(code)
  }
})
