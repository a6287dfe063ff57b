import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { loadFollows, loadPeople, type PersonSeed, users } from '../index.ts'
import { crowd } from './people.ts'

const NOBODY = 'usr_00000000000000000000000000'
let graph: TestSubgraph
let mei: Caller
const createdAt = new Date('2023-12-31T23:59:59Z')
const meiSeed: PersonSeed = {
  id: newId('User'),
  handle: 'mei',
  displayName: '小美',
  createdAt,
  phone: '+8613800138000',
  gender: 'FEMALE',
  verificationLevel: 'REAL_NAME',
  attestations: [
    { kind: 'STUDENT', issuer: 'Fudan University', issuedAt: createdAt },
    { kind: 'RESIDENT_OF_AREA', areaCode: '310104', issuer: 'Xuhui', issuedAt: createdAt },
    { kind: 'RESIDENT_OF_AREA', areaCode: '110105', issuer: 'Chaoyang', issuedAt: createdAt },
    {
      kind: 'OVER_18',
      issuer: 'Registry',
      issuedAt: createdAt,
      expiresAt: new Date('2024-01-01T00:00:00Z'),
    },
  ],
}

beforeAll(async () => {
  graph = await openTestSubgraph(users, new Date('2024-02-27T09:00:00Z'))
  await loadPeople(graph.database, [meiSeed], graph.clock)
  mei = graph.person({ id: meiSeed.id })
})
afterAll(() => graph.close())

it('is found by id, or by handle however it is written', async () => {
  const find = async (by: Record<string, unknown>) =>
    (
      await graph.anonymous.data(
        'query ($id: ID, $handle: String) { user(id: $id, handle: $handle) { id handle } }',
        by,
      )
    ).user
  for (const by of [{ id: mei.id }, { handle: 'mei' }, { handle: 'MEI' }, { handle: ' @Mei ' }])
    expect(await find(by)).toEqual({ id: mei.id, handle: 'mei' })
  for (const by of [
    { id: NOBODY },
    { id: 'mei' },
    { id: '' },
    { handle: 'nobody' },
    { handle: mei.id },
    { handle: '' },
  ])
    expect(await find(by)).toBeNull()
  for (const by of [{}, { id: null, handle: null }, { id: mei.id, handle: 'mei' }]) {
    const { errors } = await graph.anonymous.ask(
      'query ($id: ID, $handle: String) { user(id: $id, handle: $handle) { id } }',
      by,
    )
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  }
})

it('is the viewer when signed in, and nobody otherwise', async () => {
  expect((await mei.data('{ viewer { handle accountAgeDays } }')).viewer).toEqual({ handle: 'mei', accountAgeDays: 57 })
  expect(await graph.anonymous.data('{ viewer { id } }')).toEqual({ viewer: null })
  expect(await graph.person().data('{ viewer { id } }')).toEqual({ viewer: null })
})

it('keeps phone, gender and attestations from strangers', async () => {
  const PRIVATE = 'query ($id: ID!) { user(id: $id) { phone gender attestations { kind } } }'
  const all = { phone: '+8613800138000', gender: 'FEMALE', attestations: expect.any(Array) }
  const withScope = (scope: string) => graph.person({ scopes: [scope] })
  const [stranger] = (await crowd(graph, 'stranger')) as [Caller]
  for (const [caller, shown, codes] of [
    [mei, all, []],
    [withScope('users:pii'), all, []],
    [withScope('attestations:issue'), { ...all, phone: null, gender: null }, ['FORBIDDEN', 'FORBIDDEN']],
    [stranger, { phone: null, gender: null, attestations: null }, ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
    [withScope('merchants:read'), { phone: null, gender: null, attestations: null }, Array(3).fill('FORBIDDEN')],
    [graph.anonymous, { phone: null, gender: null, attestations: null }, Array(3).fill('UNAUTHENTICATED')],
  ] as const) {
    const { data, errors = [] } = await caller.ask(PRIVATE, { id: mei.id })
    expect(data.user).toEqual(shown)
    expect(errors.map((error) => error.extensions.code)).toEqual(codes)
  }
})

it('is referred to by id or handle; what is not there is null', async () => {
  const ENTITIES = `query ($of: [_Any!]!) { _entities(representations: $of) {
    __typename ... on User { handle } ... on Area { name } ... on Merchant { name } } }`
  const user = (key: object) => ({ __typename: 'User', ...key })
  const of = [
    user({ id: mei.id }),
    user({ handle: 'mei' }),
    user({ id: NOBODY }),
    user({ id: 'post_1' }),
    user({ id: '\u0000' }),
    user({ id: 7 }),
    user({ handle: 'nobody' }),
    user({ handle: '\u0000\ud800' }),
    user({ handle: null }),
    { __typename: 'Area', code: '310104' },
    { __typename: 'Area', code: '000000' },
    { __typename: 'Area', code: 'toString' },
    { __typename: 'Merchant', id: 'mer_00000000000000000000000000' },
    { __typename: 'Merchant', id: mei.id },
  ]
  const { _entities } = await graph.anonymous.data(ENTITIES, { of })
  const found = _entities.map((entity: Json) => entity && (entity.handle ?? entity.name))
  expect(found).toEqual(['mei', 'mei', ...Array(7).fill(null), 'Xuhui', ...Array(4).fill(null)])
})

it('tells gates what is valid right now, and only that', async () => {
  const FACTS = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on User { gateFacts { gender attestationKinds residentAreaCodes verificationLevel } } } }`
  const { _entities } = await graph.anonymous.data(FACTS, { of: [{ __typename: 'User', id: mei.id }] })
  expect(_entities).toEqual([
    {
      gateFacts: {
        gender: 'FEMALE',
        attestationKinds: ['RESIDENT_OF_AREA', 'STUDENT'],
        residentAreaCodes: ['110105', '310104'],
        verificationLevel: 'REAL_NAME',
      },
    },
  ])
})

it('costs the same number of statements for one person as for fifty, whatever is asked of them', async () => {
  const handles = Array.from({ length: 50 }, (_, index) => `many_${index}`)
  const many = await crowd(graph, ...handles)
  const at = graph.clock.now()
  const follows = many.map(({ id }) => ({ followerId: id, followeeId: mei.id, at }))
  await loadFollows(graph.database, [...follows, ...many.map(({ id }) => ({ followerId: mei.id, followeeId: id, at }))])
  const FIELDS = `id handle accountAgeDays followerCount followingCount connectionCount viewerFollows viewerBlocks
    homeArea { name } gateFacts { attestationKinds } attestations { kind } merchants { id owner { handle } }
    followers(first: 2) { edges { node { handle followerCount } } }
    following(first: 2) { edges { node { handle followerCount } } }`
  const reader = graph.person({ scopes: ['users:pii'] })
  const entities = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on User { ${FIELDS} } } }`
  const costOf = (count: number) =>
    graph.statementsOf(() =>
      reader.data(entities, { of: many.slice(0, count).map(({ id }) => ({ __typename: 'User', id })) }),
    )
  // People, counts twice (theirs, and of those on their pages), what the viewer follows and blocks, valid attestations, all
  // attestations, merchants, followers, following.
  expect([await costOf(1), await costOf(50)]).toEqual([10, 10])
  const page = `query ($id: ID!, $first: Int) { user(id: $id) { following(first: $first) { edges { node { ${FIELDS} } } } } }`
  const pageCost = (first: number) => graph.statementsOf(() => reader.data(page, { id: mei.id, first }))
  expect([await pageCost(1), await pageCost(50)]).toEqual([11, 11])
})

it('refuses pages and cursors that make no sense, and nothing worse happens', async () => {
  const PAGE = `query ($first: Int, $after: String) { user(handle: "mei") {
    followers(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }`
  const cursorOf = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')
  for (const variables of [
    { first: -1 },
    { first: 101 },
    { after: '' },
    { after: 'nonsense' },
    { after: cursorOf(['yesterday', mei.id]) },
    { after: cursorOf(['infinity', mei.id]) },
    { after: cursorOf([createdAt.toISOString()]) },
    { after: cursorOf([createdAt.toISOString(), '\u0000']) },
  ]) {
    const { data, errors } = await graph.anonymous.ask(PAGE, variables)
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect(data).toEqual({ user: null })
  }
  const none = (await graph.anonymous.data(PAGE, { first: 0 })).user.followers
  expect(none).toEqual({ edges: [], pageInfo: { hasNextPage: true, endCursor: null } })
})
