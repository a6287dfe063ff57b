import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { localLink } from '../links/local.ts'
import { type OddServer, oddLink, openOddServer } from './remote-server.ts'
import { initialised, subscribe } from './socket.ts'
import { openToys, serveToys } from './toys.ts'
import { speak } from './wire.ts'

/** Fetches that nobody answers, as they come. */
const held: ServerResponse[] = []
let wake = () => {}
async function nextHeld(): Promise<ServerResponse> {
  while (held.length === 0)
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  return held.shift() as ServerResponse
}
/** @returns once the gateway has given a fetch up */
const givenUp = async (fetch: ServerResponse) => {
  if (!fetch.destroyed) await once(fetch, 'close')
  expect(fetch.writableEnded).toBe(false)
}

let notes: OddServer
let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  notes = await openOddServer((outgoing) => {
    held.push(outgoing)
    wake()
  })
  const toys = openToys()
  // Its own time is never up: what ends a fetch here is that nobody waits for it.
  const remote = oddLink(notes.url, { subgraph: 'notes', timeoutMs: 600_000 })
  const http = { batchMax: 5, requestTimeoutMs: 600_000 }
  served = await serveToys(toys, [localLink(toys.people, async () => true), remote], { http })
})
afterAll(async () => {
  await served.close()
  await notes.close()
})

const SLOW = '{ notes { text } }'
const RENAME = 'mutation { rename(id: "1", name: "Ada") { notes { text } } }'
const post = (body: unknown) => {
  const text = JSON.stringify(body)
  return `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n${text}`
}

it.each([
  ['a query', post({ query: SLOW }), 1],
  ['a query by GET', `GET /graphql?query=${encodeURIComponent(SLOW)} HTTP/1.1\r\nhost: x\r\n\r\n`, 1],
  ['a mutation, for what it has still to fetch', post({ query: RENAME }), 1],
  ['a batch', post([{ query: SLOW }, { query: '{ person(id: 1) { notes { text } } }' }]), 2],
])('whoever leaves takes the fetches of %s along, over HTTP', async (_what, bytes, fetches) => {
  for (const leave of ['destroy', 'resetAndDestroy'] as const) {
    const wire = speak(served.base, bytes)
    const waiting: ServerResponse[] = []
    while (waiting.length < fetches) waiting.push(await nextHeld())
    wire.socket[leave]()
    await Promise.all(waiting.map(givenUp))
  }
})

it('whoever leaves takes the fetches of a query along, over WebSocket, and so does completing it', async () => {
  const socket = await initialised(served.url)
  socket.send(subscribe('1', SLOW))
  const completed = await nextHeld()
  socket.send({ id: '1', type: 'complete' })
  await givenUp(completed)
  socket.send(subscribe('2', SLOW))
  const left = await nextHeld()
  socket.socket.terminate()
  await givenUp(left)
})

it('whoever stays gets an answer, though somebody else left who asked the same', async () => {
  const leaving = speak(served.base, post({ query: SLOW }))
  const given = await nextHeld()
  const staying = speak(served.base, post({ query: SLOW }))
  const kept = await nextHeld()
  leaving.socket.destroy()
  await givenUp(given)
  kept.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"notes":[{"text":"still here"}]}}')
  expect(await staying.until('still here')).toContain('200 OK')
  staying.socket.destroy()
})
