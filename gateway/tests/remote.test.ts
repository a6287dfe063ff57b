import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { manualClock, systemClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { type ServedSubgraph, serveSubgraph } from '../../platform/process/serve-subgraph.ts'
import { anonymous, signViewer, VIEWER_HEADER } from '../../platform/viewer.ts'
import { remoteLink } from '../links/remote.ts'
import { openToys, serveToys, type Toys } from './toys.ts'

const VIEWER_SECRET = new TextEncoder().encode('a viewer secret for toy tests, long enough')

let toys: Toys
let subgraphs: Record<'people' | 'notes', ServedSubgraph>
let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  toys = openToys()
  const serve = (name: 'people' | 'notes') =>
    serveSubgraph(toys[name], {
      port: 0,
      host: '127.0.0.1',
      viewerSecret: VIEWER_SECRET,
      clock: systemClock,
      log: silentLog,
      drainTimeoutMs: 500,
      ready: async () => true,
    })
  subgraphs = { people: await serve('people'), notes: await serve('notes') }
  const links = (['people', 'notes'] as const).map((name) =>
    remoteLink({
      subgraph: name,
      url: `http://127.0.0.1:${subgraphs[name].port}/graphql`,
      viewerSecret: VIEWER_SECRET,
      clock: systemClock,
      log: silentLog,
    }),
  )
  served = await serveToys(toys, links)
})
afterAll(async () => {
  await served.close()
  await subgraphs.people.close()
})

const ask = async (query: string) =>
  (
    await fetch(served.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
  ).json()

/** Ask a subgraph around the gateway. */
const sneak = async (headers: Record<string, string>) => {
  const response = await fetch(`http://127.0.0.1:${subgraphs.people.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ person(id: "1") { name } }' }),
  })
  return { status: response.status, body: await response.json() }
}

describe('remote links', () => {
  it('join subgraphs over HTTP as over memory', async () => {
    expect(await ask('{ notes { text author { name } } }')).toEqual({
      data: {
        notes: [
          { text: 'first', author: { name: 'Ada' } },
          { text: 'second', author: { name: 'Bo' } },
        ],
      },
    })
  })

  it('keep what a subgraph throws to themselves', async () => {
    const answer = (await ask('{ person(id: "1") { name boom } }')) as { errors: unknown[] }
    expect(answer).toMatchObject({
      data: { person: { boom: null } },
      errors: [{ path: ['person', 'boom'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    })
    expect(JSON.stringify(answer)).not.toMatch(/hunter2|people\.ts|stack/)
  })

  it('ask whether subgraphs are ready', async () => {
    expect(await (await fetch(`${served.base}/health/ready`)).json()).toEqual({
      ready: true,
      parts: { people: true, notes: true },
    })
  })

  it('answer with a clean error, and the rest, while a subgraph is away', async () => {
    await subgraphs.notes.close()
    const answer = await ask('{ person(id: "1") { name } notes { text } }')
    expect(answer).toMatchObject({
      data: null,
      errors: [
        {
          message: 'A service that this needs cannot be reached right now.',
          extensions: { code: 'SERVICE_UNAVAILABLE' },
        },
      ],
    })
    expect(await ask('{ person(id: "1") { name } }')).toEqual({ data: { person: { name: 'Ada' } } })
    expect((await fetch(`${served.base}/health/ready`)).status).toBe(503)
  })
})

describe('a subgraph', () => {
  it('answers the gateway only: requests unsigned, forged or expired are refused', async () => {
    const signed = await signViewer(anonymous, VIEWER_SECRET, systemClock)
    expect((await sneak({ [VIEWER_HEADER]: signed })).body).toEqual({ data: { person: { name: 'Ada' } } })
    const forged = await signViewer(
      anonymous,
      new TextEncoder().encode('another secret of the same good length'),
      systemClock,
    )
    const expired = await signViewer(anonymous, VIEWER_SECRET, manualClock(new Date(Date.now() - 120_000)))
    for (const headers of [
      { [VIEWER_HEADER]: '' },
      { [VIEWER_HEADER]: forged },
      { [VIEWER_HEADER]: expired },
      { [VIEWER_HEADER]: `${signed}x` },
    ]) {
      const { status, body } = await sneak(headers)
      expect([status, body.errors[0].extensions.code, body.data]).toEqual([401, 'UNAUTHENTICATED', undefined])
    }
    expect((await sneak({})).status).toBe(401)
  })
})
