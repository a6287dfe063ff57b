import { describe, expect, it } from 'vitest'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { type GroupCommitOptions, openGroupCommit } from './group-commit.ts'

/** A group commit whose requests are numbers and that gives a promise for each. */
function openGroup(
  flush: (requests: readonly number[]) => Promise<readonly number[]>,
  isShared: (error: unknown) => boolean,
  options: GroupCommitOptions,
) {
  type Asked = {
    request: number
    resolve: (outcome: Outcome<number, 'BUSY'>) => void
    reject: (error: unknown) => void
  }
  const group = openGroupCommit<Asked, number>(
    {
      flush: (asked) => flush(asked.map(({ request }) => request)),
      isShared,
      answer: ({ resolve }, value) => resolve(ok(value)),
      fail: ({ reject }, error) => reject(error),
    },
    options,
  )
  const submit = (request: number) =>
    new Promise<Outcome<number, 'BUSY'>>((resolve, reject) => {
      if (!group.submit({ request, resolve, reject })) resolve(rejected('BUSY'))
    })
  return { waiting: group.waiting, submit }
}

/** A flush that waits until it is let go, and remembers what it was given. */
function gate() {
  const batches: number[][] = []
  const waiting: (() => void)[] = []
  return {
    batches,
    flush: async (batch: readonly number[]) => {
      batches.push([...batch])
      await new Promise<void>((resolve) => waiting.push(resolve))
      return batch.map((request) => request * 10)
    },
    /** Let the flush that is on its way arrive, once there is one. */
    next: async () => {
      while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve))
      waiting.shift()?.()
    },
  }
}
const never = () => false
const limits = { batchMax: 100, queueMax: 1000 }
const values = (outcomes: readonly { ok: boolean }[]) => outcomes.map((each) => ('value' in each ? each.value : each))

describe('a group commit', () => {
  it('sends a lone request at once, and together what comes while that is on its way', async () => {
    const { batches, flush, next } = gate()
    const group = openGroup(flush, never, limits)
    const first = group.submit(1)
    while (batches.length === 0) await new Promise((resolve) => setImmediate(resolve))
    const rest = Promise.all([2, 3, 4].map(group.submit))
    expect(group.waiting()).toBe(3)
    await next()
    expect(await first).toEqual({ ok: true, value: 10 })
    await next()
    expect(values(await rest)).toEqual([20, 30, 40])
    expect(batches).toEqual([[1], [2, 3, 4]])
  })

  it('never has more than two on their way, and none larger than it may be', async () => {
    let [flying, most] = [0, 0]
    const sizes: number[] = []
    const group = openGroup(
      async (batch: readonly number[]) => {
        most = Math.max(most, ++flying)
        sizes.push(batch.length)
        await new Promise((resolve) => setImmediate(resolve))
        flying--
        return batch
      },
      never,
      { batchMax: 7, batchMin: 5, queueMax: 1000 },
    )
    const asked = Array.from({ length: 100 }, (_, index) => index)
    expect(values(await Promise.all(asked.map(group.submit)))).toEqual(asked)
    expect([most, Math.max(...sizes)]).toEqual([2, 7])
  })

  it('sends many in halves, the second behind the first, and whoever is told asks again meanwhile', async () => {
    const { batches, flush, next } = gate()
    const group = openGroup(flush, never, { ...limits, batchMin: 4 })
    let asked = 0
    /** Asks once more when it is answered, four times in all. */
    const ask = async () => {
      for (let times = 0; times < 4; times++) await group.submit(asked++)
    }
    const all = Promise.all(Array.from({ length: 20 }, ask))
    while (batches.length < 2) await new Promise((resolve) => setImmediate(resolve))
    expect(group.waiting()).toBe(0)
    for (let flushes = 0; flushes < 8; flushes++) await next()
    await all
    expect(batches.map((batch) => batch.length)).toEqual(Array.from({ length: 8 }, () => 10))
    expect(batches.flat().sort((one, other) => one - other)).toEqual(Array.from({ length: 80 }, (_, index) => index))
  })

  it('refuses with BUSY what is more than may wait, and goes on', async () => {
    const { flush, next } = gate()
    const group = openGroup(flush, never, { batchMax: 100, queueMax: 2 })
    const first = group.submit(1)
    const second = group.submit(2)
    expect(await group.submit(3)).toMatchObject({ ok: false, code: 'BUSY' })
    await next()
    expect(values(await Promise.all([first, second]))).toEqual([10, 20])
    const third = group.submit(3)
    await next()
    expect(values([await third])).toEqual([30])
  })

  it('fails the one request that is at fault, and no other', async () => {
    const group = openGroup(
      async (batch: readonly number[]) => {
        if (batch.includes(13)) throw new Error('unlucky')
        return batch
      },
      never,
      limits,
    )
    const asked = Array.from({ length: 40 }, (_, index) => index)
    const settled = await Promise.allSettled(asked.map(group.submit))
    expect(settled.flatMap(({ status }, index) => (status === 'rejected' ? index : []))).toEqual([13])
  })

  it('fails the one that cannot even be made ready, and no other', async () => {
    const group = openGroup(
      (batch) => {
        if (batch.includes(3)) throw new Error('unheard of')
        return Promise.resolve(batch)
      },
      never,
      limits,
    )
    const settled = await Promise.allSettled([1, 2, 3, 4].map(group.submit))
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  })

  it('fails all of a batch at once when the fault is everybody’s', async () => {
    let flushes = 0
    const group = openGroup(
      async (): Promise<number[]> => {
        flushes++
        throw new Error('the database is away')
      },
      () => true,
      limits,
    )
    const settled = await Promise.allSettled([1, 2, 3].map(group.submit))
    expect([settled.map(({ status }) => status), flushes]).toEqual([['rejected', 'rejected', 'rejected'], 1])
  })
})
