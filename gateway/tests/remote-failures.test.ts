import { gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Link } from '../links/link.ts'
import type { RemoteLinkOptions } from '../links/remote.ts'
import {
  type Answer,
  answerJson,
  asked,
  failureOf,
  JSON_TYPE,
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
/** A link to a server that answers so. */
const linkTo = async (answer: Answer, options: Partial<RemoteLinkOptions> = {}): Promise<Link> =>
  kept(oddLink(kept(await openOddServer(answer)).url, options))
const failureFrom = async (answer: Answer, options: Partial<RemoteLinkOptions> = {}) =>
  failureOf((await linkTo(answer, options)).execute(asked()))
const failureFromBytes = async (bytes: string, end = true) => {
  const server = kept(await openRawServer((socket) => (end ? socket.end(bytes) : socket.write(bytes))))
  return failureOf(kept(oddLink(server.url, { timeoutMs: 300 })).execute(asked()))
}

describe('an answer that is no GraphQL response', () => {
  const bodies: [what: string, body: string | Buffer][] = [
    ['is empty', ''],
    ['is no JSON', '<html>hunter2</html>'],
    ['is JSON cut short', '{"data":{"a":"hunter2"'],
    ['has something behind the JSON', '{"data":{}} hunter2'],
    ['is a list', '[{"data":{}}]'],
    ['is null', 'null'],
    ['is a string', '"data"'],
    ['has neither data nor errors', '{"message":"hunter2"}'],
    ['has no data and no error in its errors', '{"errors":[]}'],
    ['has data that is a string', '{"data":"hunter2"}'],
    ['has data that is a list', '{"data":[]}'],
    ['has data that is a number', '{"data":0}'],
    ['has errors that are no list', '{"data":{},"errors":{"message":"hunter2"}}'],
    ['has errors that are a string', '{"errors":"hunter2"}'],
    ['has an error that is null', '{"data":{},"errors":[null]}'],
    ['has an error without a message', '{"data":{},"errors":[{"code":"hunter2"}]}'],
    ['has an error with a path that is none', '{"data":{},"errors":[{"message":"x","path":"a.b"}]}'],
    ['has an error with extensions that are none', '{"data":{},"errors":[{"message":"x","extensions":[1]}]}'],
    ['has extensions that are none', '{"data":{},"extensions":"hunter2"}'],
    ['has nothing but __proto__', '{"__proto__":{"data":{}}}'],
    [
      'is no UTF-8',
      Buffer.concat([Buffer.from('{"data":{"a":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}}')]),
    ],
    ['is UTF-16', Buffer.from('{"data":{}}', 'utf16le')],
  ]
  it.each(bodies)('is refused when it %s', async (_what, body) => {
    const failure = await failureFrom((outgoing) => outgoing.writeHead(200, JSON_TYPE).end(body))
    expect(failure.toJSON()).toEqual({
      message: 'A service that this needs gave an answer that cannot be read.',
      extensions: { code: 'INVALID_SUBGRAPH_RESPONSE' },
    })
  })

  it.each([
    'text/html',
    'text/plain',
    'application/xml',
    'application/jsonp',
    'application/json-seq',
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'application/problem+json',
    'multipart/mixed; boundary="-"',
    'text/event-stream',
    'application/json, text/html',
    '',
  ])('is refused by its media type %j, whatever its status and body', async (type) => {
    for (const status of [200, 400, 500]) {
      const failure = await failureFrom((outgoing) => {
        outgoing.writeHead(status, { 'content-type': type }).end('{"data":{"a":1}}')
      })
      expect([failure.reason, failure.code]).toEqual(['invalid', 'INVALID_SUBGRAPH_RESPONSE'])
    }
  })

  it('is refused without a media type, and with two', async () => {
    expect((await failureFrom((outgoing) => outgoing.writeHead(200).end('{"data":{}}'))).detail).toBe('no media type')
    const two =
      'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-type: text/html\r\ncontent-length: 11\r\n\r\n{"data":{}}'
    expect((await failureFromBytes(two)).reason).toBe('invalid')
  })

  it('is refused when it is compressed, as we asked for nothing of the kind', async () => {
    const failure = await failureFrom((outgoing, incoming) => {
      expect(incoming.headers['accept-encoding']).toBeUndefined()
      outgoing.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(gzipSync('{"data":{}}'))
    })
    expect(failure.reason).toBe('invalid')
  })

  it('is refused when it sends us elsewhere, and nobody goes there', async () => {
    const elsewhere = kept(await openOddServer((outgoing) => answerJson(outgoing, { data: {} })))
    for (const status of [301, 302, 307, 308]) {
      const failure = await failureFrom((outgoing) => outgoing.writeHead(status, { location: elsewhere.url }).end())
      expect(failure.reason).toBe('invalid')
    }
    expect(elsewhere.requests).toEqual([])
  })

  it('is refused when it is no HTTP', async () => {
    expect((await failureFromBytes('hello?\r\n\r\n')).code).toBe('INVALID_SUBGRAPH_RESPONSE')
    const smuggled =
      'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n'
    expect((await failureFromBytes(smuggled)).code).toMatch(/INVALID_SUBGRAPH_RESPONSE|SERVICE_UNAVAILABLE/)
    const headers = `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(64 * 1024)}\r\n\r\n`
    expect((await failureFromBytes(headers)).code).toBe('INVALID_SUBGRAPH_RESPONSE')
  })

  it('costs its connection and nothing more: the next one is taken', async () => {
    const link = await linkTo((outgoing, _incoming, nth) =>
      nth === 0
        ? outgoing.writeHead(200, { 'content-type': 'text/html' }).end('no')
        : answerJson(outgoing, { data: { a: 1 } }),
    )
    expect((await failureOf(link.execute(asked()))).reason).toBe('invalid')
    expect(await link.execute(asked())).toEqual({ data: { a: 1 } })
  })
})

describe('an answer that does not end as it should', () => {
  const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'
  it.each([
    ['before its headers', ''],
    ['within its headers', 'HTTP/1.1 200 OK\r\ncontent-ty'],
    ['within its body', `${HEAD}content-length: 100\r\n\r\n{"data":{`],
    [
      'within its body, as the last on its connection',
      `${HEAD}connection: close\r\ncontent-length: 100\r\n\r\n{"data":{}}`,
    ],
    ['within a chunk', `${HEAD}transfer-encoding: chunked\r\n\r\nff\r\n{"data":{`],
    ['before the last chunk', `${HEAD}transfer-encoding: chunked\r\n\r\nb\r\n{"data":{}}\r\n`],
  ])('is a failure when the connection ends %s', async (_where, bytes) => {
    const failure = await failureFromBytes(bytes)
    expect(failure.code).toMatch(/^(SERVICE_UNAVAILABLE|INVALID_SUBGRAPH_RESPONSE)$/)
    expect(failure.message).not.toContain('odd')
  })

  it('is a failure when the connection is reset', async () => {
    const server = kept(
      await openRawServer((socket) => {
        socket.write(`${HEAD}content-length: 100\r\n\r\n{"data":{`)
        setTimeout(() => socket.resetAndDestroy(), 20)
      }),
    )
    expect((await failureOf(kept(oddLink(server.url)).execute(asked()))).reason).toBe('unreachable')
  })

  it('does not spill over: bytes behind the announced length are nobody’s answer', async () => {
    const stolen = `${HEAD}content-length: 20\r\n\r\n{"data":{"a":"own"}}HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 23\r\n\r\n{"data":{"a":"stolen"}}`
    const server = kept(await openRawServer((socket) => socket.write(stolen)))
    const link = kept(oddLink(server.url, { connections: 1 }))
    for (let nth = 0; nth < 3; nth++) expect(await link.execute(asked())).toEqual({ data: { a: 'own' } })
  })

  it('is late when the headers do not come', async () => {
    const failure = await failureFrom(() => {}, { timeoutMs: 100 })
    expect(failure.toJSON()).toEqual({
      message: 'A service that this needs took too long to answer.',
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    })
  })

  it('is late when the body trickles in for ever', async () => {
    let writing: NodeJS.Timeout | undefined
    const failure = await failureFrom(
      (outgoing) => {
        outgoing.writeHead(200, JSON_TYPE).write('{"data":{"a":"')
        writing = setInterval(() => outgoing.write('x'), 5)
      },
      { timeoutMs: 200 },
    )
    clearInterval(writing)
    expect(failure.reason).toBe('late')
  })

  it('is cut off where it becomes too large, and the subgraph is told', async () => {
    let written = 0
    let stopped = false
    const chunk = Buffer.alloc(64 * 1024, ' ')
    const failure = await failureFrom(
      (outgoing) => {
        outgoing.writeHead(200, JSON_TYPE)
        outgoing.on('close', () => {
          stopped = true
        })
        const write = () => {
          while (!stopped && outgoing.write(chunk)) written += chunk.length
        }
        outgoing.on('drain', write)
        write()
      },
      { responseBytesMax: 1024 * 1024 },
    )
    expect(failure.toJSON()).toEqual({
      message: 'A service that this needs gave an answer that is too large.',
      extensions: { code: 'INVALID_SUBGRAPH_RESPONSE' },
    })
    await vi.waitUntil(() => stopped)
    expect(written).toBeLessThan(32 * 1024 * 1024)
  })

  it('may be as large as the limit, to the byte', async () => {
    const body = JSON.stringify({ data: { a: 'x'.repeat(300_000) } })
    const answer: Answer = (outgoing) => outgoing.writeHead(200, JSON_TYPE).end(body)
    const link = await linkTo(answer, { responseBytesMax: body.length })
    expect(await link.execute(asked())).toEqual(JSON.parse(body))
    expect((await failureFrom(answer, { responseBytesMax: body.length - 1 })).reason).toBe('huge')
  })

  it('is read from pieces of any size, cut within characters', async () => {
    const value = { data: { a: '中文🎉'.repeat(2_000) } }
    const link = await linkTo((outgoing) => {
      outgoing.writeHead(200, JSON_TYPE)
      const bytes = Buffer.from(JSON.stringify(value))
      for (let at = 0; at < bytes.length; at += 7) outgoing.write(bytes.subarray(at, at + 7))
      outgoing.end()
    })
    expect(await link.execute(asked())).toEqual(value)
  })
})

describe('an answer that is a GraphQL response', () => {
  it.each([200, 201, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504])(
    'is taken at status %d',
    async (status) => {
      const refused = { errors: [{ message: 'No.', path: ['a', 0], extensions: { code: 'NO' } }], data: null }
      const link = await linkTo((outgoing) => answerJson(outgoing, refused, status))
      expect(await link.execute(asked())).toEqual(refused)
    },
  )

  it.each([
    'application/json',
    'application/json;charset=UTF-8',
    'Application/JSON; charset="utf-8"',
    'application/json; odata=verbose; charset=utf8',
    'application/graphql-response+json',
    'application/graphql-response+json; charset=utf-8',
  ])('is taken as %s', async (type) => {
    const link = await linkTo((outgoing) => outgoing.writeHead(200, { 'content-type': type }).end('{"data":{"a":1}}'))
    expect(await link.execute(asked())).toEqual({ data: { a: 1 } })
  })

  it('is taken behind 103 Early Hints', async () => {
    const link = await linkTo((outgoing) => {
      outgoing.writeEarlyHints({ link: '</style.css>; rel=preload' })
      answerJson(outgoing, { data: { a: 1 } })
    })
    expect(await link.execute(asked())).toEqual({ data: { a: 1 } })
  })

  it('may have errors that are null or empty beside data', async () => {
    for (const errors of [null, []]) {
      const link = await linkTo((outgoing) => answerJson(outgoing, { data: { a: 1 }, errors }))
      expect(await link.execute(asked())).toEqual({ data: { a: 1 } })
    }
  })

  it('may name fields __proto__ and constructor, and nothing is polluted', async () => {
    const body =
      '{"data":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},"__proto__":{"polluted":1}}'
    const link = await linkTo((outgoing) => outgoing.writeHead(200, JSON_TYPE).end(body))
    const { data } = await link.execute(asked())
    expect(JSON.stringify(data)).toBe('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
  })
})

describe('what a failure says', () => {
  it('names the subgraph to us and not to clients; the log tells no part of an answer and no header', async () => {
    const lines: string[] = []
    const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) })
    const spoken: Answer[] = [
      (outgoing) => outgoing.writeHead(200, JSON_TYPE).end('{"data": hunter2}'),
      (outgoing) => outgoing.writeHead(200, { 'content-type': 'text/hunter2' }).end('hunter2'),
      (outgoing) => outgoing.socket?.end('HTTP/1.1 200 OK\r\nhunter2 hunter2\r\n\r\n'),
      (outgoing) => outgoing.writeHead(503, { 'x-secret': 'hunter2' }).end('hunter2'),
    ]
    for (const answer of spoken) {
      const failure = await failureFrom(answer, { log, headers: { 'x-api-key': 'hunter2' } })
      expect(failure.subgraph).toBe('odd')
      expect(JSON.stringify(failure)).not.toMatch(/odd|hunter2/)
    }
    expect(lines.map((line) => JSON.parse(line))).toMatchObject(
      spoken.map(() => ({ subgraph: 'odd', requestId: 'req_test', attempts: 1 })),
    )
    expect(lines.join()).not.toContain('hunter2')
  })
})
