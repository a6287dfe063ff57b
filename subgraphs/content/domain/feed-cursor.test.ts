import { describe, expect, it } from 'vitest'
import { encodeCursor } from '../../../platform/pagination.ts'
import { decodeFeedCursor, encodeFeedCursor, FEED_TOP } from './feed-cursor.ts'

const refused = expect.objectContaining({ code: 'BAD_USER_INPUT' })

describe('feed cursors', () => {
  it('carry the place and what the feed knew', () => {
    const position = {
      place: { ordinal: 7, post: [1709035200000, 'post_a'], room: null },
      snapshot: { before: 20, except: [10] },
    } as const
    expect(decodeFeedCursor('THIRD_TAB', encodeFeedCursor('THIRD_TAB', position))).toEqual(position)
    expect(decodeFeedCursor('LOCAL', encodeFeedCursor('LOCAL', FEED_TOP))).toEqual(FEED_TOP)
  })
  it('belong to one tab and one ranking', () => {
    expect(() => decodeFeedCursor('LOCAL', encodeFeedCursor('FOLLOWING', FEED_TOP))).toThrowError(refused)
    const older = encodeCursor(['local/0', 0, '-', 0, '-', 0, '-'])
    expect(() => decodeFeedCursor('LOCAL', older)).toThrowError(refused)
  })
  it('cannot be made up', () => {
    for (const forged of [
      '',
      'AAAA',
      encodeCursor(['local/1', -1, '-', 0, '-', 0, '-']),
      encodeCursor(['local/1', 0, 'no snapshot', 0, '-', 0, '-']),
      encodeCursor(['local/1', 0, '-', 'x', '-', 0, '-']),
      encodeCursor(['local/1']),
    ])
      expect(() => decodeFeedCursor('LOCAL', forged)).toThrowError(refused)
  })
})
