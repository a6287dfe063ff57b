import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LockHeldError, takeLock } from './lock.ts'
import { identify } from './processes.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lifegraph-lock-'))
})

afterEach(() => rm(directory, { recursive: true }))

/** Above the highest pid a system gives. */
const DEAD_PID = 2 ** 30

function leave(number: number, content: object | string): Promise<void> {
  const text = typeof content === 'string' ? content : JSON.stringify({ takenAt: '2026-01-01T00:00:00Z', ...content })
  return writeFile(join(directory, String(number)), text)
}

describe('a lock', () => {
  it('is held by one, who is named to the next, and free once given back', async () => {
    const lock = await takeLock(directory)
    const refused = await takeLock(directory).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(LockHeldError)
    expect(refused).toMatchObject({ holder: { pid: process.pid } })
    await lock.release()
    const next = await takeLock(directory)
    await lock.release()
    await expect(takeLock(directory)).rejects.toThrow(LockHeldError)
    await next.release()
  })

  it('leaves one file behind, however often it is taken', async () => {
    for (let turn = 0; turn < 5; turn++) await (await takeLock(directory)).release()
    expect(await readdir(directory)).toEqual(['5'])
  })

  it('is free when its holder died', async () => {
    await leave(7, { pid: DEAD_PID })
    await expect(takeLock(directory)).resolves.toBeDefined()
  })

  it('is free when another process has the pid of its holder now', async () => {
    const self = identify(process.pid)
    await leave(7, { pid: process.pid, start: `${self.start} earlier` })
    await expect(takeLock(directory)).resolves.toBeDefined()
  })

  it('is free when a power failure tore what its holder wrote', async () => {
    await leave(7, '{"pid":')
    await expect(takeLock(directory)).resolves.toBeDefined()
  })

  it('goes to exactly one of many that find its holder dead together', async () => {
    for (let round = 0; round < 20; round++) {
      await leave(round * 10 + 1, { pid: DEAD_PID })
      const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(directory)))
      const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
      expect(won).toHaveLength(1)
      for (const lost of outcomes.filter((outcome) => outcome.status === 'rejected')) {
        expect(lost.reason).toBeInstanceOf(LockHeldError)
      }
      await won[0]!.value.release()
    }
  })
})
