import { request } from 'undici'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { initialised, subscribe } from '../tests/socket.ts'
import { openToys, serveToys } from '../tests/toys.ts'

let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  served = await serveToys(openToys())
})
afterAll(() => served.close())

const ask = async (headers: Record<string, string> = {}) => {
  const { statusCode, body } = await request(`${served.base}/metrics`, { headers })
  return { statusCode, text: await body.text() }
}

it('tells what streams have come to, by operation', async () => {
  const socket = await initialised(served.url)
  socket.send(subscribe('1', 'subscription Few { finite(count: 3) { text } }'))
  for (let message = await socket.next(); message.type !== 'complete'; ) message = await socket.next()
  const { statusCode, text } = await ask()
  expect(statusCode).toBe(200)
  expect(text).toContain('lifegraph_stream_events_total{operation="Few"} 3')
  expect(text).toContain('lifegraph_stream_subscribers{operation="Few"} 0')
  socket.socket.close()
})

it('tells nobody elsewhere, unless they may see inside', async () => {
  expect((await ask({ 'x-forwarded-for': '203.0.113.7' })).statusCode).toBe(403)
  expect((await ask({ forwarded: 'for=203.0.113.7' })).statusCode).toBe(403)
  expect((await ask({ 'x-forwarded-for': '203.0.113.7', authorization: 'Bearer a.b.c' })).statusCode).toBe(401)
})
