import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { score, topUp, verify } from './journeys/circle-gates.ts'
import { journeys } from './journeys/index.ts'
import { openManyProcessesWorld } from './support/world.ts'

let world: Awaited<ReturnType<typeof openManyProcessesWorld>>
beforeAll(async () => {
  world = await openManyProcessesWorld()
}, 180_000)
afterAll(() => world.close())

journeys(() => world)

it('with payments killed, tips fail with a code and what credit opens is closed; the rest goes on', async () => {
  const [host, fan] = [await world.signUp('last_host'), await world.signUp('last_fan')]
  const staff = await world.signUp('last_staff', { scopes: ['attestations:issue', 'credit:write'] })
  await verify(staff, fan, 'MALE')
  await score(staff, fan, 800)
  await topUp(world, fan, '1000')
  const made = { slug: 'last-circle', kind: 'LIFE_CIRCLE', name: 'Last', idempotencyKey: world.key() }
  const { community } = await host.act('createCommunity', made, 'community { id } userErrors { code }')
  await host.act(
    'setGates',
    { communityId: community.id, post: 'credit > 750', expectedVersion: 1 },
    'userErrors { code }',
  )
  await fan.data('mutation ($id: ID!) { join(communityId: $id) { userErrors { code } } }', { id: community.id })
  const { room } = await host.act('startRoom', { title: 'Last', idempotencyKey: world.key() }, 'room { id }')
  const mode = { roomId: room.id, slowSeconds: null, followersOnly: false, minCreditOver: 750 }
  await host.act('setChatMode', mode, 'userErrors { code }')

  const publish = async (communityId: string | null) => {
    const input = { kind: 'IMAGE_TEXT', body: 'Here', media: [], communityId, idempotencyKey: world.key() }
    const { post, denied } = await fan.act('publish', input, 'post { body } denied { code } userErrors { code }')
    return post?.body ?? denied.map(({ code }: { code: string }) => code)
  }
  const say = async () =>
    (await fan.act('sendChat', { roomId: room.id, text: 'Hi', idempotencyKey: world.key() }, 'message { text }'))
      .message
  const tip = () =>
    fan.ask('mutation ($input: TipInput!) { tip(input: $input) { tip { id } userErrors { code } } }', {
      input: { subjectId: room.id, amount: { minor: '100', currency: 'CNY' }, idempotencyKey: world.key() },
    })
  await vi.waitFor(
    async () => expect([await publish(community.id), await say()]).toEqual(['Here', { text: 'Hi' }]),
    30_000,
  )
  expect((await tip()).data.tip.userErrors).toEqual([])

  await world.kill('payments')
  // PostgreSQL takes note that a connection is gone a moment after it is.
  await vi.waitFor(
    async () => expect([await publish(community.id), await say()]).toEqual([['CREDIT_UNKNOWN'], null]),
    30_000,
  )
  expect(await publish(null)).toBe('Here')
  expect((await tip()).errors).toMatchObject([{ path: ['tip'], extensions: { code: 'SERVICE_UNAVAILABLE' } }])
})
