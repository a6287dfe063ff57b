import { expect, it } from 'vitest'
import { countLoader, groupLoader, keyLoader, loaderPer, pageLoader } from './loader.ts'

interface Row {
  id: string
  parent: string
}
const rows: Row[] = [
  { id: 'c', parent: 'y' },
  { id: 'a', parent: 'x' },
  { id: 'b', parent: 'x' },
]
/** A reader that remembers what it was asked. */
function reader<A extends unknown[], R>(read: (...args: A) => R) {
  const calls: A[] = []
  const ask = async (...args: A): Promise<R> => {
    calls.push(args)
    return read(...args)
  }
  return { ask, calls }
}

it('keeps the order of the keys, whatever order rows come in, and reads once', async () => {
  const { ask, calls } = reader((keys: readonly string[]) => rows.filter((row) => keys.includes(row.id)))
  const loader = keyLoader(ask, (row: Row) => row.id)
  const found = await Promise.all(['a', 'missing', 'c', 'a'].map((key) => loader.load(key)))
  expect(found.map((row) => row?.id ?? null)).toEqual(['a', null, 'c', 'a'])
  expect(calls).toEqual([[['a', 'missing', 'c']]])
})

it('groups rows by key, in the order they came', async () => {
  const loader = groupLoader(
    async () => rows,
    (row: Row) => row.parent,
  )
  const found = await Promise.all(['x', 'y', 'z'].map((key) => loader.load(key)))
  expect(found.map((group) => group.map((row) => row.id))).toEqual([['a', 'b'], ['c'], []])
})

it('counts nothing as zero', async () => {
  const loader = countLoader(async () => [{ key: 'x', count: 2 }])
  expect(await Promise.all([loader.load('x'), loader.load('y')])).toEqual([2, 0])
})

it('reads pages of many parents at once, one read per distinct page', async () => {
  const { ask, calls } = reader((parents: readonly string[]) => rows.filter((row) => parents.includes(row.parent)))
  const load = pageLoader(ask, (row: Row) => row.parent)
  const first = { limit: 1, after: null }
  const pages = await Promise.all([load('x', first), load('y', { ...first }), load('x', { limit: 1, after: ['a'] })])
  expect(pages.map((page) => page.length)).toEqual([2, 1, 2])
  expect(calls).toEqual([
    [['x', 'y'], first],
    [['x'], { limit: 1, after: ['a'] }],
  ])
})

it('makes one loader per argument', async () => {
  const { ask, calls } = reader((keys: readonly string[], kind: string) => keys.map((id) => ({ id, parent: kind })))
  const load = loaderPer((kind: string) =>
    keyLoader<Row>(
      (keys) => ask(keys, kind),
      (row) => row.id,
    ),
  )
  const found = await Promise.all([load('1', 'post'), load('2', 'post'), load('1', 'room')])
  expect(found.map((row) => row?.parent)).toEqual(['post', 'post', 'room'])
  expect(calls).toEqual([
    [['1', '2'], 'post'],
    [['1'], 'room'],
  ])
})
