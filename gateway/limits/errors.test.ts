import { GraphQLError, type OperationDefinitionNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { LocatedError } from '../plan/field-error.ts'
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

  it('are told up to a length in all, and of one that is longer than that its message and code', () => {
    const detailed = (length: number) =>
      new GraphQLError('wrong', { path: ['me'], extensions: { code: 'ODD', detail: 'x'.repeat(length) } })
    const bounded = boundErrors([detailed(40_000), detailed(20_000), detailed(20_000), detailed(1)])
    expect(bounded.map(({ message }) => message)).toEqual(['wrong', 'wrong', '2 more errors are not shown.'])
    expect(JSON.stringify(boundErrors([detailed(1_000_000)]))).toBe(
      '[{"message":"wrong","path":["me"],"extensions":{"code":"ODD"}}]',
    )
  })

  it('keep their places when their messages are cut, and the first of them when all else is', () => {
    const places = [2, 7].map((column) => ({ line: 1, column }))
    const [cut] = boundErrors([new LocatedError('x'.repeat(2_000), { path: ['me'] }, places)])
    expect(cut?.toJSON()).toMatchObject({ path: ['me'], locations: places })
    const large = { extensions: { code: 'ODD', detail: 'x'.repeat(100_000) } }
    const [first] = boundErrors([new LocatedError('wrong', large, places)])
    expect(first?.toJSON()).toEqual({
      message: 'wrong',
      locations: [{ line: 1, column: 2 }],
      extensions: { code: 'ODD' },
    })
  })

  it('point at few places, as each is looked up in the text', () => {
    const document = parse(`{ ${'a '.repeat(9_000)} }`)
    const nodes = (document.definitions[0] as OperationDefinitionNode).selectionSet.selections
    expect(JSON.stringify(boundErrors([new GraphQLError('wrong', { nodes })])).length).toBeLessThan(65_536)
  })
})
