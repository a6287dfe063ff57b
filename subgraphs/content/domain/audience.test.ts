import { describe, expect, it } from 'vitest'
import { NO_FACTS } from '../../../schema/gates.ts'
import { type AudienceFacts, type Happening, isInFeed } from './audience.ts'

const at = new Date('2024-02-27T12:00:00Z')
const stranger: AudienceFacts = {
  isBlocked: false,
  followsAuthor: false,
  followsLifeAccount: false,
  homeAreaCode: null,
  facts: NO_FACTS,
  isMember: false,
  viewRule: null,
}
const post: Happening = { kind: 'post', areaCode: '310104' }
const room: Happening = { kind: 'room' }

describe('isInFeed', () => {
  it('shows the third tab everything', () => {
    expect(isInFeed('THIRD_TAB', post, stranger, at)).toBe(true)
    expect(isInFeed('THIRD_TAB', room, stranger, at)).toBe(true)
  })
  it('shows followers what they follow', () => {
    expect(isInFeed('FOLLOWING', post, stranger, at)).toBe(false)
    expect(isInFeed('FOLLOWING', post, { ...stranger, followsAuthor: true }, at)).toBe(true)
    expect(isInFeed('FOLLOWING', room, { ...stranger, followsLifeAccount: true }, at)).toBe(true)
  })
  it('shows locals the posts about their district, and no rooms', () => {
    const local = { ...stranger, homeAreaCode: '310104' }
    expect(isInFeed('LOCAL', post, local, at)).toBe(true)
    expect(isInFeed('LOCAL', room, local, at)).toBe(false)
    expect(isInFeed('LOCAL', { ...post, areaCode: '110105' }, local, at)).toBe(false)
    expect(isInFeed('LOCAL', { ...post, areaCode: null }, stranger, at)).toBe(false)
  })
  it('shows nothing of blocked people, nor from circles whose gate for viewing is closed', () => {
    const follower = { ...stranger, followsAuthor: true }
    expect(isInFeed('FOLLOWING', post, { ...follower, isBlocked: true }, at)).toBe(false)
    expect(isInFeed('FOLLOWING', post, { ...follower, viewRule: { is: 'member' } }, at)).toBe(false)
    expect(isInFeed('FOLLOWING', post, { ...follower, viewRule: { is: 'member' }, isMember: true }, at)).toBe(true)
  })
})
