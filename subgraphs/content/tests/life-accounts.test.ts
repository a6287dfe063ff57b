import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { freshKey, publish, signUp, tell } from './fixtures.ts'

const OPEN = `mutation ($input: OpenLifeAccountInput!) { openLifeAccount(input: $input) {
  lifeAccount { id name bio owner { id displayName } merchant { id } followers viewerFollows viewCount }
  userErrors { code field } } }`
const follows = (act: 'followLifeAccount' | 'unfollowLifeAccount') =>
  `mutation ($id: ID!) { act: ${act}(lifeAccountId: $id) { lifeAccount { followers viewerFollows } userErrors { code } } }`

let graph: TestSubgraph
let alice: Caller
let bob: Caller

beforeAll(async () => {
  graph = await openTestSubgraph(content)
  alice = await signUp(graph, 'Alice')
  bob = await signUp(graph, 'Bob')
})
afterAll(() => graph.close())

const open = async (by: Caller, input: object = {}) =>
  (await by.data(OPEN, { input: { name: 'Tea House', idempotencyKey: freshKey(), ...input } })).openLifeAccount
const merchantOf = (ownerId: string, merchantId = newId('Merchant')) => ({
  merchantId,
  ownerId,
  name: 'Tea House',
  size: 'SMALL',
  onboardingState: 'DRAFT',
})

describe('openLifeAccount', () => {
  it('opens one for oneself, once per key, and announces it', async () => {
    const key = freshKey()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => open(alice, { name: ' Tea ', bio: 'All about tea', idempotencyKey: key })),
    )
    const account = answers[0].lifeAccount
    expect(account).toEqual({
      id: account.id,
      name: 'Tea',
      bio: 'All about tea',
      owner: { id: alice.id, displayName: 'Alice' },
      merchant: null,
      followers: 0,
      viewerFollows: false,
      viewCount: 0,
    })
    expect(new Set(answers.map((answer) => answer.lifeAccount.id)).size).toBe(1)
    expect(await graph.announced('content.lifeAccountOpened')).toEqual([
      { lifeAccountId: account.id, ownerId: alice.id, merchantId: null, name: 'Tea' },
    ])
  })

  it('opens one for a merchant one owns, of which one was told a moment before', async () => {
    const merchant = merchantOf(alice.id)
    await tell(graph, 'users.merchantChanged', merchant)
    const { lifeAccount } = await open(alice, { merchantId: merchant.merchantId })
    expect(lifeAccount.merchant).toEqual({ id: merchant.merchantId })
    const refs = [
      { __typename: 'Merchant', id: merchant.merchantId },
      { __typename: 'Merchant', id: newId('Merchant') },
    ]
    const { _entities } = await graph.anonymous.data(
      'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Merchant { lifeAccount { id } } } }',
      { refs },
    )
    expect(_entities).toEqual([{ lifeAccount: { id: lifeAccount.id } }, { lifeAccount: null }])
  })

  it('refuses merchants of others, and a second account for one merchant, also at once', async () => {
    const merchant = merchantOf(alice.id)
    await graph.announce('users.merchantChanged', merchant)
    for (const merchantId of [merchant.merchantId, newId('Merchant'), 'nonsense'])
      expect((await open(bob, { merchantId })).userErrors).toEqual([
        { code: 'MERCHANT_NOT_FOUND', field: ['input', 'merchantId'] },
      ])
    const answers = await Promise.all([1, 2, 3].map(() => open(alice, { merchantId: merchant.merchantId })))
    expect(answers.filter((answer) => answer.lifeAccount)).toHaveLength(1)
    expect(answers.flatMap((answer) => answer.userErrors)).toMatchObject([
      { code: 'MERCHANT_HAS_LIFE_ACCOUNT' },
      { code: 'MERCHANT_HAS_LIFE_ACCOUNT' },
    ])
  })

  it('stops at ten, however many come at once', async () => {
    const carol = await signUp(graph, 'Carol')
    const answers = await Promise.all(Array.from({ length: 14 }, () => open(carol)))
    expect(answers.filter((answer) => answer.lifeAccount)).toHaveLength(10)
    expect(answers.flatMap((answer) => answer.userErrors)).toHaveLength(4)
    const refs = [{ __typename: 'User', id: carol.id }]
    const { _entities } = await graph.anonymous.data(
      'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on User { lifeAccounts { id } } } }',
      { refs },
    )
    expect(_entities[0].lifeAccounts).toHaveLength(10)
  })

  it('takes no name that is blank or too long', async () => {
    for (const input of [{ name: '  ' }, { name: 'x'.repeat(51) }, { bio: 'x'.repeat(501) }]) {
      const { errors } = await alice.ask(OPEN, { input: { name: 'Tea', idempotencyKey: freshKey(), ...input } })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })
})

describe('following a life account', () => {
  it('counts each follower once, also when many come and go at once', async () => {
    const { id } = (await open(alice)).lifeAccount
    const fans = Array.from({ length: 12 }, () => graph.person())
    const act = (name: 'followLifeAccount' | 'unfollowLifeAccount', people: Caller[]) =>
      Promise.all(people.flatMap((fan) => [fan.data(follows(name), { id }), fan.data(follows(name), { id })]))
    await act('followLifeAccount', fans)
    await act('unfollowLifeAccount', fans.slice(0, 5))
    const READ = 'query ($id: ID!) { lifeAccount(id: $id) { followers viewerFollows } }'
    expect(await fans[11]?.data(READ, { id })).toEqual({ lifeAccount: { followers: 7, viewerFollows: true } })
    expect(await fans[0]?.data(READ, { id })).toEqual({ lifeAccount: { followers: 7, viewerFollows: false } })
  })
  it('refuses what is not there, and keeps nothing of it', async () => {
    for (const act of ['followLifeAccount', 'unfollowLifeAccount'] as const)
      for (const id of [newId('LifeAccount'), alice.id, 'nonsense'])
        expect((await bob.data(follows(act), { id })).act).toEqual({
          lifeAccount: null,
          userErrors: [{ code: 'LIFE_ACCOUNT_NOT_FOUND' }],
        })
    const rows = await graph.database.client`select from content.life_account_follows where user_id = ${bob.id}`
    expect(rows).toHaveLength(0)
  })
})

describe('what a life account publishes', () => {
  it('is listed under it and under its author; only who runs it may publish', async () => {
    const { id } = (await open(alice)).lifeAccount
    const own = await publish(graph, alice)
    const under = await publish(graph, alice, { lifeAccountId: id })
    const { lifeAccount } = await graph.anonymous.data(
      'query ($id: ID!) { lifeAccount(id: $id) { posts { edges { node { id lifeAccount { name } } } } } }',
      { id },
    )
    expect(lifeAccount.posts.edges).toEqual([{ node: { id: under, lifeAccount: { name: 'Tea House' } } }])
    const { _entities } = await graph.anonymous.data(
      'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on User { posts { edges { node { id } } } } } }',
      { refs: [{ __typename: 'User', id: alice.id }] },
    )
    expect(_entities[0].posts.edges).toEqual([{ node: { id: under } }, { node: { id: own } }])
    await expect(publish(graph, bob, { lifeAccountId: id })).rejects.toThrow('LIFE_ACCOUNT_NOT_FOUND')
  })
})

it('answers for ids that are not there with nothing', async () => {
  for (const id of [newId('LifeAccount'), alice.id, 'nonsense', ''])
    expect(await alice.data('query ($id: ID!) { lifeAccount(id: $id) { id } }', { id })).toEqual({ lifeAccount: null })
})
