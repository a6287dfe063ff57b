import { expect, it } from 'vitest'
import { explainDecision } from './explanation.ts'

it('names the auction, the goal, and what of the viewer was looked at', () => {
  const cap = { impressions: 3, perHours: 24 }
  const reasons = explainDecision({ isContested: true, objective: 'LIVE_SALES', cap, timesSeen: 1 })
  expect(reasons.map((reason) => reason.code)).toEqual(['HIGHEST_BID', 'ADVERTISER_GOAL', 'FREQUENCY_CAP'])
  expect(reasons[2]?.summary).toBe('You had seen it once in the last 24 hours; it is shown to you 3 times at most.')
})

it('says when nothing about the viewer counted', () => {
  const reasons = explainDecision({ isContested: false, objective: 'POST_REACH', cap: null, timesSeen: 0 })
  expect(reasons.map((reason) => reason.code)).toEqual(['ONLY_ONE_THAT_FITS', 'ADVERTISER_GOAL', 'NOT_PERSONAL'])
})
