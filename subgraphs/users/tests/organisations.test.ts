import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { CREATE_APP, CREATE_KEY, keyInput, once, startMerchant, verified } from './partners.ts'
import { crowd } from './people.ts'

const CREATE = `mutation ($input: CreateOrganisationInput!) {
  createOrganisation(input: $input) { organisation { id name owner { id } } userErrors { code } } }`
let graph: TestSubgraph

beforeAll(async () => {
  graph = await openTestSubgraph(users)
})
afterAll(() => graph.close())

const create = async (who: Caller, idempotencyKey = once(), name = 'Reach Ltd.') =>
  (await who.data(CREATE, { input: { name, idempotencyKey } })).createOrganisation

it('is opened by somebody whose name is verified, once per idempotency key', async () => {
  const person = await verified(graph)
  const key = once()
  const first = await create(person, key)
  expect(first).toEqual({
    organisation: { id: expect.stringMatching(/^org_/), name: 'Reach Ltd.', owner: { id: person.id } },
    userErrors: [],
  })
  expect(await create(person, key)).toEqual(first)
  expect((await create(person, key, 'Other')).userErrors).toEqual([{ code: 'IDEMPOTENCY_MISMATCH' }])
  const [stranger] = (await crowd(graph, 'nameless')) as [Caller]
  expect(await create(stranger)).toEqual({ organisation: null, userErrors: [{ code: 'REAL_NAME_REQUIRED' }] })
  expect((await graph.anonymous.ask(CREATE, { input: { name: 'x', idempotencyKey: 'y' } })).errors).toHaveLength(1)
})

it('is one of ten at most, also when many are opened at once', async () => {
  const person = await verified(graph)
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => create(person)))
  expect(outcomes.filter(({ organisation }) => organisation).length).toBe(10)
  expect(outcomes.flatMap(({ userErrors }) => userErrors)).toEqual(
    Array(2).fill({ code: 'ORGANISATION_LIMIT_REACHED' }),
  )
})

it('owns apps whose keys are live from the start; who owns which is seen by the owner and staff', async () => {
  const person = await verified(graph)
  const { organisation } = await create(person)
  const { createPartnerApp } = await person.data(CREATE_APP, {
    input: { ownerId: organisation.id, name: 'Credit desk', idempotencyKey: once() },
  })
  const appId = createPartnerApp.app.id
  const { createApiKey } = await person.data(CREATE_KEY, { input: keyInput(appId, { scopes: ['credit:gate'] }) })
  expect(createApiKey.userErrors).toEqual([])
  const OWNED = 'query ($id: ID!) { organisation(id: $id) { name apps { id owner { __typename } } } }'
  const apps = [{ id: appId, owner: { __typename: 'Organisation' } }]
  for (const who of [person, graph.person({ scopes: ['apps:read'] })])
    expect((await who.data(OWNED, { id: organisation.id })).organisation.apps).toEqual(apps)
  const stranger = await verified(graph)
  const { data, errors } = await stranger.ask(OWNED, { id: organisation.id })
  expect([data.organisation, errors?.[0]?.extensions.code]).toEqual([{ name: 'Reach Ltd.', apps: null }, 'FORBIDDEN'])
  const MINE = 'query ($id: ID!) { user(id: $id) { organisations { id } merchants { apps { id } } } }'
  const merchantId = await startMerchant(person)
  const input = { ownerId: merchantId, name: 'Tills', idempotencyKey: once() }
  const tills = (await person.data(CREATE_APP, { input })).createPartnerApp.app.id
  expect((await person.data(MINE, { id: person.id })).user).toEqual({
    organisations: [{ id: organisation.id }],
    merchants: [{ apps: [{ id: tills }] }],
  })
  const seen = await stranger.ask(MINE, { id: person.id })
  expect(seen.data.user).toEqual({ organisations: null, merchants: [{ apps: null }] })
})
