import { expect, it } from 'vitest'
import { explainPost, explainRoom } from './reasons.ts'

const at = new Date('2024-02-27T12:00:00Z')
const hoursAgo = (hours: number) => new Date(at.getTime() - hours * 3600_000)
const nobody = { followsAuthor: false, followsLifeAccount: false }
const codes = (...args: Parameters<typeof explainPost>) => explainPost(...args).map(({ code }) => code)

it('names in the third tab what moved the post up, the stronger first', () => {
  expect(codes('THIRD_TAB', { ...nobody, createdAt: hoursAgo(1), heat: 4 }, at)).toEqual(['FRESH', 'POPULAR'])
  expect(codes('THIRD_TAB', { ...nobody, createdAt: hoursAgo(23), heat: 40 }, at)).toEqual(['POPULAR', 'FRESH'])
  expect(codes('THIRD_TAB', { ...nobody, createdAt: hoursAgo(1), heat: 0 }, at)).toEqual(['FRESH'])
})

it('always has a reason, also for an old post nobody liked', () => {
  expect(codes('THIRD_TAB', { ...nobody, createdAt: hoursAgo(300), heat: 0 }, at)).toEqual(['FROM_EVERYBODY'])
})

it('does not claim that following moved a post in the third tab, where it does not count', () => {
  expect(codes('THIRD_TAB', { followsAuthor: true, followsLifeAccount: true, createdAt: at, heat: 0 }, at)).toEqual([
    'FRESH',
  ])
})

it('names whom the viewer follows, and the district', () => {
  const post = { createdAt: at, heat: 0 }
  expect(codes('FOLLOWING', { ...post, followsAuthor: true, followsLifeAccount: true }, at)).toEqual([
    'FOLLOWED_AUTHOR',
    'FOLLOWED_LIFE_ACCOUNT',
  ])
  expect(codes('LOCAL', { ...post, ...nobody }, at)).toEqual(['SAME_AREA'])
  expect(explainRoom('FOLLOWING', { followsAuthor: true, followsLifeAccount: false }).map(({ code }) => code)).toEqual([
    'LIVE_NOW',
    'FOLLOWED_AUTHOR',
  ])
})
