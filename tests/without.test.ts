import { afterEach, expect, it } from 'vitest'
import { newId } from '../platform/ids.ts'
import { type OneProcessWorld, openOneProcessWorld } from './support/world.ts'

/** The platform with subgraphs left out for good: what is left runs as if they had never been. */

let world: OneProcessWorld
afterEach(() => world.close())

async function openCircle(gates: object) {
  const [owner, guest] = [await world.signUp('owner_o'), await world.signUp('guest_g')]
  const made = { slug: 'left', kind: 'LIFE_CIRCLE', name: 'Left', idempotencyKey: world.key() }
  const { community } = await owner.act('createCommunity', made, 'community { id } userErrors { code }')
  const set = { communityId: community.id, ...gates, expectedVersion: 1 }
  expect((await owner.act('setGates', set, 'userErrors { code }')).userErrors).toEqual([])
  await guest.data('mutation ($id: ID!) { join(communityId: $id) { userErrors { code } } }', { id: community.id })
  return { owner, guest, communityId: community.id }
}
const post = (communityId: string | null) => ({
  ...{ kind: 'IMAGE_TEXT', body: 'Still here', media: [], idempotencyKey: world.key() },
  communityId,
})
const PUBLISHED = 'post { id } userErrors { code } denied { code }'

it('runs without payments: feed, circles and rooms go on, what credit opens is closed, and money is not in the schema', async () => {
  world = await openOneProcessWorld({ without: ['payments'] })
  const { owner, guest, communityId } = await openCircle({ post: 'credit > 350' })
  const { post: own } = await guest.act('publish', post(null), PUBLISHED)
  expect(own.id).toMatch(/^post_/)
  const refused = await guest.act('publish', post(communityId), PUBLISHED)
  expect([refused.post, refused.denied.length]).toEqual([null, 1])
  const gate = `query ($id: ID!) { node(id: $id) { ... on Community { name viewerGate(action: POST) { allowed } } } }`
  expect((await guest.data(gate, { id: communityId })).node).toEqual({ name: 'Left', viewerGate: { allowed: false } })

  const { room } = await owner.act('startRoom', { title: 'Open', idempotencyKey: world.key() }, 'room { id }')
  const said = { roomId: room.id, text: 'Hello', idempotencyKey: world.key() }
  expect((await guest.act('sendChat', said, 'message { text } userErrors { code }')).message).toEqual({ text: 'Hello' })
  const { feed } = await guest.data('{ feed(first: 5) { edges { node { __typename } } } }')
  expect(feed.edges.length).toBeGreaterThan(0)

  const { errors } = await guest.ask('{ viewer { wallet { id } } }')
  expect(errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED')
  expect((await guest.data(`{ node(id: "${newId('Transfer')}") { id } }`)).node).toBeNull()
  const schemas = await world.sql`select 1 from pg_stat_user_tables where schemaname = 'payments' and n_live_tup > 0`
  expect(schemas).toHaveLength(0)
})

it('runs without payments, live streams and ads', async () => {
  world = await openOneProcessWorld({ without: ['payments', 'live-streams', 'ads'] })
  const { guest, communityId } = await openCircle({})
  const { post: published } = await guest.act('publish', post(communityId), PUBLISHED)
  const { node } = await guest.data('query ($id: ID!) { node(id: $id) { ... on Post { body author { handle } } } }', {
    id: published.id,
  })
  expect(node).toEqual({ body: 'Still here', author: { handle: 'guest_g' } })
  const { __schema } = await guest.data('{ __schema { mutationType { fields { name } } } }')
  const names = __schema.mutationType.fields.map(({ name }: { name: string }) => name)
  expect(names.filter((name: string) => /^(tip|checkout|startRoom|createCampaign)$/.test(name))).toEqual([])
})
