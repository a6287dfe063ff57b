import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { freshKey, publish, removePost, signUp } from './fixtures.ts'

const VIEW = `mutation ($input: RecordViewInput!) { recordView(input: $input) {
  post { id viewCount } userErrors { code field } } }`

let graph: TestSubgraph
let alice: Caller

beforeAll(async () => {
  graph = await openTestSubgraph(content)
  alice = await signUp(graph, 'Alice')
})
afterAll(() => graph.close())

const view = async (by: Caller, postId: string, input: object = {}) =>
  (await by.data(VIEW, { input: { postId, dwellMs: 1500, idempotencyKey: freshKey(), ...input } })).recordView

it('counts every view once per key, exactly, under load, for the post and for its life account', async () => {
  const opened = await alice.data(
    'mutation ($input: OpenLifeAccountInput!) { openLifeAccount(input: $input) { lifeAccount { id } } }',
    { input: { name: 'Tea', idempotencyKey: freshKey() } },
  )
  const lifeAccountId = opened.openLifeAccount.lifeAccount.id
  const [one, two] = [await publish(graph, alice, { lifeAccountId }), await publish(graph, alice, { lifeAccountId })]
  const viewers = Array.from({ length: 25 }, () => graph.person())
  await Promise.all(
    viewers.flatMap((viewer) => {
      const again = freshKey()
      return [
        view(viewer, one),
        view(viewer, one),
        view(viewer, two, { idempotencyKey: again }),
        view(viewer, two, { idempotencyKey: again }),
      ]
    }),
  )
  const read = await graph.anonymous.data(
    'query ($one: ID!, $two: ID!, $id: ID!) { one: post(id: $one) { viewCount } two: post(id: $two) { viewCount } lifeAccount(id: $id) { viewCount } }',
    { one, two, id: lifeAccountId },
  )
  expect(read).toEqual({ one: { viewCount: 50 }, two: { viewCount: 25 }, lifeAccount: { viewCount: 75 } })
  const [kept] = await graph.database
    .client`select count(*)::int as views, sum(dwell_ms)::int as ms from content.post_views`
  expect(kept).toEqual({ views: 75, ms: 75 * 1500 })
})

it('keeps the views of a removed post with its life account, and counts none for the post any more', async () => {
  const postId = await publish(graph, alice)
  expect((await view(alice, postId)).post.viewCount).toBe(1)
  await removePost(alice, postId)
  expect((await view(alice, postId)).userErrors).toEqual([{ code: 'POST_NOT_FOUND', field: ['input', 'postId'] }])
})

it('refuses posts that are not there, times out of bounds and keys used for something else', async () => {
  const postId = await publish(graph, alice)
  for (const id of [newId('Post'), alice.id, 'nonsense'])
    expect((await view(alice, id)).userErrors).toMatchObject([{ code: 'POST_NOT_FOUND' }])
  for (const dwellMs of [-1, 3_600_001])
    expect(
      (await alice.ask(VIEW, { input: { postId, dwellMs, idempotencyKey: 'k' } })).errors?.[0]?.extensions.code,
    ).toBe('BAD_USER_INPUT')
  const key = freshKey()
  await view(alice, postId, { idempotencyKey: key })
  expect((await view(alice, postId, { idempotencyKey: key, dwellMs: 1 })).userErrors).toMatchObject([
    { code: 'IDEMPOTENCY_MISMATCH' },
  ])
  expect((await view(alice, postId, { idempotencyKey: 'x'.repeat(129) })).userErrors).toMatchObject([
    { code: 'INVALID_IDEMPOTENCY_KEY' },
  ])
})
