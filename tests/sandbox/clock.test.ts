import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { openSandbox } from '../../platform/worlds/sandbox.ts'
import { openTwoWorlds, type Somebody, type TwoWorlds } from './two-worlds.ts'

const HOUR_MS = 3600_000
const MOVE = 'mutation ($hours: Int!) { advanceSandboxClock(hours: $hours) }'

let worlds: TwoWorlds
let partner: Somebody
beforeAll(async () => {
  worlds = await openTwoWorlds()
  partner = worlds.app('test', ['sandbox:clock'])
})
afterAll(() => worlds.close())

const codes = async (who: Somebody, hours: number) =>
  (await who.ask(MOVE, { hours })).errors?.map((each) => each.extensions.code)

describe('the clock of the sandbox', () => {
  it('moves by the hour, and the clock of the real world does not', async () => {
    const { kernel } = await worlds.graph.sandbox.enter()
    const before = kernel.clock.now().getTime()
    const { data } = await partner.ask(MOVE, { hours: 25 })
    expect(new Date(data.advanceSandboxClock).getTime()).toBe(before + 25 * HOUR_MS)
    expect(kernel.clock.now().getTime()).toBe(before + 25 * HOUR_MS)
    expect(worlds.graph.kernel.clock.now()).toEqual(worlds.clock.now())
  })

  it('brings about what time brings: sessions end, scores rise, without anybody asking', async () => {
    const { kernel } = await worlds.graph.sandbox.enter()
    const { session, user } = await partner.act(
      'signUp',
      { handle: 'sleeper', password: 'a long sleep ahead', displayName: 'Sleeper' },
      'session { refreshToken } user { id }',
    )
    await worlds.settle()
    const scores = async () => {
      const rows = await kernel.database.client<{ score: number }[]>`
        select (payload->>'score')::int as score from events.log
        where name = 'payments.creditChanged' and payload->>'userId' = ${user.id} order by position`
      return rows.map(({ score }) => score)
    }
    const [first] = await scores()
    await partner.ask(MOVE, { hours: 8784 })
    // Long before anybody looks by themselves, which is once a minute.
    await vi.waitFor(async () => expect((await scores()).at(-1)).toBeGreaterThan(Number(first)), { timeout: 20_000 })
    const refreshed = await partner.act('refreshSession', { refreshToken: session.refreshToken }, 'userErrors { code }')
    expect(refreshed.userErrors).toEqual([{ code: 'SESSION_EXPIRED' }])
  })

  it('is moved by nobody of the real world, nor without the scope, nor backwards, nor beyond ten years', async () => {
    expect(await codes(worlds.app('live', ['sandbox:clock']), 1)).toEqual(['FORBIDDEN'])
    expect(await codes(worlds.app('test'), 1)).toEqual(['FORBIDDEN'])
    expect(await codes(await worlds.person('test', 'nosy'), 1)).toEqual(['FORBIDDEN'])
    for (const hours of [0, -1, 8785]) expect(await codes(partner, hours)).toEqual(['BAD_USER_INPUT'])
    const { kernel } = await worlds.graph.sandbox.enter()
    const answers: unknown[] = []
    for (let year = 0; year < 11; year++) answers.push(await codes(partner, 8784))
    expect(answers.at(-1)).toEqual(['BAD_USER_INPUT'])
    const aheadHours = (kernel.clock.now().getTime() - worlds.clock.now().getTime()) / HOUR_MS
    expect(aheadHours).toBeGreaterThan(9 * 8784)
    expect(aheadHours).toBeLessThanOrEqual(10 * 8784)
  })

  it('is the same in every process, and after a restart', async () => {
    const { graph, clock } = worlds
    const { kernel } = await graph.sandbox.enter()
    const another = openSandbox({
      databaseUrl: graph.kernel.database.url,
      databasePoolMax: 2,
      eventRetentionHours: 1,
      accessTokenSecret: 'an access token secret for tests, long enough',
      clock,
      log: silentLog,
      running: [],
    })
    const other = await another.enter()
    expect(other.kernel.clock.now()).toEqual(kernel.clock.now())
    const heard = vi.fn()
    other.kernel.clock.onMoved?.(heard)
    await partner.ask(MOVE, { hours: 10 })
    await vi.waitFor(() => expect(other.kernel.clock.now()).toEqual(kernel.clock.now()), { timeout: 10_000 })
    expect(heard).toHaveBeenCalledOnce()
    clock.advance(HOUR_MS)
    expect(other.kernel.clock.now()).toEqual(kernel.clock.now())
    await another.close()
  })
})
