import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, constants as zlib } from 'node:zlib'
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { Defer20220824Handler } from '@apollo/client/incremental'
import { Client, fetchExchange } from '@urql/core'
import type { ExecutionResult } from 'graphql'
import { meros } from 'meros/node'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HttpSettings } from '../doors/http.ts'
import type { Link, LinkScope } from '../links/link.ts'
import { localLink } from '../links/local.ts'
import { answerJson, type OddServer, oddLink, openOddServer } from './remote-server.ts'
import { openToys, serveToys } from './toys.ts'
import { speak } from './wire.ts'

const ACCEPT = 'multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9'
const PARTS_TYPE = 'multipart/mixed; boundary="-"; deferSpec=20220824'
const DEFERRED = '{ person(id: 1) { name ... @defer(label: "n") { notes { text } } } }'
const FIRST = { data: { person: { name: 'Ada' } }, hasNext: true }
const SECOND = { incremental: [{ data: { notes: [{ text: 'late' }] }, path: ['person'], label: 'n' }], hasNext: false }
const WHOLE = { data: { person: { name: 'Ada', notes: [{ text: 'late' }] } } }

/** Fetches of what is deferred, each held until the test answers it. */
const held: ServerResponse[] = []
let wake = () => {}
const nextHeld = async (): Promise<ServerResponse> => {
  while (held.length === 0)
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  return held.shift() as ServerResponse
}
const notesOf = (...texts: string[]) => ({ data: { _entities: [{ notes: texts.map((text) => ({ text })) }] } })
const release = async (...texts: string[]) => answerJson(await nextHeld(), notesOf(...texts))
/** @returns when the gateway has given a fetch up */
const gone = (fetch: ServerResponse) => (fetch.destroyed ? null : once(fetch, 'close'))

let notes: OddServer
/** @param answer what is deferred, instead of {@link held} */
const open = (http: Partial<HttpSettings>, answer?: () => ExecutionResult) => {
  const toys = openToys()
  const remote = oddLink(notes.url, { subgraph: 'notes' })
  const link = answer ? { ...remote, execute: async () => answer() } : remote
  const people = localLink(toys.people, async () => true)
  const noting: Link = {
    ...people,
    execute: (request) => {
      asked.push(request.scope)
      return people.execute(request)
    },
  }
  return serveToys(toys, [noting, link], { http })
}
/** For whom the people were fetched. */
const asked: LinkScope[] = []
let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  notes = await openOddServer((outgoing) => {
    held.push(outgoing)
    wake()
  })
  served = await open({ batchMax: 2 })
})
afterAll(async () => {
  await served.close()
  await notes.close()
})
beforeEach(() => {
  held.length = 0
})

interface Asked {
  method?: string
  path?: string
  headers?: Record<string, string>
  base?: string
}
/** Ask with Node's own client, which neither decodes nor waits for the end. */
function ask(body: unknown, { method = 'POST', path = '', headers = {}, base = served.url }: Asked = {}) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asking = openRequest(`${base}${path}`, {
      method,
      agent: false,
      headers: { accept: ACCEPT, ...(method === 'POST' && { 'content-type': 'application/json' }), ...headers },
    })
    asking.on('response', resolve).on('error', reject)
    asking.end(method === 'POST' ? JSON.stringify(body) : undefined)
  })
}
const typeOf = (response: IncomingMessage) => [response.statusCode, response.headers['content-type']]
async function textOf(response: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
/** Read parts as they come, each as soon as its delimiter has. */
async function* partsOf(stream: Readable): AsyncGenerator<unknown, void> {
  let heard = ''
  for await (const chunk of stream) {
    heard += chunk
    for (let end = heard.indexOf('\r\n---', 1); end >= 0; end = heard.indexOf('\r\n---', 1)) {
      const part = heard.slice(heard.indexOf('\r\n\r\n'), end)
      heard = heard.slice(end)
      yield JSON.parse(part)
    }
  }
  expect(heard).toBe('\r\n-----\r\n')
}
async function allOf(stream: Readable): Promise<unknown[]> {
  const parts: unknown[] = []
  for await (const part of partsOf(stream)) parts.push(part)
  return parts
}

describe('an operation that defers, over HTTP', () => {
  it('is answered in parts, byte for byte as RFC 2046 has them', async () => {
    const response = await ask({ query: DEFERRED })
    expect(typeOf(response)).toEqual([200, PARTS_TYPE])
    expect(response.headers['cache-control']).toBe('no-store')
    await release('late')
    const head = 'content-type: application/json; charset=utf-8'
    expect(await textOf(response)).toBe(
      [
        ...['', '---', head, '', JSON.stringify(FIRST)],
        ...['---', head, '', JSON.stringify(SECOND)],
        ...['-----', ''],
      ].join('\r\n'),
    )
  })

  it.each([
    [undefined, (response: Readable) => response],
    ['gzip', (response: Readable) => response.pipe(createGunzip({ flush: zlib.Z_SYNC_FLUSH }))],
    ['deflate', (response: Readable) => response.pipe(createInflate({ flush: zlib.Z_SYNC_FLUSH }))],
    ['br', (response: Readable) => response.pipe(createBrotliDecompress({ flush: zlib.BROTLI_OPERATION_FLUSH }))],
  ])('gives its first part before it has the second, coded as %s', async (coding, decoded) => {
    const response = await ask({ query: DEFERRED }, { headers: coding ? { 'accept-encoding': coding } : {} })
    expect([...typeOf(response), response.headers['content-encoding']]).toEqual([200, PARTS_TYPE, coding])
    expect(response.headers.vary).toBe('accept-encoding')
    const parts = partsOf(decoded(response))
    expect((await parts.next()).value).toEqual(FIRST)
    // What is deferred has been held until now.
    await release('late')
    expect([(await parts.next()).value, (await parts.next()).done]).toEqual([SECOND, true])
  })

  it('waits with nothing for what is slower', async () => {
    const slowFirst = '... @defer(label: "slow") { notes { text } } ... @defer(label: "quick") { role }'
    const parts = partsOf(await ask({ query: `{ person(id: 1) { name ${slowFirst} } }` }))
    expect((await parts.next()).value).toEqual(FIRST)
    expect((await parts.next()).value).toMatchObject({ incremental: [{ label: 'quick' }], hasNext: true })
    await release('late')
    expect((await parts.next()).value).toMatchObject({ incremental: [{ label: 'slow' }], hasNext: false })
    expect((await parts.next()).done).toBe(true)
  })

  it('is sent by GET and under a hash like any other', async () => {
    const hash = createHash('sha256').update(DEFERRED).digest('hex')
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } })
    const registered = await ask({ query: DEFERRED, extensions: JSON.parse(extensions) })
    await release('late')
    expect(await textOf(registered)).toContain('"late"')
    for (const path of [`?${new URLSearchParams({ extensions })}`, `?${new URLSearchParams({ query: DEFERRED })}`]) {
      const response = await ask(null, { method: 'GET', path })
      expect(typeOf(response)).toEqual([200, PARTS_TYPE])
      await release('late')
      expect(await allOf(response)).toEqual([FIRST, SECOND])
    }
  })

  it('has a head and no more for HEAD, and lets go of what it has asked for', async () => {
    const path = `?${new URLSearchParams({ query: DEFERRED })}`
    const response = await ask(null, { method: 'HEAD', path })
    expect([...typeOf(response), await textOf(response)]).toEqual([200, PARTS_TYPE, ''])
    expect(asked.at(-1)?.lifetime?.ended).toBe('left')
  })

  it.each([
    ['takes JSON alone', { accept: 'application/json' }],
    ['takes anything', { accept: '*/*' }],
    ['takes parts of another edition', { accept: 'multipart/mixed;deferSpec=20250101, application/json' }],
    ['takes subscriptions in parts', { accept: 'multipart/mixed;subscriptionSpec=1.0, application/json' }],
  ])('is answered at once to whoever %s', async (_who, headers) => {
    const asking = ask({ query: DEFERRED }, { headers })
    await release('late')
    const response = await asking
    expect(typeOf(response)).toEqual([200, 'application/json; charset=utf-8'])
    expect(JSON.parse(await textOf(response))).toEqual(WHOLE)
  })

  it('is answered at once in a batch', async () => {
    const asking = ask([{ query: DEFERRED }, { query: '{ __typename }' }])
    await release('late')
    const response = await asking
    expect(typeOf(response)).toEqual([200, 'application/graphql-response+json; charset=utf-8'])
    expect(JSON.parse(await textOf(response))).toEqual([WHOLE, { data: { __typename: 'Query' } }])
  })

  it('comes in one part when its condition says so', async () => {
    const query = 'query ($d: Boolean!) { person(id: 1) { name ... @defer(if: $d) { notes { text } } } }'
    const asking = ask({ query, variables: { d: false } })
    await release('late')
    const response = await asking
    expect(typeOf(response)).toEqual([200, PARTS_TYPE])
    expect(await allOf(response)).toEqual([{ ...WHOLE, hasNext: false }])
  })
})

describe('a client that takes parts', () => {
  const GRAPHQL = 'application/graphql-response+json; charset=utf-8'
  it.each([
    ['an operation that does not defer', { query: '{ __typename }' }, 200],
    ['one that defers in a comment', { query: '{ __typename } # @defer' }, 200],
    ['a document that does not parse', { query: '{ ... @defer {' }, 400],
    ['a field that is not there', { query: '{ person(id: 1) { ... @defer { nobody } } }' }, 400],
    ['a label that is a variable', { query: 'query ($l: String) { ... @defer(label: $l) { __typename } }' }, 400],
    [
      'a mutation that defers its fields',
      { query: 'mutation { ... @defer { rename(id: 1, name: "x") { id } } }' },
      400,
    ],
    [
      'two parts of one label',
      { query: '{ ... @defer(label: "a") { a: __typename } ... @defer(label: "a") { b: __typename } }' },
      400,
    ],
    ['a missing variable', { query: 'query ($d: Boolean!) { ... @defer(if: $d) { __typename } }' }, 400],
    ['no document', {}, 400],
  ])('is answered as ever to %s', async (_what, body, status) => {
    const response = await ask(body)
    expect(typeOf(response)).toEqual([status, GRAPHQL])
    expect(JSON.parse(await textOf(response))).toEqual({ [status === 200 ? 'data' : 'errors']: expect.anything() })
  })

  it('and nothing else is answered in JSON where there are no parts', async () => {
    const response = await ask(
      { query: '{ __typename }' },
      { headers: { accept: 'multipart/mixed;deferSpec=20220824' } },
    )
    expect(typeOf(response)).toEqual([200, 'application/json; charset=utf-8'])
    response.resume()
  })
})

describe('parts that cannot come', () => {
  const requestOf = (body: unknown) => {
    const text = JSON.stringify(body)
    const headers = ['host: x', `accept: ${ACCEPT}`, 'content-type: application/json', `content-length: ${text.length}`]
    return `POST /graphql HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${text}`
  }

  it('are told as errors of their part, when their subgraph fails', async () => {
    const response = await ask({ query: DEFERRED })
    const fetch = await nextHeld()
    fetch.writeHead(500).end('hunter2')
    const [, second] = await allOf(response)
    expect(second).toMatchObject({
      incremental: [{ path: ['person'], label: 'n', data: null, errors: [{ path: ['person'] }] }],
      hasNext: false,
    })
    expect(JSON.stringify(second)).not.toContain('hunter2')
  })

  it('are given up at the deadline of the request', async () => {
    const hasty = await open({ requestTimeoutMs: 500 })
    const response = await ask({ query: DEFERRED }, { base: hasty.url })
    expect(await allOf(response)).toMatchObject([
      FIRST,
      { incremental: [{ data: null, errors: [{ extensions: { code: expect.any(String) } }] }], hasNext: false },
    ])
    await gone(await nextHeld())
    await hasty.close()
  })

  it('are not waited for by a client that has left: its fetches end with it', async () => {
    for (const leave of ['destroy', 'resetAndDestroy'] as const) {
      const wire = speak(served.base, requestOf({ query: DEFERRED }))
      await wire.until('"hasNext":true')
      const fetch = await nextHeld()
      wire.socket[leave]()
      await gone(fetch)
    }
  })

  it('do not wait for ever for a client that reads nothing', async () => {
    // More than any kernel keeps for a reader that sleeps.
    const hasty = await open({ requestTimeoutMs: 700 }, () => notesOf('x'.repeat(16_000_000)))
    const { executeIncrementally } = hasty.engine
    let over = false
    vi.spyOn(hasty.engine, 'executeIncrementally').mockImplementation(async function* (...asked) {
      try {
        yield* executeIncrementally(...asked)
      } finally {
        over = true
      }
    })
    const wire = speak(hasty.base, requestOf({ query: DEFERRED }))
    await wire.until('"hasNext":true')
    wire.socket.pause()
    await vi.waitUntil(() => over, { timeout: 15_000 })
    wire.socket.resume()
    expect(await wire.closed()).not.toContain('-----')
    await hasty.close()
  })
})

describe('a client in use', () => {
  it('Apollo’s gives the first part to its caller, then the whole', async () => {
    const client = new ApolloClient({
      link: new HttpLink({ uri: served.url }),
      cache: new InMemoryCache(),
      incrementalHandler: new Defer20220824Handler(),
    })
    const query = gql`query { person(id: 1) { id name ...N @defer } } fragment N on Person { notes { text } }`
    const seen: unknown[] = []
    const complete = new Promise<void>((resolve, reject) => {
      client.watchQuery({ query, notifyOnNetworkStatusChange: true }).subscribe({
        next: ({ data, dataState }) => {
          if (data) seen.push([dataState, JSON.parse(JSON.stringify(data))])
          if (dataState === 'streaming') release('late').catch(reject)
          if (dataState === 'complete') resolve()
        },
        error: reject,
      })
    })
    await complete
    const person = { __typename: 'Person', id: '1', name: 'Ada' }
    expect(seen).toMatchObject([
      ['streaming', { person }],
      ['complete', { person: { ...person, notes: [{ __typename: 'Note', text: 'late' }] } }],
    ])
    client.stop()
  })

  it('urql’s does too, and so does whoever reads with meros, as GraphiQL', async () => {
    const client = new Client({ url: served.url, exchanges: [fetchExchange], preferGetMethod: false })
    const seen: unknown[] = []
    await new Promise<void>((resolve, reject) => {
      client.query(DEFERRED, {}).subscribe(({ data, hasNext, error }) => {
        if (error) return reject(error)
        seen.push(JSON.parse(JSON.stringify(data)))
        if (hasNext) release('late').catch(reject)
        else resolve()
      })
    })
    expect(seen).toMatchObject([FIRST.data, WHOLE.data])

    const answer = await meros<unknown>(
      await ask({ query: DEFERRED }, { headers: { accept: 'application/json, multipart/mixed' } }),
    )
    if (!(Symbol.asyncIterator in answer)) throw new Error('this is no answer in parts')
    const bodies: unknown[] = []
    for await (const { body } of answer as AsyncIterable<{ body: unknown }>)
      if (bodies.push(body) === 1) await release('late')
    expect(bodies).toEqual([FIRST, SECOND])
  })
})
