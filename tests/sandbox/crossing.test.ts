import fc from 'fast-check'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Mode } from '../../platform/viewer.ts'
import type { Json } from '../support/client.ts'
import { MODES, openTwoWorlds, type Somebody, type TwoWorlds } from './two-worlds.ts'

const cny = (minor: number) => ({ minor: String(minor), currency: 'CNY' })
const REFUSALS = 'userErrors { code }'
const OTHER = { live: 'test', test: 'live' } as const

let worlds: TwoWorlds
const sql = {} as Record<Mode, Sql>
beforeAll(async () => {
  worlds = await openTwoWorlds()
  const { kernel } = await worlds.graph.sandbox.enter()
  sql.live = postgres(worlds.graph.kernel.database.url, { max: 1, onnotice: () => {} })
  sql.test = postgres(kernel.database.url, { max: 1, onnotice: () => {} })
})
afterAll(async () => {
  for (const mode of MODES) await sql[mode].end()
  await worlds.close()
})

/** What somebody does, the same in either world: in the words of whoever is the first, second and third there. */
const act = fc.record({
  mode: fc.constantFrom(...MODES),
  who: fc.nat(2),
  whom: fc.nat(2),
  amount: fc.integer({ min: 1, max: 500 }),
  key: fc.constantFrom('a key', 'another key', 'a third key'),
  what: fc.constantFrom(
    'publish',
    'comment',
    'tip',
    'transfer',
    'follow',
    'startRoom',
    'sendChat',
    'createCommunity',
    'topUp',
  ),
})
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** What one world has in it, as far as these people made it. */
interface Made {
  readonly people: Somebody[]
  readonly posts: string[]
  readonly rooms: string[]
  readonly ids: Set<string>
  readonly balances: number[]
}

describe('the sandbox and the real world', () => {
  it('show nothing of each other, whatever people of the same names do with the same keys', async () => {
    const made = {} as Record<Mode, Made>
    for (const mode of MODES) made[mode] = await openMade(mode)
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 16 }), async (acts) => {
        run += 1
        for (const each of acts) await perform(made[each.mode], each, run)
        await worlds.settle()
        for (const mode of MODES) {
          await showsItsOwn(made[mode])
          await hidesFrom(made[mode], made[OTHER[mode]])
        }
      }),
      { numRuns: 4, endOnFailure: true },
    )
    // Nor in any row, of what is announced and what is kept alike.
    for (const mode of MODES) {
      const ids = [...made[mode].ids]
      expect(await rowsWith(ids, mode)).toBeGreaterThanOrEqual(ids.length)
      expect(await rowsWith(ids, OTHER[mode])).toBe(0)
    }
  }, 120_000)

  it('tell their events to their own people only, and take no cursor of the other', async () => {
    const hosts = {} as Record<Mode, Somebody>
    const rooms = {} as Record<Mode, string>
    for (const mode of MODES) {
      hosts[mode] = await worlds.person(mode, 'host_of_both')
      const started = await hosts[mode].act(
        'startRoom',
        { title: 'Noon', idempotencyKey: 'noon' },
        `room { id } ${REFUSALS}`,
      )
      rooms[mode] = started.room.id
    }
    const EVENTS = `subscription ($id: ID!, $after: EventCursor) { roomEvents(roomId: $id, kinds: [CHAT], after: $after) {
      ... on ChatPosted { cursor message { text } } } }`
    const cursors = {} as Record<Mode, string>
    const heard = Object.fromEntries(
      MODES.map((mode) => [mode, hosts[mode].watch(EVENTS, { id: rooms[mode] })]),
    ) as Record<Mode, ReturnType<Somebody['watch']>>
    // A stream that was asked for may not be open yet: people go on talking until it is.
    for (const mode of MODES) {
      let said = 0
      await vi.waitFor(
        async () => {
          said += 1
          const input = { roomId: rooms[mode], text: `in ${mode}`, idempotencyKey: `${said}` }
          await hosts[mode].act('sendChat', input, REFUSALS)
          expect(heard[mode].events.length).toBeGreaterThan(0)
        },
        { timeout: 20_000, interval: 100 },
      )
      cursors[mode] = heard[mode].events[0].roomEvents.cursor
    }
    await worlds.settle()
    for (const mode of MODES) {
      const texts = heard[mode].events.map((event) => event.roomEvents.message.text)
      expect(new Set(texts)).toEqual(new Set([`in ${mode}`]))
      expect(heard[mode].errors).toEqual([])
      heard[mode].leave()
    }
    for (const mode of MODES) {
      const stray = hosts[mode].watch(EVENTS, { id: rooms[mode], after: cursors[OTHER[mode]] })
      await vi.waitFor(() => expect(stray.errors).toHaveLength(1), { timeout: 10_000 })
      expect(stray.errors[0].extensions.code).toBe('BAD_USER_INPUT')
      expect(stray.events).toEqual([])
      const elsewhere = hosts[mode].watch(EVENTS, { id: rooms[OTHER[mode]] })
      await vi.waitFor(() => expect(elsewhere.errors).toHaveLength(1), { timeout: 10_000 })
      expect(elsewhere.events).toEqual([])
    }
  })

  it('share not even a viewer: a person of one world is nobody in the other, whatever they say', async () => {
    const mei = await worlds.person('live', 'mei_of_live')
    const { viewer } = mei
    const ASK = '{ viewer { id wallet { balance { minor } } } }'
    await mei.act('topUp', { amount: cny(700), fundingSource: 'TEST', idempotencyKey: 'rich' }, REFUSALS)
    const crossed = worlds.as({ ...viewer, mode: 'test' })
    expect((await mei.ask(ASK)).data.viewer.wallet.balance.minor).toBe('700')
    const answer = await crossed.ask(ASK)
    expect(answer.data?.viewer?.id ?? null).toBeNull()
    expect(JSON.stringify(answer)).not.toContain('700')
  })

  it('send the same statements for the same act', async () => {
    const { kernel } = await worlds.graph.sandbox.enter()
    const databases = { live: worlds.graph.kernel.database, test: kernel.database }
    const works = {} as Record<Mode, ((key: number) => Promise<unknown>)[]>
    for (const mode of MODES) {
      const [from, to] = [await worlds.person(mode, 'counted_one'), await worlds.person(mode, 'counted_two')]
      await from.act('topUp', { amount: cny(9_000), fundingSource: 'TEST', idempotencyKey: 'counted' }, REFUSALS)
      works[mode] = [
        (key) => from.act('transfer', { toUserId: to.id, amount: cny(5), idempotencyKey: `c${key}` }, REFUSALS),
        (key) => from.act('publish', { kind: 'IMAGE_TEXT', body: 'counted', idempotencyKey: `c${key}` }, REFUSALS),
        () => from.ask('{ viewer { handle wallet { balance { minor } } } }'),
      ]
    }
    const most = works.live.map(() => Number.POSITIVE_INFINITY)
    const counts = { live: [...most], test: [...most] }
    // What comes of an act may fall into one try, but not into all.
    for (let attempt = 0; attempt < 8 && (attempt < 2 || `${counts.live}` !== `${counts.test}`); attempt++)
      for (const mode of MODES)
        for (const [index, work] of works[mode].entries()) {
          await worlds.settle()
          const before = databases[mode].statementCount()
          await work(attempt)
          counts[mode][index] = Math.min(counts[mode][index] ?? 0, databases[mode].statementCount() - before)
        }
    expect(counts.test).toEqual(counts.live)
  })
})

async function openMade(mode: Mode): Promise<Made> {
  const people: Somebody[] = []
  for (const name of ['ann', 'ben', 'cai']) people.push(await worlds.person(mode, name))
  const made: Made = { people, posts: [], rooms: [], ids: new Set(people.map(({ id }) => id)), balances: [0, 0, 0] }
  for (let who = 0; who < 3; who++)
    await perform(made, { mode, who, whom: who, amount: 1_000 + who, key: 'a key', what: 'topUp' }, 0)
  await perform(made, { mode, who: 0, whom: 0, amount: 1, key: 'a key', what: 'publish' }, 0)
  return made
}

/** Do it, and note what came of it. Whatever is refused is refused within its world, and changes nothing there. */
async function perform(made: Made, { what, who, whom, amount, key, mode }: Act, run: number): Promise<void> {
  const [actor, other] = [made.people[who] as Somebody, made.people[whom] as Somebody]
  const idempotencyKey = `${key} ${run}`
  const [post, room] = [made.posts[amount % Math.max(1, made.posts.length)], made.rooms.at(-1)]
  const body = `written in ${mode}`
  const acts: Record<Act['what'], () => Promise<Json>> = {
    topUp: () =>
      actor.act('topUp', { amount: cny(amount), fundingSource: 'TEST', idempotencyKey }, `transfer { id } ${REFUSALS}`),
    transfer: () =>
      actor.act('transfer', { toUserId: other.id, amount: cny(amount), idempotencyKey }, `transfer { id } ${REFUSALS}`),
    tip: () => actor.act('tip', { subjectId: post, amount: cny(amount), idempotencyKey }, `tip { id } ${REFUSALS}`),
    publish: () => actor.act('publish', { kind: 'IMAGE_TEXT', body, idempotencyKey }, `post { id } ${REFUSALS}`),
    comment: () => actor.act('comment', { postId: post, body, idempotencyKey }, `comment { id } ${REFUSALS}`),
    follow: async () => {
      const query = `mutation ($userId: ID!) { result: follow(userId: $userId) { ${REFUSALS} } }`
      return (await actor.ask(query, { userId: other.id })).data.result
    },
    startRoom: () => actor.act('startRoom', { title: 'Together', idempotencyKey }, `room { id } ${REFUSALS}`),
    sendChat: async () =>
      room ? actor.act('sendChat', { roomId: room, text: body, idempotencyKey }, `message { id } ${REFUSALS}`) : {},
    createCommunity: () =>
      actor.act(
        'createCommunity',
        { kind: 'INTEREST', slug: `club-${run}-${who}`, name: 'A club', idempotencyKey },
        `community { id } ${REFUSALS}`,
      ),
  }
  const before = await balanceOf(actor)
  const result = await acts[what]()
  const ids = ['transfer', 'tip', 'post', 'comment', 'room', 'message', 'community'].flatMap(
    (name) => result[name]?.id ?? [],
  )
  const isNew = ids.some((id) => !made.ids.has(id))
  for (const id of ids) made.ids.add(id)
  if (isNew && result.post) made.posts.push(result.post.id)
  if (isNew && result.room) made.rooms.push(result.room.id)
  // Nobody's money moves but by an act in their own world.
  if (what === 'topUp' && isNew) made.balances[who] = (made.balances[who] ?? 0) + amount
  if (what === 'transfer' && isNew && who !== whom) {
    made.balances[who] = (made.balances[who] ?? 0) - amount
    made.balances[whom] = (made.balances[whom] ?? 0) + amount
  }
  if (what === 'tip' && isNew) {
    for (const [at, person] of made.people.entries()) made.balances[at] = await balanceOf(person)
    expect(made.balances[who]).toBeLessThanOrEqual(before)
  }
}

async function balanceOf(person: Somebody): Promise<number> {
  const { data } = await person.ask('{ viewer { wallet { balance { minor } } } }')
  return Number(data.viewer.wallet?.balance.minor ?? 0)
}

async function showsItsOwn(made: Made): Promise<void> {
  expect(await Promise.all(made.people.map(balanceOf))).toEqual(made.balances)
  const [first] = made.people as [Somebody]
  const { data } = await first.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: made.posts })
  expect(data.nodes.map((node: Json) => node?.id)).toEqual(made.posts)
}

/** Nothing that has an id in one world can be had by it in the other. */
async function hidesFrom(made: Made, other: Made): Promise<void> {
  const [stranger] = other.people as [Somebody]
  const ids = [...made.ids]
  const { data } = await stranger.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
  expect(data.nodes).toEqual(ids.map(() => null))
  expect(ids.filter((id) => other.ids.has(id))).toEqual([])
}

/** How many rows of a world's whole database hold one of these ids. */
async function rowsWith(ids: readonly string[], mode: Mode): Promise<number> {
  const tables = await sql[mode]<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`
  let rows = 0
  for (const { name } of tables) {
    const [found] = await sql[mode].unsafe<{ rows: number }[]>(
      `select count(*)::int as rows from ${name} as each where each::text like any($1)`,
      [ids.map((id) => `%${id.slice(id.indexOf('_') + 1)}%`)],
    )
    rows += found?.rows ?? 0
  }
  return rows
}
