import { expect, it } from 'vitest'
import { remembered } from './remembered.ts'

it('asks once for a header that comes again, and keeps false and null like any other answer', () => {
  const asked: string[] = []
  const read = remembered((header) => {
    asked.push(header)
    return header === 'null' ? null : header === 'true'
  })
  for (const header of ['true', 'false', 'null', 'true', 'false', 'null']) expect(read(header)).toBe(JSON.parse(header))
  expect(asked).toEqual(['true', 'false', 'null'])
})

it('keeps few and short ones, whatever is sent', () => {
  let asked = 0
  const read = remembered((header) => {
    asked += 1
    return header.length
  })
  const long = 'x'.repeat(10_000)
  expect([read(long), read(long), asked]).toEqual([10_000, 10_000, 2])
  read('common')
  for (let index = 0; index < 1_000; index++) read(`${index}`)
  const before = asked
  expect(read('common')).toBe(6)
  expect(asked).toBe(before + 1)
})
