import { afterAll, beforeAll, expect, it } from 'vitest'
import { openOutbox } from '../../../platform/events/outbox.ts'
import { newId } from '../../../platform/ids.ts'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { communities } from '../index.ts'
import { foundCommunity, join, setRole } from './circles.ts'

const CREATE = `mutation ($input: CreateCommunityInput!) { createCommunity(input: $input) {
  community { id slug kind name description followerCount topics { id } parent { id } viewerMembership { role }
    gates { version view { expression version } post { expression summary version } } }
  userErrors { code field } } }`

let graph: TestSubgraph
let founder: Caller
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
  founder = graph.person()
})
afterAll(() => graph.close())

const input = (over: Json = {}) => ({
  kind: 'INTEREST',
  slug: `slug-${Math.random().toString(36).slice(2)}`,
  name: 'Coffee',
  idempotencyKey: `key ${Math.random()}`,
  ...over,
})
const refusal = async (over: Json, who = founder) =>
  (await who.data(CREATE, { input: input(over) })).createCommunity.userErrors[0]?.code

it('founds a community with its founder as owner, every gate open, and tells so', async () => {
  const coffee = newId('Topic')
  await graph.announce('content.topicAdded', { topicId: coffee, slug: 'coffee', name: 'Coffee' })
  const { createCommunity } = await founder.data(CREATE, {
    input: input({ slug: 'coffee', name: ' Coffee ', description: '', topicIds: [coffee, coffee] }),
  })
  const { id } = createCommunity.community
  expect(createCommunity).toEqual({
    community: {
      id,
      slug: 'coffee',
      kind: 'INTEREST',
      name: 'Coffee',
      description: null,
      followerCount: 1,
      topics: [{ id: coffee }],
      parent: null,
      viewerMembership: { role: 'OWNER' },
      gates: {
        version: 1,
        view: { expression: 'open', version: 1 },
        post: { expression: 'open', summary: 'Open to everybody.', version: 1 },
      },
    },
    userErrors: [],
  })
  expect((await graph.announced('communities.communityCreated')).at(-1)).toEqual({
    communityId: id,
    slug: 'coffee',
    kind: 'INTEREST',
    name: 'Coffee',
    ownerId: founder.id,
    gates: {},
    version: 1,
  })
  expect((await graph.announced('communities.memberJoined')).at(-1)).toMatchObject({
    communityId: id,
    userId: founder.id,
    role: 'OWNER',
  })
})

it('is founded once, however often it is sent, also at once', async () => {
  const same = input({ slug: 'tea' })
  const answers = await Promise.all([1, 2, 3, 4].map(() => founder.data(CREATE, { input: same })))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0].createCommunity.userErrors).toEqual([])
  expect(await refusal({ ...same, name: 'Other' })).toBe('IDEMPOTENCY_MISMATCH')
  expect(await refusal({ idempotencyKey: '' })).toBe('INVALID_IDEMPOTENCY_KEY')
})

it('gives a slug to the first who asks, also when two ask at once', async () => {
  const two = await Promise.all([refusal({ slug: 'wine' }), refusal({ slug: 'wine' }, graph.person())])
  expect(two.sort()).toEqual(['SLUG_TAKEN', undefined])
  expect(await refusal({ slug: 'wine', topicIds: ['top_nonsense'] })).toBe('SLUG_TAKEN')
})

it('knows only the topics content told of, were it a moment ago', async () => {
  const topicId = newId('Topic')
  for (const unknown of [topicId, 'top_nonsense', 'x'])
    expect(await refusal({ topicIds: [unknown] })).toBe('TOPIC_NOT_FOUND')
  await graph.database.transact((tx) =>
    openOutbox(tx, graph.clock).publish('content.topicAdded', { topicId, slug: 'hiking', name: 'Hiking' }),
  )
  expect(await refusal({ topicIds: [topicId] })).toBeUndefined()
})

it('makes divisions for the owner of the parent only, one level deep', async () => {
  const parentId = await foundCommunity(founder)
  const division = await foundCommunity(founder, { parentId })
  const moderator = graph.person()
  await join(moderator, { communityId: parentId })
  await setRole(founder, parentId, moderator.id, 'MODERATOR')
  expect(await refusal({ parentId: newId('Community') })).toBe('COMMUNITY_NOT_FOUND')
  expect(await refusal({ parentId: 'com_nonsense' })).toBe('COMMUNITY_NOT_FOUND')
  expect(await refusal({ parentId }, moderator)).toBe('NOT_PERMITTED')
  expect(await refusal({ parentId }, graph.person())).toBe('NOT_PERMITTED')
  expect(await refusal({ parentId: division })).toBe('PARENT_IS_DIVISION')
})

it('holds at most a hundred divisions, also when the last two come at once', async () => {
  const parentId = await foundCommunity(founder)
  await graph.database.client`
    insert into communities.communities (id, slug, kind, name, parent_id, created_at)
    select 'com_filler_' || n, 'filler-' || n, 'INTEREST', 'Filler', ${parentId}, now() from generate_series(1, 99) as n`
  const last = await Promise.all([refusal({ parentId }), refusal({ parentId })])
  expect(last.sort()).toEqual(['DIVISION_LIMIT_REACHED', undefined])
})

it('takes malformed input for the caller’s mistake', async () => {
  const bad = [
    { slug: 'AB' },
    { slug: 'a_b_c' },
    { name: '  ' },
    { name: 'x'.repeat(81) },
    { description: 'x'.repeat(2_001) },
    { topicIds: Array.from({ length: 6 }, () => newId('Topic')) },
    { name: 'NUL \u0000' },
  ]
  for (const over of bad) {
    const { errors } = await founder.ask(CREATE, { input: input(over) })
    expect(errors?.[0]?.extensions.code, JSON.stringify(over)).toBe('BAD_USER_INPUT')
  }
  const { errors } = await graph.anonymous.ask(CREATE, { input: input() })
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})
