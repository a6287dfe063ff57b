import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { boundErrors } from './errors.ts'

const errors = (count: number, message = 'wrong') =>
  Array.from({ length: count }, (_, i) => new GraphQLError(message, { path: ['list', i] }))

describe('the errors of an answer', () => {
  it('are all told while they are few', () => {
    expect(boundErrors(errors(3))).toHaveLength(3)
    expect(boundErrors([])).toEqual([])
  })

  it('are told up to the limit, and how many more there are', () => {
    const bounded = boundErrors(errors(20_000))
    expect(bounded).toHaveLength(51)
    expect(bounded.at(-1)?.toJSON()).toEqual({
      message: '19950 more errors are not shown.',
      extensions: { code: 'ERROR_LIMIT_EXCEEDED', limit: 50, actual: 20_000 },
    })
    expect(JSON.stringify(bounded).length).toBeLessThan(10_000)
  })

  it('quote no more than a thousand characters of what was sent, and never half of one', () => {
    const [error] = boundErrors(errors(1, '🏊'.repeat(100_000)))
    expect(error?.message.length).toBeLessThanOrEqual(1_001)
    expect(error?.message.isWellFormed()).toBe(true)
    expect(error?.path).toEqual(['list', 0])
  })
})
