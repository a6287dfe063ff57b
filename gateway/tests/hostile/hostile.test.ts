import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slowness } from '../slowness.ts'
import { type Answered, type Damage, openTarget, overSocket, post, type Target } from './attack.ts'
import { BODIES, DEFERRING, DOCUMENTS } from './documents.ts'

/** What one hostile request may do; on a slower machine, longer. */
const BUSY_MS_MAX = 100 * slowness()
const MEMORY_MB_MAX = 50
const WAITED_MS_MAX = 1_000 * slowness()
const REFUSAL_BYTES_MAX = 100_000
/** A message that one socket takes, less what is around it. */
const SOCKET_BYTES_MAX = 250_000
const ATTEMPTS = 5
const AT_ONCE = 5

let target: Target
beforeAll(async () => {
  target = await openTarget()
  // What is compiled while it runs for the first time is no harm done.
  for (const { query, variables } of Object.values(DOCUMENTS))
    await post(target.url, JSON.stringify({ query, variables }))
})
afterAll(() => target.close())

/** The least harm in several attempts: the machine has others to serve, and collects garbage when it likes. */
async function leastDamage(attack: () => Promise<readonly Answered[]>): Promise<Damage> {
  let least = await target.suffer(attack)
  for (let attempt = 1; attempt < ATTEMPTS && !isHarmless(least); attempt++) {
    const damage = await target.suffer(attack, { tidied: true })
    least = {
      ...damage,
      busyMs: Math.min(least.busyMs, damage.busyMs),
      memoryMb: Math.min(least.memoryMb, damage.memoryMb),
      waitedMs: Math.min(least.waitedMs, damage.waitedMs),
    }
  }
  return least
}

const isHarmless = ({ busyMs, memoryMb, waitedMs }: Damage) =>
  busyMs < BUSY_MS_MAX && memoryMb < MEMORY_MB_MAX && waitedMs < WAITED_MS_MAX

function expectHarmless({ busyMs, memoryMb, waitedMs, unhandled, answers }: Damage) {
  expect(unhandled).toBe(0)
  expect(waitedMs).toBeLessThan(WAITED_MS_MAX)
  expect(busyMs).toBeLessThan(BUSY_MS_MAX)
  expect(memoryMb).toBeLessThan(MEMORY_MB_MAX)
  for (const { codes, bytes } of answers) if (codes.length > 0) expect(bytes).toBeLessThan(REFUSAL_BYTES_MAX)
}

describe('a hostile operation', () => {
  describe.each(Object.entries(DOCUMENTS))('of %s', (_what, { code, ...hostile }) => {
    // Never the same text twice, lest it be known already.
    let turn = 0
    const unlike = () => ({ ...hostile, query: `${hostile.query} #${turn++}` })

    it('keeps nobody waiting over HTTP', async () => {
      const damage = await leastDamage(async () => [await post(target.url, JSON.stringify(unlike()))])
      expectHarmless(damage)
      expect(damage.answers[0]?.codes).toEqual(code ? expect.arrayContaining([code]) : [])
    })

    if (JSON.stringify(hostile).length >= SOCKET_BYTES_MAX) return
    it('keeps nobody waiting over WebSocket', async () => {
      const damage = await leastDamage(async () => [await overSocket(target.url, unlike())])
      expectHarmless(damage)
      expect(damage.answers[0]?.codes).toEqual(code ? expect.arrayContaining([code]) : [])
    })
  })
})

describe('a hostile operation that is answered in parts', () => {
  const accept = 'multipart/mixed;deferSpec=20220824, application/json'

  it.each(Object.entries(DEFERRING))('of %s keeps nobody waiting', async (_what, { query, code }) => {
    let turn = 0
    const damage = await leastDamage(async () => [
      await post(target.url, JSON.stringify({ query: `${query} #${turn++}` }), { accept }),
    ])
    expectHarmless(damage)
    expect(damage.answers[0]?.codes).toEqual(code ? [code] : [])
    if (!code) expect(damage.answers[0]?.text).toMatch(/"hasNext":false\}\r\n-----\r\n$/)
  })
})

describe('a hostile body', () => {
  it.each(Object.entries(BODIES))('of %s keeps nobody waiting', async (_what, { body, status }) => {
    const bytes = body()
    const damage = await leastDamage(async () => [await post(target.url, bytes)])
    expectHarmless(damage)
    expect(damage.answers[0]?.status).toBe(status)
  })
})

describe('five hostile operations at once', () => {
  const all = Object.values(DOCUMENTS).map(({ code: _, ...hostile }) => hostile)
  const fives = Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) =>
    all.slice(AT_ONCE * i, AT_ONCE * (i + 1)),
  )

  it.each(fives.map((five, index) => [index, five] as const))(
    'keep nobody waiting for a second (%i)',
    async (_, five) => {
      let turn = 0
      const { computedMs, unhandled, answers } = await leastDamage(() =>
        Promise.all(
          five.map((hostile) =>
            post(target.url, JSON.stringify({ ...hostile, query: `${hostile.query} # together ${turn++}` })),
          ),
        ),
      )
      expect(answers).toHaveLength(five.length)
      expect(computedMs).toBeLessThan(WAITED_MS_MAX)
      expect(unhandled).toBe(0)
    },
  )
})
