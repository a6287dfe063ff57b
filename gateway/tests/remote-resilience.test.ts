import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FetchReport } from '../links/call.ts'
import { openLifetime } from '../links/lifetime.ts'
import type { Link } from '../links/link.ts'
import type { RemoteLinkOptions } from '../links/remote.ts'
import {
  type Answer,
  answerJson,
  asked,
  failureOf,
  type OddServer,
  oddLink,
  openOddServer,
  openRawServer,
} from './remote-server.ts'

const closing: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of closing.splice(0).reverse()) await each.close()
})

const kept = <T extends { close(): Promise<void> }>(each: T): T => {
  closing.push(each)
  return each
}
const serve = async (
  answer: Answer,
  options: Partial<RemoteLinkOptions> = {},
): Promise<{ server: OddServer; link: Link }> => {
  const server = kept(await openOddServer(answer))
  return { server, link: kept(oddLink(server.url, options)) }
}
const DATA = { data: { a: 1 } }
const away: Answer = (outgoing) => outgoing.writeHead(503, { 'content-type': 'text/plain' }).end('away')
/** Away for the first so many requests, then there. */
const awayFor =
  (times: number): Answer =>
  (outgoing, incoming, nth) =>
    nth < times ? away(outgoing, incoming, nth) : answerJson(outgoing, DATA)

describe('asking again', () => {
  it('answers a query in the end, and says how often it asked', async () => {
    const reports: FetchReport[] = []
    const { server, link } = await serve(awayFor(2), { retries: 2, onFetch: (report) => reports.push(report) })
    expect(await link.execute(asked())).toEqual(DATA)
    expect(server.requests).toHaveLength(3)
    expect(reports).toMatchObject([{ subgraph: 'odd', requestId: 'req_test', status: 200, bytes: 16, attempts: 3 }])
    expect(reports[0]?.ms).toBeGreaterThan(0)
  })

  it('gives up after as many attempts as it may make', async () => {
    const { server, link } = await serve(away, { retries: 2 })
    expect((await failureOf(link.execute(asked()))).reason).toBe('away')
    expect(server.requests).toHaveLength(3)
  })

  it.each([502, 503, 504])('is tried after %d without a GraphQL body, whatever its media type', async (status) => {
    for (const type of ['text/html', 'application/json']) {
      const { link } = await serve(
        (outgoing, _incoming, nth) =>
          nth === 0
            ? outgoing.writeHead(status, { 'content-type': type }).end('{"message":"away"}')
            : answerJson(outgoing, DATA),
        { retries: 1 },
      )
      expect(await link.execute(asked())).toEqual(DATA)
    }
  })

  it('is tried after a connection that broke', async () => {
    let broken = 0
    const server = kept(
      await openRawServer((socket) => {
        broken += 1
        if (broken < 3) socket.resetAndDestroy()
        else
          socket.write(
            'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 16\r\n\r\n{"data":{"a":1}}',
          )
      }),
    )
    expect(await kept(oddLink(server.url, { retries: 2 })).execute(asked())).toEqual(DATA)
  })

  it('is not tried after anything else: a GraphQL error, a 500, an answer that cannot be read, a timeout', async () => {
    const once: Answer[] = [
      (outgoing) => answerJson(outgoing, { errors: [{ message: 'No.' }] }, 503),
      (outgoing) => outgoing.writeHead(500, { 'content-type': 'text/plain' }).end('oh'),
      (outgoing) => outgoing.writeHead(404, { 'content-type': 'text/plain' }).end('oh'),
      (outgoing) => outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{'),
      () => {},
    ]
    for (const answer of once) {
      const { server, link } = await serve(answer, { retries: 2, timeoutMs: 200 })
      await link.execute(asked()).catch(() => {})
      expect(server.requests).toHaveLength(1)
    }
  })

  it('is for queries only: a mutation is sent once, whatever becomes of it', async () => {
    const { server, link } = await serve(away, { retries: 2 })
    expect((await failureOf(link.execute(asked({}, 'mutation')))).reason).toBe('away')
    expect(server.requests).toHaveLength(1)
    const raw = kept(await openRawServer((socket) => socket.resetAndDestroy()))
    await failureOf(kept(oddLink(raw.url, { retries: 2 })).execute(asked({}, 'mutation')))
    expect(raw.requests).toHaveLength(1)
  })

  it('ends with the time there is: no attempt begins when it could not be answered any more', async () => {
    const lifetime = openLifetime(60)
    const { link } = await serve(away, { retries: 1_000, circuit: { callsMin: 2_000, callsMax: 2_000 } })
    const started = performance.now()
    expect((await failureOf(link.execute(asked({ lifetime })))).reason).toMatch(/away|late/)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('stops when the client leaves while it waits', async () => {
    const lifetime = openLifetime(10_000)
    const { server, link } = await serve(
      (outgoing, incoming, nth) => {
        away(outgoing, incoming, nth)
        setTimeout(() => lifetime.end('left'), 1)
      },
      { retries: 50, circuit: { callsMin: 100, callsMax: 100 } },
    )
    expect((await failureOf(link.execute(asked({ lifetime })))).reason).toBe('left')
    expect(server.requests.length).toBeLessThan(4)
  })
})

describe('deadlines', () => {
  it('end a fetch when the request’s time is up, whatever the link would allow', async () => {
    const { link } = await serve(() => {}, { timeoutMs: 60_000 })
    const started = performance.now()
    expect((await failureOf(link.execute(asked({ lifetime: openLifetime(100) })))).reason).toBe('late')
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('end a fetch when the link’s time is up, however long the request has', async () => {
    const { link } = await serve(() => {}, { timeoutMs: 100 })
    expect((await failureOf(link.execute(asked({ lifetime: openLifetime(60_000) })))).reason).toBe('late')
  })

  it('hold for fetches that wait for a connection, which then are never sent', async () => {
    let answerFirst = () => {}
    const { server, link } = await serve(
      (outgoing, _incoming, nth) => {
        if (nth > 0) return answerJson(outgoing, DATA)
        answerFirst = () => answerJson(outgoing, DATA)
      },
      { connections: 1 },
    )
    const first = link.execute(asked())
    await vi.waitFor(() => expect(server.requests).toHaveLength(1))
    expect((await failureOf(link.execute(asked({ lifetime: openLifetime(50) })))).reason).toBe('late')
    answerFirst()
    expect(await first).toEqual(DATA)
    expect(await link.execute(asked())).toEqual(DATA)
    expect(server.requests).toHaveLength(2)
  })

  it('that have passed send nothing', async () => {
    const { server, link } = await serve((outgoing) => answerJson(outgoing, DATA))
    const lifetime = openLifetime(10_000)
    lifetime.end('late')
    expect((await failureOf(link.execute(asked({ lifetime })))).reason).toBe('late')
    expect(server.requests).toEqual([])
  })
})

describe('a client that leaves', () => {
  it('takes its fetches along: their ten sockets end, which nothing else would end', async () => {
    const { server, link } = await serve(() => {}, { timeoutMs: 60_000 })
    const lifetime = openLifetime(60_000)
    const failures = Array.from({ length: 10 }, () => failureOf(link.execute(asked({ lifetime }))))
    await vi.waitFor(() => expect(server.requests).toHaveLength(10))
    const waited = [...server.sockets]
    expect(waited).toHaveLength(10)
    lifetime.end('left')
    // The pool may open others for whoever comes next.
    await vi.waitFor(() => expect(waited.filter((socket) => server.sockets.has(socket))).toEqual([]), { interval: 5 })
    for (const failure of await Promise.all(failures)) expect(failure.reason).toBe('left')
  })

  it('leaves no trace on those who stay', async () => {
    const { server, link } = await serve((outgoing, _incoming, nth) => {
      if (nth > 0) answerJson(outgoing, DATA)
    })
    const leaving = openLifetime(10_000)
    const gone = failureOf(link.execute(asked({ lifetime: leaving })))
    await vi.waitFor(() => expect(server.requests).toHaveLength(1))
    const stays = Array.from({ length: 5 }, () => link.execute(asked({ lifetime: openLifetime(10_000) })))
    leaving.end('left')
    expect(await Promise.all(stays)).toEqual(Array.from({ length: 5 }, () => DATA))
    expect((await gone).reason).toBe('left')
  })
})

describe('a subgraph that keeps failing', () => {
  // The circuit's time passes when a test says so: however slow the machine is, it rests as long as it should.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const rest = () => vi.setSystemTime(Date.now() + 250)
  const circuit = { callsMin: 4, callsMax: 4, openMs: 100, openMsMax: 100 }

  it('is left alone, tried by one call after a while, and taken back when that is answered', async () => {
    let state: 'away' | 'there' | 'slow' = 'away'
    const { server, link } = await serve(
      (outgoing, incoming, nth) => {
        if (state === 'away') away(outgoing, incoming, nth)
        else setTimeout(() => answerJson(outgoing, DATA), state === 'slow' ? 100 : 0)
      },
      { circuit },
    )
    for (let nth = 0; nth < 4; nth++) expect((await failureOf(link.execute(asked()))).reason).toBe('away')
    const refused = await failureOf(link.execute(asked()))
    expect(refused.reason).toBe('resting')
    expect(refused.toJSON()).toEqual({
      message: 'A service that this needs cannot be reached right now.',
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    })
    expect(server.requests).toHaveLength(4)

    // Still away: the one that tries fails, and the circuit stays open.
    rest()
    expect((await failureOf(link.execute(asked()))).reason).toBe('away')
    expect((await failureOf(link.execute(asked()))).reason).toBe('resting')
    expect(server.requests).toHaveLength(5)

    state = 'slow'
    rest()
    const trying = link.execute(asked())
    await vi.waitFor(() => expect(server.requests).toHaveLength(6))
    // While one tries, the others neither wait for it nor go along.
    expect((await failureOf(link.execute(asked()))).reason).toBe('resting')
    expect(await trying).toEqual(DATA)
    state = 'there'
    expect(await Promise.all([link.execute(asked()), link.execute(asked({}, 'mutation'))])).toEqual([DATA, DATA])
  })

  it('is one that cannot be connected to, too', async () => {
    const { server, link } = await serve((outgoing) => answerJson(outgoing, DATA), { circuit })
    await server.close()
    for (let nth = 0; nth < 4; nth++) expect((await failureOf(link.execute(asked()))).reason).toBe('unreachable')
    expect((await failureOf(link.execute(asked()))).reason).toBe('resting')
  })

  it('counts mutations, and ends the attempts of a query', async () => {
    const { server, link } = await serve(away, {
      circuit,
      retries: 10,
    })
    await failureOf(link.execute(asked({}, 'mutation')))
    await failureOf(link.execute(asked({}, 'mutation')))
    expect((await failureOf(link.execute(asked()))).reason).toBe('resting')
    expect(server.requests).toHaveLength(4)
  })

  it('is not one that answers with errors, or whose answers are unreadable, or whose clients leave', async () => {
    const fine: [Answer, string | null][] = [
      [(outgoing) => answerJson(outgoing, { errors: [{ message: 'No.' }] }, 500), null],
      [(outgoing) => outgoing.writeHead(200, { 'content-type': 'text/html' }).end(''), 'invalid'],
      [() => {}, 'left'],
    ]
    for (const [answer, reason] of fine) {
      const { server, link } = await serve(answer, { circuit })
      for (let nth = 0; nth < 12; nth++) {
        const lifetime = openLifetime(10_000)
        const fetch = link.execute(asked({ lifetime }))
        if (reason === 'left') {
          await vi.waitFor(() => expect(server.requests).toHaveLength(nth + 1), { interval: 2 })
          lifetime.end('left')
        }
        if (reason) expect((await failureOf(fetch)).reason).toBe(reason)
        else expect((await fetch).errors).toHaveLength(1)
      }
      expect(server.requests).toHaveLength(12)
    }
  })

  it('is not one that was asked when the time of requests was nearly up', async () => {
    const { server, link } = await serve(() => {}, { circuit, timeoutMs: 5_000 })
    const fetches = Array.from({ length: 8 }, () => failureOf(link.execute(asked({ lifetime: openLifetime(30) }))))
    for (const failure of await Promise.all(fetches)) expect(failure.reason).toBe('late')
    const next = failureOf(link.execute(asked({ lifetime: openLifetime(200) })))
    await vi.waitFor(() => expect(server.requests).toHaveLength(9))
    expect((await next).reason).toBe('late')
  })

  it('stays left alone when the client of the one call that tries leaves', async () => {
    const { server, link } = await serve((outgoing, incoming, nth) => nth < 4 && away(outgoing, incoming, nth), {
      circuit,
    })
    for (let nth = 0; nth < 4; nth++) await failureOf(link.execute(asked()))
    rest()
    const lifetime = openLifetime(10_000)
    const trying = failureOf(link.execute(asked({ lifetime })))
    await vi.waitFor(() => expect(server.requests).toHaveLength(5))
    lifetime.end('left')
    expect((await trying).reason).toBe('left')
    expect((await failureOf(link.execute(asked()))).reason).toBe('resting')
  })

  it('without a health page is asked whether it is back by who asks whether it is ready', async () => {
    let back = false
    const { server, link } = await serve(
      (outgoing, incoming, nth) =>
        back ? answerJson(outgoing, { data: { __typename: 'Query' } }) : away(outgoing, incoming, nth),
      { circuit, healthUrl: null },
    )
    expect(await link.ready()).toBe(true)
    expect(server.requests).toEqual([])
    for (let nth = 0; nth < 4; nth++) await failureOf(link.execute(asked()))
    expect(await link.ready()).toBe(false)
    back = true
    rest()
    await vi.waitFor(async () => expect(await link.ready()).toBe(true), { interval: 20 })
    expect(JSON.parse(server.requests.at(-1)?.body ?? '')).toMatchObject({ query: '{ __typename }' })
    expect(await link.execute(asked())).toEqual({ data: { __typename: 'Query' } })
  })
})

describe('a link', () => {
  it('has as many sockets as it may have, and none and no listener too many after a thousand fetches', async () => {
    const { server, link } = await serve((outgoing) => answerJson(outgoing, DATA), { connections: 8 })
    const lifetime = openLifetime(60_000)
    const warnings: Error[] = []
    const note = (warning: Error) => warnings.push(warning)
    process.on('warning', note)
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let nth = 0; nth < 63; nth++) expect(await link.execute(asked({ lifetime }))).toEqual(DATA)
      }),
    )
    process.off('warning', note)
    expect(server.requests).toHaveLength(1_008)
    expect(server.sockets.size).toBeLessThanOrEqual(8)
    expect(warnings).toEqual([])
    for (const socket of server.sockets) expect(socket.listenerCount('close')).toBeLessThan(10)
    // Nobody of the thousand is told any more: ending the request touches nothing.
    lifetime.end('left')
    await sleep(50)
    expect(await link.execute(asked())).toEqual(DATA)
    await link.close()
    await vi.waitFor(() => expect(server.sockets.size).toBe(0))
  })

  it('answers whether its subgraph is ready by the subgraph’s health page', async () => {
    const answers =
      (status: number): Answer =>
      (outgoing) =>
        outgoing.writeHead(status).end()
    expect(await (await serve(answers(200))).link.ready()).toBe(true)
    expect(await (await serve(answers(503))).link.ready()).toBe(false)
    const { server, link } = await serve(answers(200))
    await server.close()
    expect(await link.ready()).toBe(false)
  })

  it('refuses what is no endpoint', () => {
    expect(() => oddLink('nowhere')).toThrow()
    expect(() => oddLink('ftp://127.0.0.1/graphql')).toThrow()
    expect(() => oddLink('http://user:secret@127.0.0.1/graphql')).toThrow(/headers/)
  })
})
