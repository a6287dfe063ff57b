import type { ExecutionResult } from 'graphql'
import { expect, it, vi } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import type { UserViewer } from '../../platform/viewer.ts'
import type { Link, LinkRequest } from '../links/link.ts'
import { openRevocationList } from './revocations.ts'
import { followWithdrawals, waitMsAfter } from './withdrawals.ts'

const alice: UserViewer = { kind: 'user', userId: 'usr_a', sessionId: 'ses_1', scopes: [] }
const ended = (sessionId: string) => ({
  data: { accessChanges: [{ userId: 'usr_a', sessionId, scopes: null, at: '2024-02-27T09:00:00.000Z' }] },
})

/** A subgraph whose streams a test writes. */
function openSource() {
  const requests: LinkRequest[] = []
  const streams: { say(result: ExecutionResult): void; fail(error: Error): void; left: boolean }[] = []
  let refusals = 0
  const link: Link = {
    subgraph: 'users',
    execute: async () => ({}),
    ready: async () => true,
    close: async () => {},
    subscribe: async (request) => {
      requests.push(request)
      if (refusals-- > 0) throw new Error('nobody is there')
      const waiting: (ExecutionResult | Error)[] = []
      let wake = () => {}
      const put = (what: ExecutionResult | Error) => {
        waiting.push(what)
        wake()
      }
      const stream = { say: put, fail: put, left: false }
      streams.push(stream)
      const iterator: AsyncIterableIterator<ExecutionResult> = {
        next: async () => {
          while (waiting.length === 0 && !stream.left) await new Promise<void>((resolve) => (wake = resolve))
          const value = waiting.shift()
          if (value instanceof Error) throw value
          return value ? { done: false, value } : { done: true, value: undefined }
        },
        return: async () => {
          stream.left = true
          wake()
          return { done: true, value: undefined }
        },
        [Symbol.asyncIterator]: () => iterator,
      }
      return iterator
    },
  }
  return {
    link,
    requests,
    refuse: (times: number) => {
      refusals = times
    },
    stream: (index: number) => vi.waitFor(() => streams[index] ?? Promise.reject(new Error('not yet')), 10_000),
  }
}

it('hears of what is taken back, as the platform itself, and asks again for as long as nobody answers', async () => {
  const source = openSource()
  const list = openRevocationList(900_000)
  const following = followWithdrawals([source.link], list, silentLog)
  const first = await source.stream(0)
  expect(source.requests[0]?.scope.viewer).toMatchObject({ kind: 'service', scopes: ['graph:access'] })
  first.say(ended('ses_0'))
  first.say(ended('ses_1'))
  await vi.waitFor(() => expect(list.isRevoked(alice)).toBe(true))
  source.refuse(2)
  first.fail(new Error('the socket is gone'))
  const second = await source.stream(1)
  expect(source.requests.length).toBe(4)
  second.say({ data: null, errors: [] })
  const third = await source.stream(2)
  third.say(ended('ses_9'))
  await vi.waitFor(() => expect(list.isRevoked({ ...alice, sessionId: 'ses_9' })).toBe(true))
  await following.close()
  expect(third.left).toBe(true)
  expect(source.requests.length).toBe(5)
})

it('hears who is kept out of what, and forgets what is not said again', async () => {
  const source = openSource()
  const list = openRevocationList(900_000)
  const following = followWithdrawals([{ ...source.link, subgraph: 'live-streams' }], list, silentLog)
  const ban = (roomId: string, isBanned = true) => ({ data: { roomBans: [{ roomId, userId: 'usr_a', isBanned }] } })
  const barred = (...expected: string[]) =>
    vi.waitFor(() => expect([...list.barredFrom(alice)].sort()).toEqual(expected), 10_000)
  const first = await source.stream(0)
  first.say(ban('room_1'))
  first.say(ban('room_2'))
  await barred('room_1', 'room_2')
  first.say(ban('room_1', false))
  await barred('room_2')
  first.fail(new Error('the socket is gone'))
  const second = await source.stream(1)
  second.say(ban('room_3'))
  await barred('room_3')
  expect([...list.barredFrom({ ...alice, userId: 'usr_b' })]).toEqual([])
  expect([...list.barredFrom({ kind: 'anonymous' })]).toEqual([])
  await following.close()
})

it('never waits so long that what is taken back would count late once its owner is there again', () => {
  expect([1, 2, 3, 1_000].map((failures) => waitMsAfter(failures, 1))).toEqual([200, 400, 500, 500])
  expect(waitMsAfter(1_000, 0)).toBe(250)
})
