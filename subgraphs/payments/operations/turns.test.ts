import { expect, it } from 'vitest'
import { openTurns } from './turns.ts'

it('lets one person’s acts follow each other, also after one that failed, and others go ahead', async () => {
  const turns = openTurns()
  const done: string[] = []
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const act =
    (name: string, until: Promise<void> = Promise.resolve()) =>
    async () => {
      await until
      done.push(name)
      if (name === 'a1') throw new Error('a1 failed')
      return name
    }
  const first = turns.take('a', act('a1', gate))
  const second = turns.take('a', act('a2'))
  expect(await turns.take('b', act('b1'))).toBe('b1')
  expect(done).toEqual(['b1'])
  open()
  await expect(first).rejects.toThrow('a1 failed')
  expect(await second).toBe('a2')
  expect(await turns.take('a', act('a3'))).toBe('a3')
  expect(done).toEqual(['b1', 'a1', 'a2', 'a3'])
})
