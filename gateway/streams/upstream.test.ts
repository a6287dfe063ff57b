import { type ExecutionResult, GraphQLError } from 'graphql'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LinkFailure } from '../links/failure.ts'
import type { Link } from '../links/link.ts'
import { linkRequest } from '../links/request.ts'
import { StreamRefused } from './refused.ts'
import { Upstream } from './upstream.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const RESUME_MS_MAX = 20_000
const away = new LinkFailure('rooms', 'unreachable', 'gone')
const unavailable = { errors: [new GraphQLError('Away.', { extensions: { code: 'SERVICE_UNAVAILABLE' } })] }

/** An owner that is away until a moment, in one of the ways in which owners are. @returns also when it was asked, in milliseconds */
function openOwner(
  backAtMs: number,
  how: 'unreachable' | 'refuses' | 'says so first',
  after: string | null = 'c7',
  refusal: ExecutionResult = unavailable,
) {
  const from = performance.now()
  const asked: number[] = []
  const left = vi.fn(async () => ({ done: true as const, value: undefined }))
  const only = (value: object) => {
    let told = false
    const next = async () => {
      if (told) return new Promise<never>(() => {})
      told = true
      return { done: false as const, value }
    }
    return { next, return: left, [Symbol.asyncIterator]: () => only(value) }
  }
  const subscribe: Link['subscribe'] = async () => {
    const at = performance.now() - from
    asked.push(at)
    if (at >= backAtMs) return only({ data: { said: 1 } })
    if (how === 'unreachable') throw away
    return how === 'refuses' ? refusal : only(refusal)
  }
  const link: Link = {
    subgraph: 'rooms',
    subscribe,
    execute: () => Promise.reject(away),
    ready: async () => true,
    close: async () => {},
  }
  const request = () =>
    linkRequest({ query: 'subscription { said }' }, { viewer: { kind: 'anonymous' }, requestId: '1' })
  return { asked, left, upstream: new Upstream({ link, request, after, resumeMsMax: RESUME_MS_MAX }) }
}

it.each(['unreachable', 'refuses', 'says so first'] as const)(
  'is there within a second of its owner, for whoever resumes: %s',
  async (how) => {
    for (const backAtMs of [10, 900, 5_000, 19_000]) {
      const { asked, upstream } = openOwner(backAtMs, how)
      const next = upstream.next()
      await vi.advanceTimersByTimeAsync(backAtMs + 1_000)
      expect(await next).toEqual({ done: false, value: { data: { said: 1 } } })
      // Not in one beat with the others who wait, and not more often than that.
      const gaps = asked.slice(1).map((at, index) => at - (asked[index] ?? 0))
      for (const gap of gaps) expect(gap).toBeLessThanOrEqual(1_000)
      expect(asked.length).toBeLessThanOrEqual(6 + backAtMs / 500)
    }
  },
)

it.each(['unreachable', 'refuses', 'says so first'] as const)('gives an owner up that stays away: %s', async (how) => {
  const { asked, left, upstream } = openOwner(Number.POSITIVE_INFINITY, how)
  const failed = upstream.next().catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(RESUME_MS_MAX + 1_000)
  expect(await failed).toBeInstanceOf(how === 'unreachable' ? LinkFailure : StreamRefused)
  expect(asked.length).toBeGreaterThan(20)
  if (how === 'says so first') expect(left.mock.calls.length).toBe(asked.length - 1)
})

it('does not wait for an owner where nobody knows where to go on', async () => {
  const { asked, upstream } = openOwner(10, 'unreachable', null)
  await expect(upstream.next()).rejects.toBe(away)
  expect(asked).toHaveLength(1)
})

it.each(['refuses', 'says so first'] as const)(
  'tells nothing of the inside of an owner that refuses: %s',
  async (how) => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)
    const errors = [
      new GraphQLError('No.', {
        path: ['said'],
        extensions: { code: 'FORBIDDEN', stacktrace: ['at'], serviceName: 'rooms', hint: 1 },
      }),
      new GraphQLError('Too deep.', { extensions: { code: 'DEEP', deep } }),
    ]
    const { upstream } = openOwner(Number.POSITIVE_INFINITY, how, null, { errors })
    const failure = await upstream.next().catch((error: unknown) => error)
    expect(JSON.parse(JSON.stringify((failure as StreamRefused).errors))).toEqual([
      { message: 'No.', path: ['said'], extensions: { code: 'FORBIDDEN', hint: 1 } },
      { message: 'Too deep.', extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' } },
    ])
  },
)
