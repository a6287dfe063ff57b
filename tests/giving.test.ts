import { afterAll, beforeAll, expect, it } from 'vitest'
import { topUp } from './journeys/circle-gates.ts'
import { type OneProcessWorld, openOneProcessWorld, type Person } from './support/world.ts'

/** Who may give to whom, from the acts that decide it to the tips and gifts they refuse. */

let world: OneProcessWorld
let staff: Person
let host: Person
let fan: Person
let roomId: string
let giftId: string
beforeAll(async () => {
  world = await openOneProcessWorld()
  staff = await world.signUp('officer', { scopes: ['risk:write'] })
  host = await world.signUp('host_han')
  fan = await world.signUp('fan_fei')
  await topUp(world, fan, '500000')
  const input = { title: 'Noodles', idempotencyKey: world.key() }
  const { room } = await host.act('startRoom', input, 'room { id } userErrors { code }')
  roomId = room.id
  giftId = (await fan.data('{ gifts { id } }')).gifts[0].id
})
afterAll(() => world.close())

const tip = async (minor = '100') => {
  const input = { subjectId: roomId, amount: { minor, currency: 'CNY' }, idempotencyKey: world.key() }
  return (await fan.act('tip', input, 'userErrors { code }')).userErrors
}
const sendGift = async () => {
  const input = { roomId, giftId, count: 1, idempotencyKey: world.key() }
  return (await fan.act('sendGift', input, 'state userErrors { code }')).userErrors
}

it('whom staff froze gives neither tips nor gifts until it is over', async () => {
  const input = { userId: fan.id, reason: 'asked by the police' }
  expect((await staff.act('freezeUser', input, 'user { handle } userErrors { code }')).user.handle).toBe('fan_fei')
  expect([await tip(), await sendGift()]).toEqual([[{ code: 'ACCOUNT_FROZEN' }], [{ code: 'ACCOUNT_FROZEN' }]])
  await staff.data('mutation ($id: ID!) { unfreezeUser(userId: $id) { userErrors { code } } }', { id: fan.id })
  expect([await tip(), await sendGift()]).toEqual([[], []])
})

it('whom the host has just blocked gives nothing, from the moment that was answered', async () => {
  for (let time = 0; time < 3; time++) {
    const blocked = await world.signUp(`fan_${time}`)
    await topUp(world, blocked, '1000')
    await host.data('mutation ($id: ID!) { block(userId: $id) { userErrors { code } } }', { id: blocked.id })
    const input = { subjectId: roomId, amount: { minor: '100', currency: 'CNY' }, idempotencyKey: world.key() }
    expect((await blocked.act('tip', input, 'userErrors { code }')).userErrors).toEqual([{ code: 'BLOCKED' }])
  }
})

it('a day has a limit, for tips and gifts together', async () => {
  expect(await tip('100001')).toEqual([{ code: 'DAILY_LIMIT_REACHED' }])
  expect(await tip('90000')).toEqual([])
  expect(await tip('10000')).toEqual([{ code: 'DAILY_LIMIT_REACHED' }])
})
