import { expect, it } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import type { Engine } from '../engine.ts'
import { openToys, serveToys } from '../tests/toys.ts'
import { trustedDocuments } from './trusted.ts'
import { warm } from './warm.ts'

const trusted = trustedDocuments([
  { id: 'both', body: 'query A { me { id } } query B { me { name } }', names: ['A', 'B'] },
  { id: 'old', body: '{ gone }', names: [undefined] },
  { id: 'bare', body: '{ me { id } }', names: [undefined] },
])

it('prepares every operation of the manifest, and passes by those of another graph', async () => {
  const served = await serveToys(openToys())
  const asked: unknown[] = []
  const engine: Engine = {
    ...served.engine,
    prepare: (query, name) => {
      asked.push([query, name])
      return served.engine.prepare(query, name)
    },
  }
  expect(await warm(() => engine, trusted, silentLog)).toEqual({ ready: 3, mistaken: 1 })
  expect(asked).toHaveLength(4)
  await served.close()
})

it('lets others in between, and stops when the gateway does', async () => {
  let tick = 0
  const preparedAt: number[] = []
  const engine = {
    prepare: () => {
      preparedAt.push(tick)
      return {}
    },
  } as unknown as Engine
  const count = () => {
    tick += 1
    if (tick < 100) setImmediate(count)
  }
  setImmediate(count)
  expect(
    await warm(
      () => engine,
      trusted,
      silentLog,
      () => preparedAt.length === 3,
    ),
  ).toMatchObject({ ready: 3 })
  expect(new Set(preparedAt).size).toBe(3)
})
