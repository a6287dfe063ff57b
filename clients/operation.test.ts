import { expect, it } from 'vitest'
import { declaresAfter, isStream } from './operation.ts'

it.each([
  'subscription { a { b } }',
  '\n  # a query\n  subscription Ticks($after: EventCursor = "}") @live { a(after: $after) { b { c } } }',
  'fragment F on T { a { b } } subscription S { a { ...F } }',
  'query Q { a } subscription S($where: W = { a: { b: 1 } }) { b(text: """ mutation { """) }',
])('is a stream: %s', (document) => {
  expect(isStream(document)).toBe(true)
})

it.each([
  '{ a }',
  'query { viewer {\n subscription { plan } } }',
  'mutation {\n subscription(id: 1) { plan } }',
  'query subscription { a }',
  'query ($text: String = "subscription { a }") { a(text: $text) }',
  'mutation M { a } subscription S { b }',
  '# subscription { a }\n{ a }',
  '',
])('is none: %s', (document) => {
  expect(isStream(document)).toBe(false)
})

it('can be told where to begin, or not', () => {
  expect(declaresAfter('subscription ($after : EventCursor) { a(after: $after) { b } }')).toBe(true)
  expect(declaresAfter('subscription { a(after: "$after: x") { b } } # $after: x')).toBe(false)
})
