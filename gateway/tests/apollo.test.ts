import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginCacheControl } from '@apollo/server/plugin/cacheControl'
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace'
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default'
import { startStandaloneServer } from '@apollo/server/standalone'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { anonymous, type Viewer } from '../../platform/viewer.ts'
import { apolloGateway, LEAVE_VALIDATION } from '../doors/apollo.ts'
import { openEngine } from '../engine.ts'
import type { Link, LinkScope } from '../links/link.ts'
import { localLink } from '../links/local.ts'
import { openReloadingEngine, type ReloadingEngine } from '../supergraph/reload.ts'
import { threadMs } from './thread-time.ts'
import { openToys } from './toys.ts'

interface Context {
  viewer: Viewer
  gone: AbortSignal
}

const viewers: Record<string, Viewer> = {
  ada: { kind: 'user', userId: 'usr_ada', sessionId: 'ses_1', scopes: [] },
  operator: { kind: 'user', userId: 'usr_op', sessionId: 'ses_2', scopes: ['graph:trace'] },
}

/** An Apollo Server with stock plugins, and what links and plugins saw. */
async function open(more: object = {}) {
  const toys = openToys()
  const scopes: LinkScope[] = []
  const resolved: (string | null | undefined)[] = []
  const links = [toys.people, toys.notes].map((subgraph): Link => {
    const link = localLink(subgraph, async () => true)
    return {
      ...link,
      execute: (request) => {
        scopes.push(request.scope)
        return link.execute(request)
      },
    }
  })
  let offer: (supergraphSdl: string) => void = () => {}
  const reloading: ReloadingEngine = await openReloadingEngine(
    {
      start: async (onUpdate) => {
        offer = onUpdate
        return toys.supergraphSdl
      },
      stop: async () => {},
    },
    (graph) => openEngine(graph, links, silentLog),
    silentLog,
  )
  const recorder: ApolloServerPlugin<Context> = {
    requestDidStart: async () => ({
      willSendResponse: async ({ operationName, response }) => {
        resolved.push(operationName)
        if (response.body.kind === 'single' && response.body.singleResult.data?.me)
          response.http.headers.set('x-me', 'yes')
      },
    }),
  }
  const gateway = apolloGateway<Context>(reloading.current, {
    log: silentLog,
    onSwap: reloading.onSwap,
    viewerOf: ({ viewer }) => viewer,
    signalOf: ({ gone }) => gone,
  })
  const server = new ApolloServer<Context>({
    gateway,
    plugins: [
      ApolloServerPluginCacheControl({ defaultMaxAge: 5 }),
      ApolloServerPluginInlineTrace(),
      ApolloServerPluginLandingPageLocalDefault(),
      recorder,
    ],
    includeStacktraceInErrorResponses: false,
    ...more,
  })
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context: async ({ req, res }) => {
      const left = new AbortController()
      res.on('close', () => left.abort())
      return { viewer: viewers[req.headers.authorization ?? ''] ?? anonymous, gone: left.signal }
    },
  })
  const ask = async (body: object, headers: Record<string, string> = {}) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }
    const response = await fetch(url, { ...init, body: JSON.stringify(body) })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
  }
  return {
    url,
    ask,
    scopes,
    resolved,
    toys,
    offer: (supergraphSdl: string) => offer(supergraphSdl),
    close: async () => {
      await server.stop()
      await reloading.close()
    },
  }
}

let opened: Awaited<ReturnType<typeof open>>
beforeAll(async () => {
  opened = await open()
})
afterAll(() => opened.close())

describe('the engine behind an Apollo Server', () => {
  it('answers a query across subgraphs', async () => {
    const query = 'query Who($n: Int) { me { name notes(first: $n) { text about { ... on Robot { model } } } } }'
    const { status, body, headers } = await opened.ask({ query, variables: { n: 3 } }, { authorization: 'ada' })
    expect(status).toBe(200)
    expect(body).toEqual({
      data: { me: { name: 'Ada', notes: [{ text: 'by 1, 3', about: [{ model: 'GPP' }, {}] }] } },
    })
    expect(headers.get('x-me')).toBe('yes')
    expect(opened.resolved.at(-1)).toBe('Who')
  })

  it('tells subgraphs who asks, under the id the answer carries', async () => {
    const { headers } = await opened.ask(
      { query: '{ me { name } }' },
      { authorization: 'ada', 'x-request-id': 'request-of-a-test', 'x-colour': 'green' },
    )
    expect(headers.get('x-request-id')).toBe('request-of-a-test')
    expect(opened.scopes.at(-1)).toMatchObject({
      viewer: { userId: 'usr_ada' },
      requestId: 'request-of-a-test',
      headers: { 'x-colour': 'green' },
    })
    const another = await opened.ask({ query: '{ me { name } }' })
    expect(another.body).toEqual({ data: { me: null } })
    expect(another.headers.get('x-request-id')).toBe(opened.scopes.at(-1)?.requestId)
  })

  it('runs mutations, one after the other', async () => {
    const query =
      'mutation { a: rename(id: 2, name: "Bea") { name } b: rename(id: 2, name: "Bo") { name notes { text } } }'
    const { body } = await opened.ask({ query })
    expect(body).toEqual({ data: { a: { name: 'Bea' }, b: { name: 'Bo', notes: [{ text: 'by 2, 2' }] } } })
    const byGet = await fetch(`${opened.url}?query=${encodeURIComponent(query)}`, {
      headers: { 'apollo-require-preflight': 'yes' },
    })
    expect(byGet.status).toBe(405)
  })

  it('gives what could be had, with errors at the names the client chose', async () => {
    const { status, body } = await opened.ask({ query: '{ groups { who: name bang: boom } }' })
    expect(status).toBe(200)
    expect(body.data.groups).toEqual([
      [
        { who: 'Ada', bang: null },
        { who: 'Bo', bang: null },
      ],
      [],
      [{ who: 'Bo', bang: null }],
    ])
    expect(body.errors.map(({ path }: { path: unknown }) => path)).toEqual([
      ['groups', 0, 0, 'bang'],
      ['groups', 0, 1, 'bang'],
      ['groups', 2, 0, 'bang'],
    ])
    expect(body.errors[0]).toMatchObject({
      locations: [{ line: 1, column: 22 }],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    })
    expect(JSON.stringify(body)).not.toMatch(/hunter2|serviceName/)
  })

  it('names subgraphs in errors, and traces, to those who may see inside only', async () => {
    const request = { query: '{ person(id: 1) { boom } }' }
    const asking = { 'x-lifegraph-trace': '1' }
    for (const headers of [asking, { ...asking, authorization: 'ada' }]) {
      const { body } = await opened.ask(request, headers)
      expect([body.errors[0].extensions.serviceName, body.extensions]).toEqual([undefined, undefined])
    }
    const { body } = await opened.ask(request, { ...asking, authorization: 'operator' })
    expect(body.errors[0].extensions.serviceName).toBe('people')
    expect(body.extensions.trace.fetches).toMatchObject([{ subgraph: 'people', errors: 1 }])
  })

  it('refuses bad variables and documents before a subgraph hears of them', async () => {
    const before = opened.scopes.length
    const query = 'query ($id: ID!) { person(id: $id) { name } }'
    for (const variables of [{}, { id: null }, { id: { a: 1 } }]) {
      const { status, body } = await opened.ask({ query, variables })
      expect([status, body.data, body.errors[0].extensions.code]).toEqual([400, undefined, 'BAD_USER_INPUT'])
    }
    const unknown = await opened.ask({ query: '{ persons { name } }' })
    expect([unknown.status, unknown.body.errors[0].extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
    const unnamed = await opened.ask({ query: 'query A { me { name } }', operationName: 'B' })
    expect([unnamed.status, unnamed.body.errors[0].extensions.code]).toEqual([400, 'OPERATION_RESOLUTION_FAILURE'])
    const several = await opened.ask({ query: 'query A { me { name } } query C { me { id } }' })
    expect([several.status, several.body.errors[0].extensions.code]).toEqual([400, 'OPERATION_RESOLUTION_FAILURE'])
    const stream = await opened.ask({ query: 'subscription { noteAdded { text } }' })
    expect([stream.status, stream.body.errors[0].extensions.code]).toEqual([400, 'SUBSCRIPTION_NEEDS_WEBSOCKET'])
    expect(opened.scopes.length).toBe(before)
  })

  it('keeps names that mean something to JavaScript', async () => {
    const { text } = await opened.ask({ query: '{ __proto__: person(id: 1) { constructor: name toString: id } }' })
    expect(text.trim()).toBe('{"data":{"__proto__":{"constructor":"Ada","toString":"1"}}}')
  })

  it('answers introspection, and what clients name by its hash', async () => {
    const { body: known } = await opened.ask({ query: '{ __type(name: "Robot") { kind fields { name } } }' })
    expect(known.data.__type.kind).toBe('OBJECT')
    const names = known.data.__type.fields.map(({ name }: { name: string }) => name)
    expect(names.toSorted()).toEqual(['id', 'model', 'name', 'notes'])
    const sha256Hash = 'e6ccbb06ed1a3e6d3ed9a5f4ed1ca5ed5a2e3a3b2d6ec85b5f8af0e2bd5f9f0b'
    const { body } = await opened.ask({ extensions: { persistedQuery: { version: 1, sha256Hash } } })
    expect(body.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND')
  })

  it('lets stock plugins do their work', async () => {
    const page = await fetch(opened.url, { headers: { accept: 'text/html' } })
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<html')])
    const traced = await opened.ask({ query: '{ me { name } }' }, { 'apollo-federation-include-trace': 'ftv1' })
    expect(traced.body.extensions.ftv1).toMatch(/^[\w+/]+=*$/)
    expect(traced.headers.get('cache-control')).toBe('no-store')
  })

  it('ends what nobody waits for any more', async () => {
    const left = new AbortController()
    const asked = opened.scopes.length
    const answer = fetch(opened.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ person(id: 1) { slow(ms: 1000) } }' }),
      signal: left.signal,
    }).catch((error: Error) => error.name)
    await vi.waitUntil(() => opened.scopes.length > asked)
    left.abort()
    expect(await answer).toBe('AbortError')
    await vi.waitUntil(() => opened.scopes.at(-1)?.lifetime?.ended === 'left')
  })
})

describe('a swap of the supergraph', () => {
  it('is seen by the Apollo Server between requests', async () => {
    const own = await open()
    try {
      const request = { query: '{ failing(count: 1) { boom } }' }
      expect((await own.ask(request)).status).toBe(200)
      const without = own.toys.supergraphSdl.replace(/\n +failing\(.*/, '')
      expect(without).not.toBe(own.toys.supergraphSdl)
      own.offer(without)
      await vi.waitUntil(async () => (await own.ask(request)).status === 400)
      expect((await own.ask(request)).body.errors[0].message).toContain('Cannot query field "failing"')
      expect((await own.ask({ query: '{ person(id: 1) { name } }' })).body).toEqual({
        data: { person: { name: 'Ada' } },
      })
    } finally {
      await own.close()
    }
  })
})

describe('an Apollo Server that leaves validation to the engine', () => {
  it('refuses hostile documents at once, and mistaken ones like any other', async () => {
    const own = await open(LEAVE_VALIDATION)
    try {
      const fragments = Array.from(
        { length: 29 },
        (_, at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`,
      )
      const query = `{ ...f0 } ${fragments.join(' ')} fragment f29 on Query { __typename }`
      const began = threadMs()
      const bomb = await own.ask({ query })
      expect(threadMs() - began).toBeLessThan(2_000)
      expect([bomb.status, bomb.body.errors[0].extensions.code]).toEqual([400, expect.stringContaining('LIMIT')])
      const tokens = await own.ask({ query: `{ ${'a '.repeat(20_000)} }` })
      expect([tokens.status, tokens.body.errors[0].extensions.code]).toEqual([400, 'GRAPHQL_PARSE_FAILED'])
      const unknown = await own.ask({ query: '{ persons { name } }' })
      expect([unknown.status, unknown.body.errors[0].extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
      const unnamed = await own.ask({ query: 'query A { me { name } }', operationName: 'B' })
      expect([unnamed.status, unnamed.body.errors[0].extensions.code]).toEqual([400, 'OPERATION_RESOLUTION_FAILURE'])
      expect(own.scopes).toEqual([])
    } finally {
      await own.close()
    }
  })
})
