import { expect, it } from 'vitest'
import { formatSnapshot, parseSnapshot, readSnapshot } from './snapshot.ts'

it('reads what PostgreSQL writes', () => {
  expect(readSnapshot('10:20:10,14,15')).toEqual({ before: 20, except: [10, 14, 15] })
  expect(readSnapshot('749:749:')).toEqual({ before: 749, except: [] })
})

it('survives the way through a cursor', () => {
  for (const text of ['10:20:10,14,15', '749:749:', '9007199254740000:9007199254740991:9007199254740001']) {
    const snapshot = readSnapshot(text)
    expect(parseSnapshot(formatSnapshot(snapshot))).toEqual(snapshot)
  }
})

it('stays short however many transactions run, by knowing fewer of them', () => {
  const running = Array.from({ length: 500 }, (_, index) => 1_000_000_000 + 7 * index)
  const snapshot = readSnapshot(`${running[0]}:1000009999:${running.join(',')}`)
  expect(snapshot.before).toBe(running[80])
  expect(snapshot.except).toEqual(running.slice(0, 80))
  expect(formatSnapshot(snapshot).length).toBeLessThan(500)
})

it('takes nothing else for a snapshot', () => {
  for (const text of ['', '-', '1:2:3', 'A', '1..2', '1.', 'zzzzzzzzzzz', "1' or 1=1", '1'.padEnd(5000, '.1')])
    expect(() => parseSnapshot(text)).toThrowError(expect.objectContaining({ code: 'BAD_USER_INPUT' }))
})
