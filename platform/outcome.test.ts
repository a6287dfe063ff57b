import { expect, it } from 'vitest'
import { ok, payload, rejected, rejectedAll, userError } from './outcome.ts'

it('carries what an act made, or why it was refused', () => {
  expect(payload('post', ok({ id: 'post_1' }))).toEqual({ post: { id: 'post_1' }, userErrors: [] })
  expect(payload('post', rejected('BLOCKED', ['postId']))).toEqual({
    post: null,
    userErrors: [{ code: 'BLOCKED', message: 'Blocked.', field: ['postId'] }],
  })
})

it('makes a sentence of the code when the rule gave none', () => {
  expect(userError(rejected('INSUFFICIENT_FUNDS')).message).toBe('Insufficient funds.')
  expect(userError(rejected('INSUFFICIENT_FUNDS', undefined, 'Top up first.')).message).toBe('Top up first.')
})

it('lists every ground of a refusal that has several, in their order', () => {
  const refusal = rejectedAll([rejected('INCOMPLETE', ['a'], 'A is missing.'), rejected('INCOMPLETE', ['b'])])
  expect(payload('form', refusal).userErrors).toEqual([
    { code: 'INCOMPLETE', message: 'A is missing.', field: ['a'] },
    { code: 'INCOMPLETE', message: 'Incomplete.', field: ['b'] },
  ])
  expect(rejectedAll([rejected('ONE')])).toEqual(rejected('ONE'))
})
