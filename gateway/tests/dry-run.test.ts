import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { silentLog } from '../../platform/log.ts'
import { anonymous } from '../../platform/viewer.ts'
import { apolloGateway } from '../doors/apollo.ts'
import { openEngine } from '../engine.ts'
import { openForwarding } from '../links/headers.ts'
import type { Link, LinkRequest } from '../links/link.ts'
import { localLink } from '../links/local.ts'
import { graphOf } from './graphs.ts'
import { initialised } from './socket.ts'
import { openToys, serveToys } from './toys.ts'

const RENAME = 'mutation { rename(id: "1", name: "Eve") { name } }'
const NAME = '{ person(id: "1") { name } }'
const GRAPHQL = 'application/graphql-response+json'

/** What reached people that would be done, and what would be taken back. */
let done: LinkRequest[] = []
let tried: LinkRequest[] = []
let ended = 0

/** Toys whose people can be tried out: what is asked in a trial is noted and answered as if it were done. */
function openTrials(more: Partial<Link> = {}) {
  const toys = openToys()
  const [people, notes] = [toys.people, toys.notes].map((subgraph) => localLink(subgraph, async () => true)) as [
    Link,
    Link,
  ]
  const noting: Link = {
    ...people,
    ...more,
    execute: async (request) => {
      const { trial } = request.scope
      if (!trial) {
        if (request.kind === 'mutation') done.push(request)
        return people.execute(request)
      }
      tried.push(request)
      trial.ticketFor('people', async () => {
        ended += 1
        return { announced: ['people.renamed'], notes: ['Nobody is called.'] }
      })
      const { data } = await people.execute({
        ...request,
        query: NAME,
        kind: 'query',
        scope: { ...request.scope, trial: undefined },
      })
      const [field] = /rename\w*/.exec(request.query) ?? ['rename']
      return { data: { [field]: { ...(data?.person as object), name: 'Eve', id: '1' } } }
    },
  }
  return { toys, links: [noting, notes] }
}

const { toys, links } = openTrials()
let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  served = await serveToys(toys, links, { http: { batchMax: 5 } })
})
afterAll(() => served.close())
beforeEach(() => {
  done = []
  tried = []
  ended = 0
})

async function post(body: unknown, headers: Record<string, string> = {}, url = served.url) {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', accept: GRAPHQL, ...headers } }
  const response = await fetch(url, { ...init, body: JSON.stringify(body) })
  return { status: response.status, header: response.headers.get('x-dry-run'), body: await response.json() }
}
const happened = () => ({ done: done.length, tried: tried.length, ended })
const REPORT = {
  dryRun: true,
  dryRunReport: {
    wouldAnnounce: ['people.renamed'],
    notCarriedFurther: [
      'Nobody is called.',
      'Other subgraphs do not react to what was tried out: they are told nothing of it.',
    ],
  },
}

describe('a dry run over HTTP', () => {
  it.each([
    ['the header', { query: RENAME }, { 'x-dry-run': '1' }],
    ['an extension of the operation', { query: RENAME, extensions: { dryRun: true } }, {}],
  ])('is asked for by %s, ends before it is answered, and says what it is', async (_, body, headers) => {
    const answer = await post(body, headers as Record<string, string>)
    expect(answer).toEqual({
      status: 200,
      header: '1',
      body: { data: { rename: { name: 'Eve' } }, extensions: REPORT },
    })
    expect(happened()).toEqual({ done: 0, tried: 1, ended: 1 })
  })

  it('is not asked for by a header or extension that says no', async () => {
    const { header, body } = await post({ query: RENAME, extensions: { dryRun: false } }, { 'x-dry-run': '0' })
    expect([header, body]).toEqual([null, { data: { rename: { name: 'Eve' } } }])
    expect(happened()).toEqual({ done: 1, tried: 0, ended: 0 })
    await post({ query: 'mutation { rename(id: "1", name: "Ada") { name } }' })
  })

  it.each([
    ['the header', { query: RENAME }, { 'x-dry-run': 'yes' }, 'BAD_REQUEST'],
    ['the extension', { query: RENAME, extensions: { dryRun: 'true' } }, {}, 'BAD_USER_INPUT'],
  ])('is refused, not done, when %s is neither a yes nor a no', async (_, body, headers, code) => {
    const answer = await post(body, headers as Record<string, string>)
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([400, code])
    expect(happened()).toEqual({ done: 0, tried: 0, ended: 0 })
  })

  it('leaves queries as they are', async () => {
    expect(await post({ query: NAME }, { 'x-dry-run': '1' })).toEqual({
      ...{ status: 200, header: null, body: { data: { person: { name: 'Ada' } } } },
    })
  })

  it('is refused for subscriptions', async () => {
    const headers = { 'x-dry-run': '1', accept: 'text/event-stream' }
    const response = await fetch(served.url, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      body: JSON.stringify({ query: 'subscription { noteAdded { text } }' }),
    })
    expect(await response.text()).toContain('DRY_RUN_REFUSED')
  })

  it('is one for each mutation of a batch that asks for it', async () => {
    const entries = [{ query: RENAME, extensions: { dryRun: true } }, { query: NAME }, { query: RENAME }]
    const { header, body } = await post(entries)
    expect(body.map(({ extensions }: { extensions?: unknown }) => extensions)).toEqual([REPORT, undefined, undefined])
    expect([header, happened()]).toEqual(['1', { done: 1, tried: 1, ended: 1 }])
    await post({ query: 'mutation { rename(id: "1", name: "Ada") { name } }' })
    expect((await post([{ query: RENAME }, { query: RENAME }], { 'x-dry-run': '1' })).body).toHaveLength(2)
    expect(
      tried.map(({ scope }) => scope.trial?.id).filter((id, index, ids) => ids.indexOf(id) === index),
    ).toHaveLength(3)
  })

  it('is answered as a whole, whatever is put off', async () => {
    const accept = 'multipart/mixed;deferSpec=20220824'
    const query = 'mutation { rename(id: "1", name: "Eve") { id ... @defer { name } } }'
    const { body } = await post({ query }, { 'x-dry-run': '1', accept: `${accept}, ${GRAPHQL}` })
    expect(body).toEqual({ data: { rename: { id: '1', name: 'Eve' } }, extensions: REPORT })
  })

  it('is refused where the operator has it so', async () => {
    const other = await serveToys(toys, links, { http: { dryRuns: 'off' } })
    const answer = await post({ query: RENAME }, { 'x-dry-run': '1' }, other.url)
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([400, 'DRY_RUN_REFUSED'])
    expect(happened()).toEqual({ done: 0, tried: 0, ended: 0 })
    await other.close()
  })
})

it('sends no mutation to be tried out to a service that might do it', async () => {
  const { toys: others, links: unable } = openTrials({ triesOut: false })
  const other = await serveToys(others, unable)
  const { body } = await post({ query: RENAME }, { 'x-dry-run': '1' }, other.url)
  expect(body).toMatchObject({ data: null, errors: [{ path: ['rename'], extensions: { code: 'DRY_RUN_REFUSED' } }] })
  expect(happened()).toEqual({ done: 0, tried: 0, ended: 0 })
  await other.close()
})

it('is refused by a subgraph in this process that has no dry runs', async () => {
  const plain = await serveToys(toys)
  const { body } = await post({ query: RENAME }, { 'x-dry-run': '1' }, plain.url)
  expect(body).toMatchObject({ data: null, errors: [{ path: ['rename'], extensions: { code: 'DRY_RUN_REFUSED' } }] })
  expect((await post({ query: NAME }, {}, plain.url)).body).toEqual({ data: { person: { name: 'Ada' } } })
  await plain.close()
})

it('has a name between gateway and subgraphs that no client can give', () => {
  expect(() => openForwarding({ forward: ['X-Lifegraph-Dry-Run'] })).toThrow('own to set')
})

describe('a dry run over WebSocket', () => {
  it('cannot be asked for by a handshake, which would leave every mutation to be done', async () => {
    const statusWith = (value: string) =>
      new Promise<number | undefined>((resolve) => {
        const socket = new WebSocket(served.url.replace('http', 'ws'), 'graphql-transport-ws', {
          headers: { 'x-dry-run': value },
        })
        socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode))
        socket.on('error', () => {})
        socket.on('open', () => {
          socket.close()
          resolve(101)
        })
      })
    for (const value of ['1', 'true', 'yes', '']) expect([value, await statusWith(value)]).toEqual([value, 400])
    expect(await statusWith('0')).toBe(101)
  })

  it('is asked for by an extension of its operation, and refused for subscriptions', async () => {
    const socket = await initialised(served.url)
    const ask = async (id: string, query: string, extensions: object) => {
      socket.send({ id, type: 'subscribe', payload: { query, extensions } })
      return socket.next()
    }
    const { payload } = await ask('1', RENAME, { dryRun: true })
    expect(payload).toEqual({ data: { rename: { name: 'Eve' } }, extensions: REPORT })
    expect((await socket.next()).type).toBe('complete')
    for (const [id, query, dryRun, code] of [
      ['2', RENAME, 'true', 'BAD_USER_INPUT'],
      ['3', 'subscription { noteAdded { text } }', true, 'DRY_RUN_REFUSED'],
    ] as const)
      expect(await ask(id, query, { dryRun })).toMatchObject({ type: 'error', payload: [{ extensions: { code } }] })
    expect(happened()).toEqual({ done: 0, tried: 1, ended: 1 })
    socket.socket.close()
  })
})

it('is asked for at an Apollo Server by the same header and extension', async () => {
  const engine = openEngine(graphOf(toys.supergraphSdl), links, silentLog)
  const gateway = apolloGateway(() => engine, { log: silentLog, viewerOf: () => anonymous })
  const server = new ApolloServer({ gateway })
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } })
  for (const [body, headers] of [
    [{ query: RENAME }, { 'x-dry-run': '1' }],
    [{ query: RENAME, extensions: { dryRun: true } }, {}],
  ] as const) {
    const answer = await post(body, headers as Record<string, string>, url)
    expect([answer.header, answer.body]).toEqual(['1', { data: { rename: { name: 'Eve' } }, extensions: REPORT }])
  }
  expect((await post({ query: RENAME }, { 'x-dry-run': 'maybe' }, url)).body.errors[0].extensions.code).toBe(
    'BAD_REQUEST',
  )
  expect(happened()).toEqual({ done: 0, tried: 2, ended: 2 })
  await server.stop()
  await engine.close()
})
