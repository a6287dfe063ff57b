import { afterAll, beforeAll, expect, it } from 'vitest'
import { idFromUuid, newId, uuidOf } from '../../../platform/ids.ts'
import type { Caller, Json } from '../../../platform/testing/subgraph.ts'
import { cny, fund, openWorld, TOP_UP, TRANSFER, topUpInput, transferInput, type World } from './world.ts'

const WALLETS = `query ($of: [_Any!]!) { _entities(representations: $of) {
  ... on User { id wallet { id owner { id } balance { minor currency } currency } }
  ... on Wallet { id balance { minor } } } }`
const ENTRIES = `query ($of: [_Any!]!, $first: Int, $after: String) { _entities(representations: $of) { ... on User { wallet {
  entries(first: $first, after: $after) { edges { cursor node { id seq direction amount { minor } balanceAfter { minor }
    transfer { id kind } counterparty { id } createdAt } } pageInfo { hasNextPage hasPreviousPage endCursor } } } } } }`

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const of = (...people: { id: string }[]) => people.map(({ id }) => ({ __typename: 'User', id }))
const entriesOf = async (person: Caller, page: object = {}): Promise<Json> =>
  (await person.data(ENTRIES, { of: of(person), ...page }))._entities[0].wallet.entries

it('is there before money has moved, with an id that follows from its owner’s', async () => {
  const alice = world.person()
  expect((await alice.data(WALLETS, { of: of(alice) }))._entities).toEqual([
    {
      id: alice.id,
      wallet: {
        id: idFromUuid('Wallet', uuidOf(alice.id)),
        owner: { id: alice.id },
        balance: cny(0n),
        currency: 'CNY',
      },
    },
  ])
})

it('shows what is in it after every act of one request', async () => {
  const { first, second } = await world.person().data(
    `mutation ($first: TopUpInput!, $second: TopUpInput!) {
      first: topUp(input: $first) { wallet { balance { minor } } }
      second: topUp(input: $second) { wallet { balance { minor } } } }`,
    { first: topUpInput(1n), second: topUpInput(2n) },
  )
  expect([first.wallet.balance.minor, second.wallet.balance.minor]).toEqual(['1', '3'])
})

it('is shown to its owner and to holders of payments:read, and refused to others', async () => {
  const [alice] = await world.people(1, 5n)
  const walletId = idFromUuid('Wallet', uuidOf(alice!.id))
  const reference = [{ __typename: 'Wallet', id: walletId }]
  const auditor = world.person({ scopes: ['payments:read'] })
  for (const reader of [alice!, auditor]) {
    expect((await reader.data(WALLETS, { of: of(alice!) }))._entities[0].wallet.balance).toEqual(cny(5n))
    expect((await reader.data(WALLETS, { of: reference }))._entities).toEqual([
      { id: walletId, balance: { minor: '5' } },
    ])
  }
  const stranger = world.person()
  const refused = await stranger.ask(WALLETS, { of: of(alice!) })
  expect(refused.data._entities[0].wallet).toBeNull()
  expect(refused.errors?.[0]).toMatchObject({
    path: ['_entities', 0, 'wallet'],
    extensions: { code: 'FORBIDDEN', missingScopes: [['viewer:self'], ['payments:read']] },
  })
  const anonymous = await world.anonymous.ask(WALLETS, { of: of(alice!) })
  expect(anonymous.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  // A wallet named by its own id is not there for strangers, as one that does not exist.
  for (const reader of [stranger, world.anonymous])
    expect((await reader.data(WALLETS, { of: reference }))._entities).toEqual([null])
})

it('is not there for people nobody is known to be, or ids that are none', async () => {
  const auditor = world.person({ scopes: ['payments:read'] })
  const unknown = newId('User')
  const references = [
    ...of({ id: unknown }, { id: 'usr_x' }, { id: '\u0000' }),
    ...['wal_x', idFromUuid('Wallet', uuidOf(unknown)), unknown].map((id) => ({ __typename: 'Wallet', id })),
  ]
  expect((await auditor.data(WALLETS, { of: references }))._entities).toEqual([
    { id: unknown, wallet: null },
    ...[null, null, null, null, null],
  ])
})

it('lists what moved it, newest first, each side seeing the other', async () => {
  const [alice, bob] = await world.people(2)
  await fund(alice!, 10n)
  world.clock.advance(1000)
  const { transfer } = await alice!.data(TRANSFER, { input: transferInput(bob!, 4n) })
  const at = world.clock.now().toISOString()
  const node = {
    id: expect.stringMatching(/^ent_/),
    createdAt: at,
    transfer: { id: transfer.transfer.id, kind: 'PAYMENT' },
  }
  const { edges } = await entriesOf(alice!)
  expect(edges.map((edge: Json) => edge.node)).toMatchObject([
    {
      ...node,
      seq: 2,
      direction: 'DEBIT',
      amount: { minor: '4' },
      balanceAfter: { minor: '6' },
      counterparty: { id: bob!.id },
    },
    { seq: 1, direction: 'CREDIT', amount: { minor: '10' }, balanceAfter: { minor: '10' }, counterparty: null },
  ])
  expect((await entriesOf(bob!)).edges.map((edge: Json) => edge.node)).toMatchObject([
    { ...node, seq: 1, direction: 'CREDIT', balanceAfter: { minor: '4' }, counterparty: { id: alice!.id } },
  ])
})

it('pages without hole or repeat while money moves', async () => {
  const alice = world.person()
  for (let time = 0; time < 7; time++) await alice.data(TOP_UP, { input: topUpInput(1n) })
  const seqs: number[] = []
  let page: Json = null
  do {
    page = await entriesOf(alice, { first: 3, after: page?.pageInfo.endCursor ?? null })
    seqs.push(...page.edges.map((edge: Json) => edge.node.seq))
    await alice.data(TOP_UP, { input: topUpInput(1n) })
  } while (page.pageInfo.hasNextPage)
  expect(seqs).toEqual([7, 6, 5, 4, 3, 2, 1])
  expect(page.pageInfo.hasPreviousPage).toBe(true)
})

it('refuses pages that are too large and cursors nobody gave out', async () => {
  const alice = world.person()
  const codeOf = async (page: object) =>
    (await alice.ask(ENTRIES, { of: of(alice), ...page })).errors?.[0]?.extensions.code
  for (const page of [{ first: 101 }, { first: -1 }, { after: 'x' }, { after: '' }, { after: 'WyJhIl0' }])
    expect(await codeOf(page)).toBe('BAD_USER_INPUT')
  expect((await entriesOf(alice, { first: 0 })).edges).toEqual([])
})

it('costs as many statements for many wallets and long pages as for one', async () => {
  const people = await world.people(6, 100n)
  for (const person of people)
    await person.data(TRANSFER, { input: transferInput(people[0] === person ? people[1]! : people[0]!, 1n) })
  await world.settle()
  const auditor = world.person({ scopes: ['payments:read'] })
  const cost = async (count: number, first: number) => {
    const costs: number[] = []
    // The least of a few, as the relay's own look at the outbox may fall among them.
    for (let time = 0; time < 3; time++)
      costs.push(await world.statementsOf(() => auditor.data(ENTRIES, { of: of(...people.slice(0, count)), first })))
    return Math.min(...costs)
  }
  // Wallets, entries, transfers.
  expect([await cost(1, 1), await cost(6, 1), await cost(6, 50)]).toEqual([3, 3, 3])
})
