import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slowness } from '../slowness.ts'
import { openAmbiguous } from './ambiguous.ts'
import { openTarget, post, type Target } from './attack.ts'

/** Documents within all limits that Apollo's planner takes long for, in a graph where all may come from anywhere. */
const nested = (levels: number, inside: string) => `${'{ name t '.repeat(levels)}${inside}${' }'.repeat(levels)}`
const DOCUMENTS: Readonly<Record<string, { query: string; code?: string }>> = {
  'a chain of 30 levels': { query: `{ t ${nested(29, '{ own1 own2 }')} }` },
  'fifty chains': {
    query: `{ ${Array.from({ length: 45 }, (_, i) => `t${i}: t ${nested(10, '{ own1 own2 own3 }')}`).join(' ')} }`,
  },
  'two hundred objects': {
    query: `{ t { ${Array.from({ length: 200 }, (_, i) => `t${i}: t { id own0 own1 own2 own3 own4 own5 }`).join(' ')} } }`,
  },
}

let target: Target
beforeAll(async () => {
  target = await openTarget('ambiguous')
  // What is compiled while it runs for the first time is no harm done.
  for (const { query } of Object.values(DOCUMENTS)) await post(target.url, JSON.stringify({ query: `${query} #` }))
})
afterAll(() => target.close())

describe('an operation that is hard to plan', () => {
  it.each(Object.entries(DOCUMENTS))('of %s keeps nobody waiting', async (_what, { query }) => {
    const busyMsMax = 100 * slowness()
    const waitedMsMax = 1_000 * slowness()
    let least = { busyMs: Number.POSITIVE_INFINITY, waitedMs: Number.POSITIVE_INFINITY }
    for (let attempt = 0; attempt < 5 && (least.busyMs >= busyMsMax || least.waitedMs >= waitedMsMax); attempt++) {
      const { busyMs, waitedMs, answers } = await target.suffer(async () => [
        await post(target.url, JSON.stringify({ query: `${query} # ${attempt}` })),
      ])
      // A machine that others use may need more time for it than there is.
      expect([[], ['PLANNING_LIMIT_EXCEEDED']]).toContainEqual(answers[0]?.codes)
      least = { busyMs: Math.min(least.busyMs, busyMs), waitedMs: Math.min(least.waitedMs, waitedMs) }
    }
    expect(least.busyMs).toBeLessThan(busyMsMax)
    expect(least.waitedMs).toBeLessThan(waitedMsMax)
  })

  it('is refused with a code of its own when it takes too long, at once when it comes again', async () => {
    const numbers = Array.from({ length: 18 }, (_, i) => i)
    const declared = numbers.map((i) => `$v${i}: Boolean!`).join(' ')
    const parts = numbers.map((i) => `... @defer(if: $v${i}) { t${i}: t { own${i % 6} } }`).join(' ')
    const query = `query (${declared}) { t { id ${parts} } }`
    const engine = openAmbiguous()
    const refusal = { errors: [{ extensions: { code: 'PLANNING_LIMIT_EXCEEDED', limit: 3_000, actual: 3_001 } }] }
    expect(await engine.prepare(query, null, { defer: true })).toMatchObject(refusal)
    // What is planned again is refused after this, what is remembered long before.
    const planned = new Promise((resolve) => setTimeout(resolve, 3_000, 'planned again'))
    expect(await Promise.race([engine.prepare(`${query} #`, null, { defer: true }), planned])).toMatchObject(refusal)
    await engine.close()
  })
})
