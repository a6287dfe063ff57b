import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GraphQLError } from 'graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { anonymous, type Viewer } from '../../platform/viewer.ts'
import { SEE_INSIDE_SCOPE } from '../access/see-inside.ts'
import { openDocuments } from '../documents/index.ts'
import type { Engine } from '../engine.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import { openAddressOf } from './address.ts'
import { HTTP_SETTINGS, type HttpSettings, openHttpDoor } from './http.ts'
import { countRequests } from './in-flight.ts'

const servers: { close(): void }[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

/** The door alone, before an engine that keeps what it is told. */
async function open(engine: Partial<Engine> = {}, settings: Partial<HttpSettings> = {}, viewer: Viewer = anonymous) {
  const scopes: ExecutionScope[] = []
  const inFlight = countRequests()
  const door = openHttpDoor({
    ...HTTP_SETTINGS,
    ...settings,
    engine: () =>
      ({
        prepare: () => ({ operation: { operation: 'query' } }),
        check: () => [],
        execute: async (_operation: unknown, _variables: unknown, scope: ExecutionScope) => {
          scopes.push(scope)
          return { text: '{"data":{}}', errors: [] }
        },
        ...engine,
      }) as unknown as Engine,
    identify: async () => ({ viewer, expiresAt: null }),
    addressOf: openAddressOf([]),
    streams: { open: () => {}, close: async () => {} },
    documents: openDocuments({ automatic: null, trusted: null, trustedOnly: false }),
    budgets: null,
    inFlight,
    log: silentLog,
  })
  const server = createServer((incoming, outgoing) => void door(incoming, outgoing))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  const ask = async (headers: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"query":"{ a }"}',
    })
    return { status: response.status, text: await response.text() }
  }
  return { url, ask, scopes, inFlight }
}
const user: Viewer = { kind: 'user', userId: 'usr_1', sessionId: 'ses_1', scopes: [] }
const seer: Viewer = { ...user, scopes: [SEE_INSIDE_SCOPE] }
const signedIn = { authorization: 'Bearer x' }
const trace = { 'x-lifegraph-trace': '1' }

describe('what the engine is told of a request', () => {
  it('is who asks, from where, with which headers', async () => {
    const nobody = await open()
    await nobody.ask({ 'x-tenant': 'blue', 'x-request-id': 'chosen-by-client' })
    expect(nobody.scopes[0]).toMatchObject({
      viewer: anonymous,
      caller: '127.0.0.1',
      requestId: 'chosen-by-client',
      maySeeInside: false,
      trace: false,
    })
    expect(nobody.scopes[0]?.headers).toMatchObject({ 'x-tenant': 'blue' })
    const somebody = await open({}, {}, user)
    await somebody.ask(signedIn)
    expect(somebody.scopes[0]).toMatchObject({ viewer: user, caller: 'usr_1' })
  })

  it.each([
    ['asks and may', seer, { ...signedIn, ...trace }, 'permitted', [true, true]],
    ['may and does not ask', seer, signedIn, 'permitted', [true, false]],
    ['asks for something else', seer, { ...signedIn, 'x-lifegraph-trace': 'yes' }, 'permitted', [true, false]],
    ['asks and may not', user, { ...signedIn, ...trace }, 'permitted', [false, false]],
    ['asks and is nobody', anonymous, trace, 'permitted', [false, false]],
    ['asks where nobody may', seer, { ...signedIn, ...trace }, 'nobody', [false, false]],
    ['asks where everybody may', anonymous, trace, 'everybody', [true, true]],
  ] as const)('is whether it sees inside, for who %s', async (_who, viewer, headers, seeInside, told) => {
    const { ask, scopes } = await open({}, { seeInside }, viewer)
    expect((await ask(headers)).status).toBe(200)
    expect([scopes[0]?.maySeeInside, scopes[0]?.trace]).toEqual(told)
  })

  it('is that the client has left', async () => {
    let tell = (_why: string) => {}
    const left = new Promise<string>((resolve) => {
      tell = resolve
    })
    const leaving = new AbortController()
    const { url, inFlight } = await open({
      execute: (_operation, _variables, { lifetime }) => {
        lifetime?.onEnd(tell)
        setImmediate(() => leaving.abort())
        return new Promise(() => {})
      },
    })
    const asking = fetch(url, {
      method: 'POST',
      body: '{"query":"{ a }"}',
      headers: { 'content-type': 'application/json' },
      signal: leaving.signal,
    })
    await expect(asking).rejects.toThrow()
    expect(await left).toBe('left')
    await inFlight.settled(1_000)
  })
})

describe('an engine that takes its time to prepare', () => {
  const later = <T>(value: T) => new Promise<T>((resolve) => setTimeout(resolve, 20, value))

  it('is waited for', async () => {
    const prepared = { operation: { operation: 'query' } }
    const { ask } = await open({ prepare: () => later(prepared) as never })
    expect(await ask()).toEqual({ status: 200, text: '{"data":{}}' })
  })

  it('is heard when it finds mistakes, or fails', async () => {
    const mistaken = await open({ prepare: () => later({ errors: [new GraphQLError('No.')] }) as never })
    expect(await mistaken.ask()).toEqual({ status: 200, text: '{"errors":[{"message":"No."}]}' })
    const failing = await open({ prepare: () => Promise.reject(new Error('secret')) as never })
    const { status, text } = await failing.ask()
    expect([status, text]).toEqual([500, expect.not.stringContaining('secret')])
  })
})
