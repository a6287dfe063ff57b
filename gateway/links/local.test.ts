import { describe, expect, it, vi } from 'vitest'
import type { RunningSubgraph } from '../../platform/subgraph.ts'
import { anonymous } from '../../platform/viewer.ts'
import { LinkFailure } from './failure.ts'
import { type Lifetime, openLifetime } from './lifetime.ts'
import { localLink } from './local.ts'
import { linkRequest } from './request.ts'

const linkTo = (execute: RunningSubgraph['execute']) =>
  localLink({ name: 'near', execute } as RunningSubgraph, async () => true)
const asked = (lifetime?: Lifetime) =>
  linkRequest({ query: '{ a }', variables: { of: 'ours' } }, { viewer: anonymous, requestId: 'req_1', lifetime })

describe('a subgraph in this process', () => {
  it('gets what was asked as it is, and its answer is handed back as it is', async () => {
    const answer = { data: { a: new Date(0) } }
    const execute = vi.fn(async () => answer)
    const request = asked(openLifetime(1_000))
    expect(await linkTo(execute).execute(request)).toBe(answer)
    expect(execute).toHaveBeenCalledWith({
      query: '{ a }',
      operationName: undefined,
      variables: { of: 'ours' },
      viewer: anonymous,
      requestId: 'req_1',
    })
  })

  it('is waited for as long as somebody waits for us, and what comes later is dropped', async () => {
    let fail: (error: Error) => void = () => {}
    const link = linkTo(() => new Promise((_, reject) => (fail = reject)))
    for (const why of ['left', 'late'] as const) {
      const lifetime = openLifetime(10_000)
      const fetch = link.execute(asked(lifetime))
      lifetime.end(why)
      await expect(fetch).rejects.toSatisfy((error) => error instanceof LinkFailure && error.reason === why)
      fail(new Error('too late to matter'))
    }
  })

  it('is waited for until the request’s time is up', async () => {
    const link = linkTo(() => new Promise(() => {}))
    await expect(link.execute(asked(openLifetime(50)))).rejects.toMatchObject({
      reason: 'late',
      code: 'SERVICE_UNAVAILABLE',
    })
  })

  it('is not asked for a request that is over', async () => {
    const execute = vi.fn()
    const lifetime = openLifetime(10_000)
    lifetime.end('left')
    await expect(linkTo(execute).execute(asked(lifetime))).rejects.toMatchObject({ reason: 'left', subgraph: 'near' })
    expect(execute).not.toHaveBeenCalled()
  })

  it('fails as it fails', async () => {
    const link = linkTo(async () => {
      throw new Error('broken')
    })
    for (const lifetime of [undefined, openLifetime(1_000)])
      await expect(link.execute(asked(lifetime))).rejects.toThrow('broken')
  })
})
