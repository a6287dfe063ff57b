import { expect, it } from 'vitest'
import { decideRemoval } from './removal.ts'

const decide = (thing: Parameters<typeof decideRemoval>[0], userId: string) =>
  decideRemoval(thing, userId, 'POST_NOT_FOUND', ['postId'])
const standing = { isRemoved: false, removerIds: ['usr_author', 'usr_host'] }
const removed = { ...standing, isRemoved: true }

it('lets those remove it who may, again without harm', () => {
  for (const userId of standing.removerIds) {
    expect(decide(standing, userId)).toEqual({ ok: true, value: 'remove' })
    expect(decide(removed, userId)).toEqual({ ok: true, value: 'gone' })
  }
})

it('refuses anybody else, without telling them of what is gone', () => {
  expect(decide(standing, 'usr_other')).toMatchObject({ code: 'NOT_AUTHOR' })
  expect(decide(removed, 'usr_other')).toMatchObject({ code: 'POST_NOT_FOUND' })
  expect(decide(null, 'usr_author')).toMatchObject({ code: 'POST_NOT_FOUND' })
})
