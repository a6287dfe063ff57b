import { expect, it } from 'vitest'
import { attribute, TOUCHES_MAX, WINDOW_MS } from './attribution.ts'

const orderedAt = new Date('2024-02-28T04:00:00Z')
const click = (decisionId: string, agoMs: number) => ({
  ...{ decisionId, campaignId: `camp of ${decisionId}` },
  at: new Date(orderedAt.getTime() - agoMs),
})

it('credits the last click before the order with all of it', () => {
  const touches = attribute([click('b', 1000), click('a', 2000), click('late', -1)], orderedAt)
  expect(touches.map(({ decisionId, weight }) => [decisionId, weight])).toEqual([
    ['a', 0],
    ['b', 1],
  ])
})

it('counts clicks of seven days, to the millisecond', () => {
  expect(attribute([click('edge', WINDOW_MS)], orderedAt)).toHaveLength(1)
  expect(attribute([click('old', WINDOW_MS + 1)], orderedAt)).toEqual([])
  expect(attribute([], orderedAt)).toEqual([])
})

it('keeps the last few of many', () => {
  const touches = attribute(
    Array.from({ length: TOUCHES_MAX + 5 }, (_, index) => click(`d${index}`, index)),
    orderedAt,
  )
  expect(touches).toHaveLength(TOUCHES_MAX)
  expect(touches.at(-1)).toMatchObject({ decisionId: 'd0', weight: 1 })
})
