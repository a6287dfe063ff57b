import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { score, topUp, verify } from './journeys/circle-gates.ts'
import type { Answer } from './support/client.ts'
import { openOutage } from './support/outage.ts'
import { type OneProcessWorld, openOneProcessWorld, type Person } from './support/world.ts'

/** What is left of the graph while nobody answers for payments: everything that is not money. */

const operation = (name: string) => readFileSync(new URL(`./operations/${name}.graphql`, import.meta.url), 'utf8')
const FIRST = 'mutation ($id: ID!) { join(communityId: $id) { userErrors { code } } }'
const POSTABLE = '{ viewer { postableCommunities { slug } } }'
const MEETS = '{ viewer { handle meetsCredit(over: 350) creditStanding { score } wallet { balance { minor } } } }'

const outage = openOutage('payments')
let world: OneProcessWorld
let host: Person
let fan: Person
let roomId: string
beforeAll(async () => {
  world = await openOneProcessWorld({ throughLink: outage.through })
  host = await world.signUp('host_of_all')
  fan = await world.signUp('fan_of_all')
  const staff = await world.signUp('registrar', { scopes: ['attestations:issue', 'credit:write'] })
  await verify(staff, fan, 'MALE')
  await score(staff, fan, 800)
  await topUp(world, fan, '100000')
  for (const [slug, post] of [
    ['open-circle', 'gender MALE'],
    ['credit-circle', 'credit > 750'],
  ] as const) {
    const { community } = await host.act(
      'createCommunity',
      { slug, kind: 'LIFE_CIRCLE', name: slug, idempotencyKey: world.key() },
      'community { id } userErrors { code }',
    )
    const gates = { communityId: community.id, post, expectedVersion: 1 }
    expect((await host.act('setGates', gates, 'userErrors { code }')).userErrors).toEqual([])
    await fan.data(FIRST, { id: community.id })
  }
  const { post } = await fan.act(
    'publish',
    {
      ...{ kind: 'IMAGE_TEXT', body: 'Still here', media: [], idempotencyKey: world.key() },
      communityId: (await fan.data('{ community(slug: "open-circle") { id } }')).community.id,
    },
    'post { id } userErrors { code } denied { code }',
  )
  expect(post.id).toMatch(/^post_/)
  const { room } = await host.act(
    'startRoom',
    { title: 'Open house', idempotencyKey: world.key() },
    'room { id } userErrors { code }',
  )
  roomId = room.id
  expect((await tip()).data.tip.userErrors).toEqual([])
  // What others have to hear of first: the feed of the room, the circle of the post, the gates of the score.
  await vi.waitFor(async () => {
    const { feed } = await fan.data(operation('Q1-home-feed'))
    expect(JSON.stringify(feed)).toMatch(/Still here.*Open house|Open house.*Still here/)
    const { community } = await fan.data(operation('Q2-circle-page'), { slug: 'open-circle' })
    expect(community.posts.edges).toHaveLength(1)
    expect((await fan.data(POSTABLE)).viewer.postableCommunities).toHaveLength(2)
  })
})
beforeEach(() => outage.begin())
afterAll(() => world.close())

const tip = (): Promise<Answer> =>
  fan.ask('mutation ($input: TipInput!) { tip(input: $input) { tip { id } userErrors { code } } }', {
    input: { subjectId: roomId, amount: { minor: '100', currency: 'CNY' }, idempotencyKey: world.key() },
  })
/** Why, and of what: a fetch that came to nothing is told once, at the object whose fields are missing. */
const reasons = ({ errors = [] }: Answer) =>
  new Set(
    errors.map(({ path = [], extensions: { code } }) => `${path.findLast((name) => typeof name === 'string')} ${code}`),
  )

describe('while payments are away', () => {
  it('tips fail with a code that says to try again', async () => {
    const { errors } = await tip()
    expect(errors).toMatchObject([{ path: ['tip'], extensions: { code: 'SERVICE_UNAVAILABLE' } }])
  })

  it('the feed goes on, without totals', async () => {
    const answer = await fan.ask(operation('Q1-home-feed'))
    const posts = answer.data.feed.edges.map(({ node }: { node: object }) => node)
    expect(posts).toContainEqual(
      expect.objectContaining({ body: 'Still here', tipTotal: null, author: expect.objectContaining({}) }),
    )
    expect(posts).toContainEqual(expect.objectContaining({ title: 'Open house', host: { displayName: 'host_of_all' } }))
    expect(reasons(answer)).toEqual(new Set(['node SERVICE_UNAVAILABLE']))
  })

  it('a circle goes on, with its posts and gates', async () => {
    const answer = await fan.ask(operation('Q2-circle-page'), { slug: 'open-circle' })
    expect(answer.data.community).toMatchObject({
      ...{ name: 'open-circle', post: { allowed: true } },
      posts: { edges: [{ node: { body: 'Still here', likeCount: 0, tipTotal: null, topTippers: null } }] },
    })
    expect(reasons(answer)).toEqual(new Set(['node SERVICE_UNAVAILABLE']))
  })

  it('a room goes on, with its chat', async () => {
    const said = await fan.act(
      'sendChat',
      { roomId, text: 'anybody here?', idempotencyKey: world.key() },
      'message { seq } userErrors { code }',
    )
    expect(said.userErrors).toEqual([])
    const answer = await fan.ask(operation('Q3-live-room'), { id: roomId })
    expect(answer.data.liveRoom).toMatchObject({
      ...{ title: 'Open house', state: 'LIVE', tipTotal: null },
      chat: { edges: [{ node: { text: 'anybody here?' } }] },
    })
    expect(reasons(answer)).toEqual(new Set(['liveRoom SERVICE_UNAVAILABLE']))
  })

  it('what credit opens is closed, and nobody’s credit or money is guessed', async () => {
    const answer = await fan.ask(MEETS)
    expect(answer.data.viewer).toEqual({ handle: 'fan_of_all', meetsCredit: null, creditStanding: null, wallet: null })
    expect(reasons(answer)).toEqual(new Set(['viewer SERVICE_UNAVAILABLE']))
    const postable = await fan.ask(POSTABLE)
    expect(postable.data.viewer).toEqual({ postableCommunities: null })
    expect(reasons(postable)).toEqual(new Set(['viewer SERVICE_UNAVAILABLE']))
  })

  it('everything is back as soon as they are', async () => {
    outage.end()
    expect((await fan.data(POSTABLE)).viewer.postableCommunities).toHaveLength(2)
    const { liveRoom } = await fan.data('query ($id: ID!) { liveRoom(id: $id) { tipTotal { minor } } }', { id: roomId })
    expect(liveRoom.tipTotal).toEqual({ minor: '100' })
    expect((await tip()).data.tip).toMatchObject({ tip: { id: expect.stringMatching(/^tip_/) }, userErrors: [] })
  })
})
