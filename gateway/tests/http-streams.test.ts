import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { ApolloClient, CombinedProtocolErrors, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { Client, fetchExchange } from '@urql/core'
import { createClient } from 'graphql-sse'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { encodeEventCursor } from '../../platform/events/cursor.ts'
import { initialised, subscribe } from './socket.ts'
import { serveTicker, type Ticker } from './ticker.ts'

const TICKS = 'subscription Ticks($after: EventCursor) { ticks(after: $after) { cursor n } }'
const SSE = 'text/event-stream'
const MULTIPART = 'multipart/mixed;subscriptionSpec="1.0", application/json'
const QUIET = { sockets: { pingEveryMs: 60_000 } }

let ticker: Ticker
beforeAll(async () => {
  ticker = await serveTicker(QUIET)
})
afterAll(() => ticker.close())
const silence = async (of = ticker) => vi.waitFor(() => expect(of.listeners.size).toBe(0), 10_000)
afterEach(() => silence())

const open: AbortController[] = []
afterEach(() => {
  for (const each of open.splice(0)) each.abort()
})

/** Ask, and read the answer as it comes. */
async function ask(
  query: string,
  {
    accept = SSE,
    method = 'POST',
    headers = {},
    variables = {},
    to = ticker,
  }: {
    accept?: string
    method?: 'GET' | 'POST'
    headers?: Record<string, string>
    variables?: Record<string, unknown>
    to?: Ticker
  } = {},
) {
  const leaving = new AbortController()
  open.push(leaving)
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) })
  const response = await fetch(method === 'GET' ? `${to.url}?${search}` : to.url, {
    method,
    headers: { accept, ...(method === 'POST' && { 'content-type': 'application/json' }), ...headers },
    ...(method === 'POST' && { body: JSON.stringify({ query, variables }) }),
    signal: leaving.signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (is: (text: string) => boolean): Promise<string> => {
    while (!is(text)) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
      if (done) throw new Error(`the answer ended with ${JSON.stringify(text)}`)
      text += value
    }
    return text
  }
  const whole = async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) text += part.value
    return text
  }
  return { response, until, whole, leave: () => leaving.abort() }
}
const listened = (count: number, of = ticker) => vi.waitFor(() => expect(of.listeners.size).toBe(count), 10_000)
const has = (part: string) => (text: string) => text.includes(part)
const codesIn = (text: string) => [...text.matchAll(/"code":"(\w+)"/g)].map((match) => match[1])

describe('server-sent events', () => {
  it.each(['POST', 'GET'] as const)('tell each event with its cursor, and the end: %s', async (method) => {
    const { response, whole } = await ask('subscription { finite(count: 2) { n } }', { method })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const [hello = '', ...events] = (await whole()).split('\n\n')
    expect(hello).toMatch(/^retry: \d+\n:$/)
    expect(events).toEqual([
      'event: next\ndata: {"data":{"finite":{"n":1}}}',
      'event: next\ndata: {"data":{"finite":{"n":2}}}',
      'event: complete\ndata:',
      '',
    ])
  })

  it('resume after the last event a browser saw, whatever the document says', async () => {
    for (let n = 0; n < 4; n++) ticker.tick()
    const id = (n: number) => encodeEventCursor(n)
    const fromStart = await ask(TICKS, { variables: { after: id(1) } })
    const text = await fromStart.until(has('"n":4'))
    expect([...text.matchAll(/^id: (.*)$/gm)].map((match) => match[1])).toEqual([id(2), id(3), id(4)])
    fromStart.leave()
    const again = await ask(TICKS, { variables: { after: id(1) }, headers: { 'last-event-id': id(3) } })
    expect(await again.until(has('"n":4'))).not.toContain('"n":3')
    const withoutVariable = await ask('subscription { ticks { n } }', { headers: { 'last-event-id': id(3) } })
    const replayed = await withoutVariable.until(has('"n":4'))
    expect(replayed).toContain(`id: ${id(4)}\nevent: next\ndata: {"data":{"ticks":{"n":4}}}`)
    const nonsense = await ask(TICKS, { headers: { 'last-event-id': 'nonsense' } })
    expect(codesIn(await nonsense.whole())).toEqual(['BAD_USER_INPUT'])
  })

  it('let go of their source when the client leaves', async () => {
    const { until, leave } = await ask(TICKS)
    await listened(1)
    ticker.tick()
    await until(has('"n"'))
    leave()
    await silence()
  })

  it.each([
    ['does not parse', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['is not valid', 'subscription { nobody }', 'GRAPHQL_VALIDATION_FAILED'],
    ['lacks a variable', 'subscription ($c: Int!) { finite(count: $c) { n } }', 'BAD_USER_INPUT'],
    ['is refused by the owner', 'subscription { failing { n } }', 'FORBIDDEN'],
  ])('tell what is wrong with a document that %s, with 200', async (_what, query, code) => {
    const { response, whole } = await ask(query)
    const text = await whole()
    expect([response.status, codesIn(text)]).toEqual([200, [code]])
    expect(text.endsWith('event: complete\ndata:\n\n')).toBe(true)
  })

  it('carry queries and mutations for who takes nothing else; not for who takes JSON as well', async () => {
    const { whole } = await ask('{ hello }')
    expect(await whole()).toBe('event: next\ndata: {"data":{"hello":"world"}}\n\nevent: complete\ndata:\n\n')
    expect(await (await ask('mutation { bump }')).whole()).toContain('"bump"')
    const urql = 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed'
    expect(await (await ask('{ hello }', { accept: urql })).whole()).toBe('{"data":{"hello":"world"}}')
    const sent = await ask('mutation { bump }', { method: 'GET' })
    expect(sent.response.status).toBe(405)
  })

  it('are refused with a status to who may not ask at all', async () => {
    const forged = await ask(TICKS, { headers: { authorization: 'Bearer a.b.c' } })
    expect([forged.response.status, codesIn(await forged.whole())]).toEqual([401, ['UNAUTHENTICATED']])
    const plain = await ask(TICKS, { accept: 'application/json' })
    expect([plain.response.status, codesIn(await plain.whole())]).toEqual([400, ['SUBSCRIPTION_NEEDS_WEBSOCKET']])
  })

  it('work with the client of graphql-sse', async () => {
    const client = createClient({ url: ticker.url, retryAttempts: 0 })
    const ticks = client.iterate<{ ticks: { n: number } }>({ query: TICKS })
    const first = ticks.next()
    await listened(1)
    ticker.tick()
    expect((await first).value?.data?.ticks.n).toBeGreaterThan(0)
    await ticks.return?.()
    const values: unknown[] = []
    for await (const { data } of client.iterate({ query: 'subscription { finite(count: 3) { n } }' })) values.push(data)
    expect(values).toEqual([1, 2, 3].map((n) => ({ finite: { n } })))
    const wrong = await client.iterate({ query: '{ nobody }' }).next()
    expect(wrong.value?.errors).toHaveLength(1)
    client.dispose()
  })

  it('work with urql, which reads subscriptions so', async () => {
    const client = new Client({
      url: ticker.url,
      exchanges: [fetchExchange],
      fetchSubscriptions: true,
      preferGetMethod: false,
    })
    const seen: unknown[] = []
    const { unsubscribe } = client
      .subscription(TICKS, {})
      .subscribe(({ data, error }) => seen.push(error ?? data.ticks.n))
    await listened(1)
    ticker.tick()
    ticker.tick()
    await vi.waitFor(() => expect(seen).toHaveLength(2), 10_000)
    expect(seen[1]).toBe(Number(seen[0]) + 1)
    unsubscribe()
  })
})

describe('multipart subscriptions', () => {
  it('wrap each event in a payload, and say when it is over', async () => {
    const { response, whole } = await ask('subscription { finite(count: 2) { n } }', { accept: MULTIPART })
    expect(response.headers.get('content-type')).toBe('multipart/mixed; boundary="-"; subscriptionSpec="1.0"')
    const part = (json: string) => `content-type: application/json; charset=utf-8\r\n\r\n${json}`
    expect((await whole()).split('\r\n---')).toEqual([
      '',
      `\r\n${part('{"payload":{"data":{"finite":{"n":1}}}}')}`,
      `\r\n${part('{"payload":{"data":{"finite":{"n":2}}}}')}`,
      `\r\n${part('{"payload":null}')}`,
      '--\r\n',
    ])
  })

  it('answer what is wrong with a document as JSON, and what the owner refuses beside a payload of null', async () => {
    const invalid = await ask('subscription { nobody }', { accept: MULTIPART })
    expect(invalid.response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const refused = await ask('subscription { failing { n } }', { accept: MULTIPART })
    const text = await refused.whole()
    expect(text).toContain('{"payload":null,"errors":[{"message":"Not for you."')
    expect(text.endsWith('\r\n-----\r\n')).toBe(true)
  })

  it('work with Apollo Client 4', async () => {
    const client = new ApolloClient({ link: new HttpLink({ uri: ticker.url }), cache: new InMemoryCache() })
    const seen: unknown[] = []
    const subscription = client.subscribe({ query: gql(TICKS) }).subscribe({ next: ({ data }) => seen.push(data) })
    await listened(1)
    ticker.tick()
    ticker.tick()
    await vi.waitFor(() => expect(seen).toHaveLength(2), 10_000)
    subscription.unsubscribe()
    await silence()
    const error = await new Promise((resolve, reject) =>
      client.subscribe({ query: gql('subscription { failing { n } }') }).subscribe({
        next: (result) => (result.error ? resolve(result.error) : reject(new Error('no error'))),
        error: resolve,
        complete: () => reject(new Error('no error')),
      }),
    )
    expect(CombinedProtocolErrors.is(error)).toBe(true)
    expect(String(error)).toContain('Not for you.')
    const whole: unknown[] = []
    await new Promise<void>((resolve, reject) =>
      client.subscribe({ query: gql('subscription { finite(count: 2) { n } }') }).subscribe({
        next: ({ data }) => whole.push(data),
        error: reject,
        complete: resolve,
      }),
    )
    expect(whole).toHaveLength(2)
    expect(await client.query({ query: gql('{ hello }') })).toMatchObject({ data: { hello: 'world' } })
  })
})

describe('whoever reads a stream over HTTP', () => {
  it('hears heartbeats that say nothing', async () => {
    const quick = await serveTicker({ sockets: { pingEveryMs: 30 } })
    const events = await ask(TICKS, { to: quick })
    const text = await events.until((heard) => heard.split('\n:\n\n').length > 1 && heard.split(':\n\n').length > 4)
    expect(text.replace(/^retry: \d+\n/, '').replaceAll(':\n\n', '')).toBe('')
    const parts = await ask(TICKS, { to: quick, accept: MULTIPART })
    await parts.until((heard) => heard.split('\r\n\r\n{}\r\n---\r\n').length > 3)
    await quick.close()
  })

  it('is let go of when it does not read, without growing the heap', async () => {
    const { response } = await ask('subscription { ticks { cursor text } }')
    await listened(1)
    // Nothing reads the body: kernel and client take some megabytes, and then nothing any more.
    const large = 'x'.repeat(256 * 1024)
    for (let n = 0; n < 400 && ticker.listeners.size > 0; n++) {
      ticker.tick(large)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await silence()
    await response.body?.cancel().catch(() => {})
  })

  it('is let go of when it is kept out of what the stream is about, and not let in again', async () => {
    const authorization = await ticker.bearer('ses_kept_out')
    // Ids are found wherever they stand: this one is where the stream begins.
    const about = encodeEventCursor(0)
    const watch = (headers: Record<string, string>) => ask(TICKS, { variables: { after: about }, headers })
    const [kept, nobody] = [await watch({ authorization }), await watch({})]
    ticker.tick()
    await Promise.all([kept.until(has('"n"')), nobody.until(has('"n"'))])
    ticker.revocations.bar([{ userId: 'usr_1', subjectId: about, isBarred: true }], false)
    expect(codesIn(await kept.whole())).toEqual(['BANNED'])
    expect(codesIn(await (await watch({ authorization })).whole())).toEqual(['BANNED'])
    const elsewhere = await ask(TICKS, { headers: { authorization } })
    await vi.waitFor(async () => {
      ticker.tick()
      expect(ticker.listeners.size).toBe(2)
    }, 10_000)
    ticker.tick()
    await elsewhere.until(has('"n"'))
    ticker.revocations.bar([{ userId: 'usr_1', subjectId: about, isBarred: false }], false)
    for (const each of [nobody, elsewhere]) each.leave()
  })

  it('is told when its token expires, its session ends or a scope is lost; others go on', async () => {
    const [expiring, ending, staying] = await Promise.all([
      ticker.bearer('ses_expiring', 4),
      ticker.bearer('ses_ending'),
      ticker.bearer('ses_staying'),
    ])
    const at = (authorization: string, accept = SSE) => ask(TICKS, { headers: { authorization }, accept })
    const [expired, ended, parts, stays] = [
      await at(expiring),
      await at(ending),
      await at(ending, MULTIPART),
      await at(staying),
    ]
    const nobody = await ask(TICKS)
    expect(codesIn(await expired.whole())).toEqual(['TOKEN_EXPIRED'])
    const endedAt = performance.now()
    ticker.revocations.note([{ userId: 'usr_1', sessionId: 'ses_ending', scopes: null, at: new Date() }])
    expect(codesIn(await ended.whole())).toEqual(['ACCESS_REVOKED'])
    expect(await parts.whole()).toMatch(/"payload":null,"errors":\[\{.*ACCESS_REVOKED/)
    expect(performance.now() - endedAt).toBeLessThan(5_000)
    ticker.tick()
    await stays.until(has('"n"'))
    await nobody.until(has('"n"'))
    ticker.revocations.note([{ userId: 'usr_1', sessionId: null, scopes: [], at: new Date() }])
    expect(codesIn(await stays.whole())).toEqual(['ACCESS_REVOKED'])
    const refused = await at(ending)
    expect(refused.response.status).toBe(401)
    nobody.leave()
  })

  it('has so many open and no more, sockets among them', async () => {
    const small = await serveTicker({ sockets: { perAddressMax: 3, perUserMax: 2 } })
    const authorization = await small.bearer('ses_1')
    const signedIn = () => ask(TICKS, { to: small, headers: { authorization } })
    const socket = await initialised(small.url, { authorization })
    const stream = await signedIn()
    const third = await signedIn()
    expect([third.response.status, codesIn(await third.whole())]).toEqual([429, ['TOO_MANY_STREAMS']])
    expect(third.response.headers.get('retry-after')).toBe('10')
    const closed = await (await import('./socket.ts')).openSocket(small.url)
    closed.send({ type: 'connection_init', payload: { authorization } })
    expect(await closed.code).toBe(4291)
    const anonymous = await ask(TICKS, { to: small })
    expect(anonymous.response.status).toBe(200)
    expect((await ask(TICKS, { to: small })).response.status).toBe(429)
    await expect(initialised(small.url)).rejects.toThrow('429')
    stream.leave()
    await vi.waitFor(async () => expect((await signedIn()).response.status).toBe(200), 10_000)
    socket.socket.close()
    await small.close()
  })

  it('is guarded against pages of other sites like any GET, where cookies count', async () => {
    const guarded = await serveTicker({ http: { csrfGuard: true } })
    const page = await ask(TICKS, { to: guarded, method: 'GET' })
    expect([page.response.status, codesIn(await page.whole())]).toEqual([400, ['CSRF_PREVENTED']])
    const asked = await ask(TICKS, { to: guarded, method: 'GET', headers: { 'apollo-require-preflight': '1' } })
    expect(asked.response.status).toBe(200)
    await guarded.close()
  })

  it('is told to come back when the server goes away, and keeps it from nothing', async () => {
    const going = await serveTicker()
    const events = await ask(TICKS, { to: going })
    const parts = await ask(TICKS, { to: going, accept: MULTIPART })
    const socket = await initialised(going.url)
    socket.send(subscribe('1', TICKS))
    await vi.waitFor(() => expect(going.listeners.size).toBe(1), 10_000)
    await going.close()
    expect(codesIn(await events.whole())).toEqual(['SERVICE_UNAVAILABLE'])
    expect(codesIn(await parts.whole())).toEqual(['SERVICE_UNAVAILABLE'])
    expect(await socket.code).toBe(1001)
  })

  it('is told so too when it was asked for before and is opened after', async () => {
    const going = await serveTicker({ drainTimeoutMs: 20_000 })
    const headers = { accept: SSE, 'content-type': 'application/json' }
    const asking = request(going.url, { method: 'POST', headers }).on('error', () => {})
    const answered = once(asking, 'response') as Promise<[IncomingMessage]>
    asking.flushHeaders()
    // What follows on another connection is heard after the first: it is in flight.
    await expect(fetch(going.url, { method: 'POST', headers, body: '{"query":"{ hello }"}' })).resolves.toBeDefined()
    const closed = going.close()
    asking.end(JSON.stringify({ query: TICKS }))
    const [answer] = await answered
    expect(codesIn(await text(answer))).toEqual(['SERVICE_UNAVAILABLE'])
    expect(going.listeners.size).toBe(0)
    await closed
  })
})
