import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueAccessToken } from '../../platform/access-token.ts'
import { systemClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { type ServedSubgraph, serveSubgraph } from '../../platform/process/serve-subgraph.ts'
import { anonymous } from '../../platform/viewer.ts'
import { remoteLink } from '../links/remote.ts'
import type { TraceReport } from '../plan/trace.ts'
import { openToys, serveToys, TOY_KEY } from './toys.ts'

const VIEWER_SECRET = new TextEncoder().encode('a viewer secret for toy tests, long enough')
const tokenOf = async (...scopes: string[]) =>
  (await issueAccessToken({ userId: 'usr_1', sessionId: 'ses_1', scopes }, TOY_KEY, systemClock)).token

type Served = Awaited<ReturnType<typeof serveToys>>
let local: Served
let remote: Served
let subgraphs: ServedSubgraph[]
let operator: string
let user: string
beforeAll(async () => {
  const toys = openToys()
  subgraphs = await Promise.all(
    [toys.people, toys.notes].map((subgraph) =>
      serveSubgraph(subgraph, {
        port: 0,
        host: '127.0.0.1',
        viewerSecret: VIEWER_SECRET,
        clock: systemClock,
        log: silentLog,
        drainTimeoutMs: 500,
        ready: async () => true,
      }),
    ),
  )
  const links = ['people', 'notes'].map((subgraph, index) =>
    remoteLink({
      subgraph,
      url: `http://127.0.0.1:${subgraphs[index]?.port}/graphql`,
      viewerSecret: VIEWER_SECRET,
      clock: systemClock,
      log: silentLog,
    }),
  )
  local = await serveToys(openToys())
  remote = await serveToys(toys, links)
  operator = await tokenOf('graph:trace')
  user = await tokenOf('users:pii')
})
afterAll(async () => {
  await Promise.all([local.close(), remote.close()])
  await Promise.all(subgraphs.map((each) => each.close()))
})

async function ask(served: Served, query: string, token?: string, trace = true) {
  const response = await fetch(served.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(trace && { 'x-lifegraph-trace': '1' }),
    },
    body: JSON.stringify({ query }),
  })
  return { requestId: response.headers.get('x-request-id'), body: await response.json() }
}
const traced = async (served: Served, query: string): Promise<TraceReport> =>
  (await ask(served, query, operator)).body.extensions.trace

const QUERY = 'query Ada { person(id: 1) { name notes { text } } }'

describe('extensions.trace', () => {
  it('tells the plan, each fetch, and what it came to', async () => {
    const { body, requestId } = await ask(local, QUERY, operator)
    expect(body.data).toEqual({ person: { name: 'Ada', notes: [{ text: 'by 1, 2' }] } })
    const trace: TraceReport = body.extensions.trace
    expect(trace).toMatchObject({
      requestId,
      operationName: 'Ada',
      counts: { fetches: 2, requests: 2, entities: 1, errors: 0, bytes: 0 },
      plan: {
        kind: 'sequence',
        nodes: [
          { kind: 'fetch', subgraph: 'people', path: '' },
          { kind: 'fetch', subgraph: 'notes', path: 'person', requires: '... on Person { __typename id }' },
        ],
      },
      fetches: [
        { subgraph: 'people', path: '', entities: null, targets: null, errors: 0 },
        { subgraph: 'notes', path: 'person', entities: 1, targets: 1, errors: 0 },
      ],
    })
    const [first, second] = trace.fetches
    expect(second?.startMs).toBeGreaterThanOrEqual((first?.startMs ?? 0) + (first?.ms ?? 0) - 0.02)
    expect(trace.ms).toBeGreaterThanOrEqual((second?.startMs ?? 0) + (second?.ms ?? 0) - 0.02)
    // No word of what Apollo keeps in its plans for itself.
    expect(JSON.stringify(trace)).not.toMatch(/operationDocumentNode|variableUsages|serviceName|Rewrites/)
  })

  it('tells whether the operation was planned already, and what it took where it was not', async () => {
    const query = 'query Once { person(id: 2) { role } }'
    const first = await traced(local, query)
    expect(first.cached).toBe(false)
    expect(Object.keys(first.prepareMs ?? {})).toEqual(['parse', 'bound', 'validate', 'plan', 'compile'])
    for (const ms of Object.values(first.prepareMs ?? {})) expect(ms).toBeGreaterThanOrEqual(0)
    expect(first.prepareMs?.plan).toBeGreaterThan(0)
    expect(await traced(local, query)).toMatchObject({ cached: true, prepareMs: null })
  })

  it('counts entities once and what they stand for', async () => {
    const { fetches, counts } = await traced(local, '{ notes { author { name } about { ... on Robot { model } } } }')
    expect(fetches.map(({ path, entities, targets }) => [path, entities, targets]).toSorted()).toEqual([
      ['', null, null],
      ['notes.@.about.@', 1, 2],
      ['notes.@.author', 2, 2],
    ])
    expect(counts).toMatchObject({ fetches: 3, entities: 3 })
  })

  it('counts what went wrong, beside the errors, which name the subgraph', async () => {
    const { body } = await ask(local, '{ groups { boom } }', operator)
    expect(body.extensions.trace.counts.errors).toBe(3)
    expect(body.errors.map((error: { extensions: object }) => error.extensions)).toMatchObject(
      Array(3).fill({ serviceName: 'people' }),
    )
  })

  it('tells what went over the wire, several fetches in one request among it', async () => {
    const query = '{ a: person(id: 1) { notes(first: 1) { text } } b: person(id: 2) { notes(first: 5) { text } } }'
    const { fetches, requests, counts } = await traced(remote, query)
    expect(fetches.map(({ subgraph, path }) => [subgraph, path]).toSorted()).toEqual([
      ['notes', 'a'],
      ['notes', 'b'],
      ['people', ''],
    ])
    expect(requests.map(({ subgraph, fetches: joined }) => [subgraph, joined])).toEqual([
      ['people', 1],
      ['notes', 2],
    ])
    for (const { wire, ms } of requests) {
      expect(wire).toMatchObject({ status: 200, attempts: 1 })
      expect(wire?.bytes).toBeGreaterThan(20)
      expect(ms).toBeGreaterThan(0)
    }
    expect(counts).toMatchObject({
      fetches: 3,
      requests: 2,
      bytes: requests.reduce((sum, { wire }) => sum + (wire?.bytes ?? 0), 0),
    })
  })

  it('is for whoever asks for it and may see inside, and nobody else', async () => {
    const failing = '{ person(id: 1) { boom } }'
    for (const token of [undefined, user]) {
      const { body } = await ask(local, failing, token)
      expect(Object.keys(body)).toEqual(['errors', 'data'])
      expect(JSON.stringify(body)).not.toMatch(/serviceName|people/)
    }
    const unasked = await ask(local, failing, operator, false)
    expect(unasked.body.extensions).toBeUndefined()
    expect(unasked.body.errors[0].extensions.serviceName).toBe('people')
  })

  it('is not made by an engine that is asked for it on behalf of somebody who may not see inside', async () => {
    const operation = await local.engine.prepare(QUERY)
    if ('errors' in operation) throw operation.errors[0]
    const scope = { viewer: anonymous, requestId: 'req_test', trace: true }
    for (const maySeeInside of [false, undefined])
      expect(
        (await local.engine.execute(operation, {}, { ...scope, ...(maySeeInside === false && { maySeeInside }) })).text,
      ).toBe('{"data":{"person":{"name":"Ada","notes":[{"text":"by 1, 2"}]}}}')
  })
})
