import type { Socket } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PublicError } from '../../platform/errors.ts'
import type { Link } from '../links/link.ts'
import { asked, type OddServer, oddLink, openRawServer } from './remote-server.ts'

const BODY =
  '{"data":{"user":{"id":"1","名":"Ada 🎉","list":[1,2.5,null,true]}},"errors":[{"message":"half","path":["user",0]}]}'
const GOOD = Buffer.from(
  `HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\nx-a: b\r\ncontent-length: ${Buffer.byteLength(BODY)}\r\n\r\n${BODY}`,
)
const CHUNKED = Buffer.from(
  `HTTP/1.1 200 OK\r\ncontent-type: application/graphql-response+json\r\ntransfer-encoding: chunked\r\n\r\n10\r\n${BODY.slice(0, 16)}\r\n12\r\n${BODY.slice(16, 34)}\r\n0\r\n\r\n`,
)

let answer: Buffer = GOOD
let server: OddServer
let link: Link
beforeAll(async () => {
  server = await openRawServer((socket: Socket) => socket.end(answer))
  const never = { callsMin: 1_000_000, callsMax: 1_000_000 }
  link = oddLink(server.url, { timeoutMs: 200, circuit: never, responseBytesMax: 4_096 })
})
afterAll(async () => {
  await link.close()
  await server.close()
})

type Mutation = (bytes: Buffer) => Buffer
const at = (share: number, bytes: Buffer) => Math.floor(share * bytes.length)
const share = fc.double({ min: 0, max: 0.999_999, noNaN: true })
const scrap = fc.oneof(
  fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom('\r\n', '\r\n\r\n', '{', '}', '"', '\0', 'null', '[]', '9', '-1', '__proto__', '\ud800')
    .map((text) => Buffer.from(text)),
)
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(share, fc.integer({ min: 0, max: 255 })).map(
    ([where, byte]): Mutation =>
      (bytes) => {
        const mutated = Buffer.from(bytes)
        mutated[at(where, bytes)] = byte
        return mutated
      },
  ),
  fc.tuple(share, scrap).map(
    ([where, put]): Mutation =>
      (bytes) => {
        const place = at(where, bytes)
        return Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place)])
      },
  ),
  fc.tuple(share, share).map(
    ([from, to]): Mutation =>
      (bytes) => {
        const [first, last] = [at(from, bytes), at(to, bytes)].sort((a, b) => a - b) as [number, number]
        return Buffer.concat([bytes.subarray(0, first), bytes.subarray(last)])
      },
  ),
  share.map(
    (where): Mutation =>
      (bytes) =>
        bytes.subarray(0, at(where, bytes)),
  ),
  fc.tuple(share, share).map(
    ([from, to]): Mutation =>
      (bytes) => {
        const [first, last] = [at(from, bytes), at(to, bytes)].sort((a, b) => a - b) as [number, number]
        return Buffer.concat([bytes.subarray(0, last), bytes.subarray(first)])
      },
  ),
)

it('a link answers with a GraphQL response or a public error, whatever bytes come back', async () => {
  expect(Buffer.byteLength(BODY)).toBeGreaterThan(34)
  expect(await link.execute(asked())).toEqual(JSON.parse(BODY))
  const seen = { answered: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(GOOD, CHUNKED),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      async (good, mutations) => {
        answer = mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), good)
        try {
          const result = await link.execute(asked())
          seen.answered += 1
          expect(typeof result.data === 'object' || Array.isArray(result.errors)).toBe(true)
        } catch (error) {
          seen.refused += 1
          expect(error).toBeInstanceOf(PublicError)
          expect((error as PublicError).code).toMatch(/^(SERVICE_UNAVAILABLE|INVALID_SUBGRAPH_RESPONSE)$/)
        }
        expect(Object.keys(Object.prototype)).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
  expect(seen.answered).toBeGreaterThan(10)
  expect(seen.refused).toBeGreaterThan(100)
})
