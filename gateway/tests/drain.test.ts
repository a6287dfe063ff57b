import { describe, expect, it, vi } from 'vitest'
import { localLink } from '../links/local.ts'
import { gatedLink } from './gate.ts'
import { initialised, subscribe } from './socket.ts'
import { openToys, serveToys } from './toys.ts'
import { speak } from './wire.ts'

const open = async (drainTimeoutMs: number) => {
  const toys = openToys()
  const [people, notes] = [toys.people, toys.notes].map((subgraph) => localLink(subgraph, async () => true))
  if (!people || !notes) throw new Error('invariant broken: there are two toys')
  const slow = gatedLink(people, (query) => query.includes('slow'))
  const served = await serveToys(toys, [slow.link, notes], { drainTimeoutMs })
  const ask = async (query: string) => {
    const response = await fetch(`${served.url}?query=${encodeURIComponent(query)}`)
    return { status: response.status, body: await response.json() }
  }
  return { toys, served, ask, slow }
}
/** Answered when a test opens its gate. */
const SLOW = '{ person(id: 1) { slow(ms: 0) } }'
const ANSWER = { data: { person: { slow: 'done' } } }

describe('a gateway that stops', () => {
  it('lets requests in flight finish, takes no new ones, and says so to whoever asks', async () => {
    const { served, ask, slow } = await open(60_000)
    const asking = ask(SLOW)
    await slow.asked(1)
    const closing = served.close()
    const ready = await fetch(`${served.base}/health/ready`)
    expect([ready.status, await ready.json()]).toMatchObject([503, { ready: false }])
    expect((await fetch(`${served.base}/health/live`)).status).toBe(200)
    const late = await fetch(`${served.url}?query={__typename}`)
    expect([late.status, late.headers.get('retry-after'), late.headers.get('connection')]).toEqual([503, '1', 'close'])
    expect(await late.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] })
    slow.open()
    expect(await asking).toEqual({ status: 200, body: ANSWER })
    await closing
    await expect(ask('{ __typename }')).rejects.toThrow()
  })

  it('lets pages of other sites read that it goes away', async () => {
    const APP = 'https://app.example'
    const toys = openToys()
    const people = gatedLink(localLink(toys.people, async () => true))
    const links = [people.link, localLink(toys.notes, async () => true)]
    const cors = { origins: [APP], credentials: false }
    const served = await serveToys(toys, links, { drainTimeoutMs: 60_000, http: { cors } })
    const asking = fetch(`${served.url}?query={person(id:1){name}}`)
    await people.asked(1)
    const closing = served.close()
    const headers = { origin: APP, 'access-control-request-method': 'POST' }
    const late = await fetch(`${served.url}?query={__typename}`, { headers })
    const told = ['access-control-allow-origin', 'vary', 'content-type'].map((name) => late.headers.get(name))
    expect([late.status, ...told]).toEqual([503, APP, 'origin', 'application/json; charset=utf-8'])
    expect(late.headers.get('access-control-expose-headers')).toContain('retry-after')
    const preflight = await fetch(served.url, { method: 'OPTIONS', headers })
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, POST'])
    people.open()
    expect((await asking).status).toBe(200)
    await closing
  })

  it('tells sockets to come back, after their queries are answered', async () => {
    const { toys, served, slow } = await open(60_000)
    const idle = await initialised(served.url)
    const streaming = await initialised(served.url)
    streaming.send(subscribe('1', 'subscription { noteAdded { id } }'))
    const asking = await initialised(served.url)
    asking.send(subscribe('1', SLOW))
    await vi.waitFor(() => expect(toys.writers.size).toBe(1))
    await slow.asked(1)
    const closing = served.close()
    expect(await idle.closed).toEqual([1001, 'The server is going away.'])
    expect(await streaming.code).toBe(1001)
    // Neither waits for the query, which nobody has answered yet.
    asking.send(subscribe('2', '{ __typename }'))
    expect(await asking.next()).toMatchObject({ id: '2', type: 'error' })
    slow.open()
    expect([await asking.next(), await asking.next()]).toMatchObject([{ payload: ANSWER }, { type: 'complete' }])
    expect(await asking.code).toBe(1001)
    await vi.waitFor(() => expect(toys.writers.size).toBe(0))
    await closing
  })

  it('waits no longer than it may, for requests or for sockets that do not answer', async () => {
    const { served, slow } = await open(100)
    const request = 'GET /graphql?query={person(id:1){slow(ms:0)}} HTTP/1.1\r\nhost: x\r\n\r\n'
    const waiting = speak(served.base, request)
    const silent = await initialised(served.url)
    silent.socket.pause()
    await slow.asked(1)
    // Nobody ever opens the gate.
    await served.close()
    expect(await waiting.closed()).toBe('')
  })

  it('stops at once when nothing is in flight, idle connections or not', async () => {
    const { served, ask } = await open(60_000)
    await ask('{ __typename }')
    const began = performance.now()
    await served.close()
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})
