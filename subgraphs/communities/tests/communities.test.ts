import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { communities } from '../index.ts'
import { costOf, entities, foundCommunity, join, setGates } from './circles.ts'

const LIST = `query ($kind: CommunityKind, $topicId: ID, $first: Int, $after: String) {
  communities(kind: $kind, topicId: $topicId, first: $first, after: $after) {
    edges { cursor node { id followerCount } } pageInfo { hasNextPage endCursor } } }`

let graph: TestSubgraph
let owner: Caller
const coffee = newId('Topic')
const wine = newId('Topic')
let [big, middle, small]: string[] = []
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
  owner = graph.person()
  for (const [topicId, slug] of [
    [coffee, 'coffee'],
    [wine, 'wine'],
  ] as const)
    await graph.announce('content.topicAdded', { topicId, slug, name: slug })
  small = await foundCommunity(owner, { kind: 'INTEREST', topicIds: [wine, coffee] })
  big = await foundCommunity(owner, { kind: 'INTEREST', topicIds: [coffee] })
  middle = await foundCommunity(owner, { kind: 'LIFE_CIRCLE', slug: 'white-collar', topicIds: [wine] })
  for (const [communityId, count] of [
    [big, 3],
    [middle, 2],
  ] as const)
    for (let index = 0; index < count; index++) await join(graph.person(), { communityId })
})
afterAll(() => graph.close())

const list = async (args: Json = {}) => (await graph.anonymous.data(LIST, args)).communities
const idsOf = (page: Json) => page.edges.map(({ node }: Json) => node.id)

describe('communities', () => {
  it('lists most members first, by kind and by topic', async () => {
    expect(idsOf(await list())).toEqual([big, middle, small])
    expect(idsOf(await list({ kind: 'INTEREST' }))).toEqual([big, small])
    expect(idsOf(await list({ topicId: wine }))).toEqual([middle, small])
    expect(idsOf(await list({ topicId: wine, kind: 'INTEREST' }))).toEqual([small])
    for (const topicId of [newId('Topic'), 'nonsense']) expect(idsOf(await list({ topicId }))).toEqual([])
  })

  it('pages without hole or repeat', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Json = await list({ first: 1, after })
      seen.push(...idsOf(page))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(seen).toEqual([big, middle, small])
    expect(await list({ first: 0 })).toMatchObject({ edges: [], pageInfo: { hasNextPage: true } })
  })

  it('takes a malformed cursor for the caller’s mistake', async () => {
    const encode = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')
    for (const after of ['x', encode(['1', 'x']), encode([1.5, 'x']), encode([1, 'x\u0000'])]) {
      const { errors } = await graph.anonymous.ask(LIST, { after })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
    expect(idsOf(await list({ after: encode([Number.MAX_SAFE_INTEGER, 'x']) }))).toHaveLength(3)
  })
})

describe('community', () => {
  const ONE = 'query ($id: ID, $slug: String) { community(id: $id, slug: $slug) { id slug } }'
  it('is found by id or slug, and is null when there is none', async () => {
    for (const args of [{ id: middle }, { slug: 'white-collar' }])
      expect((await graph.anonymous.data(ONE, args)).community).toEqual({ id: middle, slug: 'white-collar' })
    for (const args of [{ id: newId('Community') }, { id: 'nonsense' }, { slug: 'nobody' }, { slug: 'No Slug' }])
      expect((await graph.anonymous.data(ONE, args)).community).toBeNull()
    for (const args of [{}, { id: middle, slug: 'white-collar' }])
      expect((await graph.anonymous.ask(ONE, args)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('lists its divisions by name, as many as asked', async () => {
    const parent = await foundCommunity(owner)
    for (const name of ['Fudan', 'Beida', 'Tongji']) await foundCommunity(owner, { name, parentId: parent })
    const DIVISIONS =
      'query ($id: ID!, $first: Int) { community(id: $id) { divisions(first: $first) { name parent { id } } } }'
    const divisions = async (first?: number) =>
      (await graph.anonymous.data(DIVISIONS, { id: parent, first })).community.divisions
    expect((await divisions()).map(({ name }: Json) => name)).toEqual(['Beida', 'Fudan', 'Tongji'])
    expect(await divisions(1)).toEqual([{ name: 'Beida', parent: { id: parent } }])
    expect(await divisions(0)).toEqual([])
  })
})

describe('references', () => {
  it('are resolved by id and by slug, each batch with one statement, and null when there is nothing', async () => {
    const references = [
      { __typename: 'Community', id: big },
      { __typename: 'Community', slug: 'white-collar' },
      { __typename: 'Community', id: small },
      { __typename: 'Community', id: newId('Community') },
      { __typename: 'Community', id: "' or 1=1; --" },
      { __typename: 'Community', slug: 'NUL\u0000' },
      { __typename: 'LocalGroup', id: newId('LocalGroup') },
      { __typename: 'LocalGroup', id: 'nonsense' },
      { __typename: 'Activity', id: 'nonsense' },
      { __typename: 'User', id: 'nonsense' },
      { __typename: 'Topic', id: '\u0000' },
    ]
    const read = () => entities(graph.anonymous, references, '... on Community { id }')
    expect((await read()).map((entity) => entity?.id ?? null)).toEqual([
      big,
      middle,
      small,
      ...Array.from({ length: 8 }, () => null),
    ])
    expect(await costOf(graph, read)).toBe(3)
  })

  it('of topics list their communities, most members first', async () => {
    const topics = [coffee, wine, newId('Topic')].map((id) => ({ __typename: 'Topic', id }))
    const read = (of: Json[]) => entities(graph.anonymous, of, '... on Topic { communities(first: 2) { id } }')
    expect((await read(topics)).map(({ communities }) => communities.map(({ id }: Json) => id))).toEqual([
      [big, small],
      [middle, small],
      [],
    ])
    expect([await costOf(graph, () => read(topics.slice(0, 1))), await costOf(graph, () => read(topics))]).toEqual([
      1, 1,
    ])
  })

  it('of people list what they have joined, newest first, less what is closed to the viewer', async () => {
    const person = graph.person()
    const secret = await foundCommunity(owner, { gates: { view: 'member' } })
    for (const communityId of [small, secret, big]) {
      graph.clock.advance(1_000)
      await join(person, { communityId })
    }
    const MEMBERSHIPS =
      '... on User { memberships { edges { node { role community { id } user { id } } } pageInfo { hasNextPage } } }'
    const read = async (who: Caller) =>
      (await entities(who, [{ __typename: 'User', id: person.id }], MEMBERSHIPS))[0].memberships.edges.map(
        ({ node }: Json) => node.community.id,
      )
    expect(await read(person)).toEqual([big, secret, small])
    expect(await read(owner)).toEqual([big, secret, small])
    for (const who of [graph.person(), graph.anonymous]) expect(await read(who)).toEqual([big, small])
    const many = [person.id, owner.id, newId('User')].map((id) => ({ __typename: 'User', id }))
    const cost = (of: Json[]) => costOf(graph, () => entities(person, of, MEMBERSHIPS))
    expect(await cost(many)).toBe(await cost(many.slice(0, 1)))
  })
})

it('lists members newest first and by role, at a cost that does not grow', async () => {
  const MEMBERS = `query ($first: Int, $role: CommunityRole, $topicId: ID) { communities(first: $first, topicId: $topicId) { edges { node { id
    members(first: $first, role: $role) { edges { node { role joinedAt user { id } } } } viewerMembership { role } } } } }`
  const { communities: page } = await owner.data(MEMBERS, { first: 3 })
  const members = page.edges.find(({ node }: Json) => node.id === big).node.members.edges
  expect(members.map(({ node }: Json) => node.role)).toEqual(['MEMBER', 'MEMBER', 'MEMBER'])
  const { communities: owners } = await owner.data(MEMBERS, { first: 3, role: 'OWNER' })
  for (const { node } of owners.edges) expect(node.members.edges).toMatchObject([{ node: { user: { id: owner.id } } }])
  const cost = (first: number) => costOf(graph, () => owner.data(MEMBERS, { first, topicId: coffee }))
  expect([await cost(1), await cost(2)]).toEqual([3, 3])
})

describe('postableCommunities', () => {
  const facts = {
    gender: 'FEMALE',
    attestationKinds: ['STUDENT'],
    residentAreaCodes: ['310104'],
    verificationLevel: 'PHONE',
  }
  const ask = (who: Caller, over: Json = {}, first = 10) =>
    who.ask(
      'query ($of: [_Any!]!, $first: Int) { _entities(representations: $of) { ... on User { postableCommunities(first: $first) { id } } } }',
      { of: [{ __typename: 'User', id: who.id, gateFacts: facts, gateScore: 700, ...over }], first },
    )
  const idsOf = async (...args: Parameters<typeof ask>) =>
    (await ask(...args)).data._entities[0].postableCommunities.map(({ id }: Json) => id)

  it('decides by the facts that came along, most members first, and leaves out what has no gate', async () => {
    const gated = async (post: string) => foundCommunity(owner, { gates: { post } })
    const [student, local, credit, members] = [
      await gated('attestation STUDENT and gender FEMALE'),
      await gated('attestation RESIDENT_OF_AREA 310104 and verification >= PHONE'),
      await gated('credit > 700'),
      await gated('member'),
    ]
    const person = graph.person()
    await join(person, { communityId: members })
    expect(await idsOf(person)).toEqual([members, local, student])
    expect(await idsOf(person, { gateScore: 701 }, 2)).toEqual([members, credit])
    expect(await idsOf(person, { gateScore: null, gateFacts: null })).toEqual([members])
    expect(await costOf(graph, () => ask(person))).toBe(1)
    await setGates(owner, { communityId: student, expectedVersion: 2, post: 'closed' })
    expect(await idsOf(person)).toEqual([members, local])
  })

  it('is for oneself only', async () => {
    const answer = await ask(graph.person(), { id: owner.id })
    expect(answer.data._entities).toEqual([{ postableCommunities: null }])
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await ask(graph.anonymous, { id: owner.id })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})
