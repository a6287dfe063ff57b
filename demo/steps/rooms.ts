import type { Stage } from '../stage.ts'
import { type Happening, inTurn } from '../timeline.ts'
import { type DemoLine, type DemoRoom, ROOMS } from '../world/rooms.ts'
import { TIP } from './posts.ts'

const SCHEDULE = `mutation ($input: ScheduleRoomInput!) {
  result: scheduleRoom(input: $input) { room { id state } userErrors { code message } } }`
const START = `mutation ($input: StartRoomInput!) {
  result: startRoom(input: $input) { room { id state } userErrors { code message } } }`
const END = `mutation ($roomId: ID!) { result: endRoom(roomId: $roomId) { room { id } userErrors { code message } } }`
const CHAT_MODE = `mutation ($input: SetChatModeInput!) {
  result: setChatMode(input: $input) { room { id } userErrors { code message } } }`
const PIN = `mutation ($input: PinProductInput!) {
  result: pinProduct(input: $input) { room { id } userErrors { code message } } }`
const CHAT = `mutation ($input: SendChatInput!) {
  result: sendChat(input: $input) { message { id } denied { code summary } userErrors { code message } } }`
const GIFT = `mutation ($input: SendGiftInput!) {
  result: sendGift(input: $input) { state userErrors { code message } } }`
const WATCH = `mutation ($roomId: ID!) {
  result: watchRoom(roomId: $roomId) { room { id } userErrors { code message } } }`

/** Live rooms: one that is over, two on air, one announced. */
export async function rooms(stage: Stage): Promise<void> {
  const { gifts } = await stage.visitor.ask('{ gifts { id name } }')
  for (const { id, name } of gifts) stage.name(`gift:${name}`, id)
  await stage.play(
    'live rooms',
    ROOMS.flatMap((room) => lifeOf(stage, room)),
  )
}

/** Who is watching counts for a minute, so it comes last, in the present, and again whenever the making is completed. */
export async function audience(stage: Stage): Promise<void> {
  const watching = ROOMS.filter(isOnAir).flatMap(({ key, watchers }) => watchers.map((handle) => ({ key, handle })))
  await Promise.all(
    watching.map(async ({ key, handle }) =>
      stage.person(handle).act(WATCH, { roomId: await stage.named(`room:${key}`) }),
    ),
  )
}

const isOnAir = ({ when }: DemoRoom) => 'liveForMinutes' in when

function lifeOf(stage: Stage, room: DemoRoom): Happening[] {
  const { key, when } = room
  const [beginsAt, minutes] = timesOf(stage, room)
  /** Moments spread evenly over the time on air, the first half a minute in. */
  const during = (place: number, of: number) =>
    new Date(beginsAt.getTime() + (0.5 + ((minutes - 1) * place) / Math.max(of, 1)) * 60_000)
  const id = () => stage.named(`room:${key}`)
  const script: Happening[] = room.script.map((line, index) => ({
    at: during(index, room.script.length),
    run: async () => speak(stage, await id(), line, `demo:${key}:${index}`),
  }))
  if ('endedHoursAgo' in when)
    script.push({
      at: stage.ago({ hours: when.endedHoursAgo }),
      run: async () => stage.person(room.host).act(END, { roomId: await id() }),
    })
  return [{ at: beginsAt, run: () => open(stage, room) }, ...inTurn(script)]
}

/** When it begins, or is announced, and for how many minutes it has been or was on air. */
export function timesOf(stage: Stage, { when }: DemoRoom): [Date, number] {
  if ('liveForMinutes' in when) return [stage.ago({ minutes: when.liveForMinutes }), when.liveForMinutes]
  if ('endedHoursAgo' in when) return [stage.ago({ hours: when.endedHoursAgo, minutes: when.minutes }), when.minutes]
  return [stage.ago({ hours: 3 }), 0]
}

async function open(stage: Stage, room: DemoRoom): Promise<void> {
  const opening = announce(stage, room)
  stage.name(
    `room:${room.key}`,
    opening.then(({ id }) => id),
  )
  const { id: roomId, state } = await opening
  // One that an earlier attempt has brought to its end was prepared by it, too.
  if (state !== 'ENDED') await prepare(stage, room, roomId)
  stage.count('live rooms')
}

async function announce(stage: Stage, room: DemoRoom): Promise<{ id: string; state: string }> {
  const { title, key, when } = room
  const host = stage.person(room.host)
  const lifeAccountId = room.lifeAccount ? await stage.named(`life-account:${room.lifeAccount}`) : null
  const input = { title, lifeAccountId, idempotencyKey: `demo:${key}` }
  if (!('inHours' in when)) return (await host.act(START, { input })).room
  const scheduledFor = stage.ago({ hours: -when.inHours }).toISOString()
  return (await host.act(SCHEDULE, { input: { ...input, scheduledFor } })).room
}

async function prepare(stage: Stage, room: DemoRoom, roomId: string): Promise<void> {
  const host = stage.person(room.host)
  if (room.slowSeconds)
    await host.act(CHAT_MODE, { input: { roomId, slowSeconds: room.slowSeconds, followersOnly: false } })
  for (const { product, label, priceMinor } of room.pins) {
    const livePrice = { minor: String(priceMinor), currency: 'CNY' }
    await host.act(PIN, { input: { roomId, productId: await stage.named(`product:${product}`), label, livePrice } })
  }
}

async function speak(stage: Stage, roomId: string, [handle, said]: DemoLine, idempotencyKey: string): Promise<void> {
  const person = stage.person(handle)
  if (typeof said === 'string') {
    await person.act(CHAT, { input: { roomId, text: said, idempotencyKey } })
    stage.count('chat messages')
  } else if ('gift' in said) {
    const giftId = await stage.named(`gift:${said.gift}`)
    await person.act(GIFT, { input: { roomId, giftId, count: said.count ?? 1, idempotencyKey } })
    stage.count('gifts')
  } else {
    const amount = { minor: String(said.tipMinor), currency: 'CNY' }
    const input = { subjectId: roomId, amount, message: said.message, idempotencyKey }
    await person.act(TIP, { input })
    stage.count('tips')
  }
}
