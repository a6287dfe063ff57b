import { expect, it } from 'vitest'
import { eventPrice } from './metered-sink.ts'

const cost = { total: 12, perSubgraph: {}, unsized: [] }

it.each([
  [null, 'user', 0],
  [null, 'address', 0],
  ['everybody', 'address', 0],
  ['everybody', 'user', 1],
  ['everybody', 'app', 1],
  ['caller', 'address', 12],
  ['caller', 'app', 12],
  ['caller', null, 0],
] as const)('an event joined for %s costs whoever is charged as %s %i points', (joinedFor, holder, price) => {
  expect(eventPrice({ holder, cost }, joinedFor)).toBe(price)
})
