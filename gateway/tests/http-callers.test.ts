import { afterAll, beforeAll, expect, it } from 'vitest'
import { issueAccessToken } from '../../platform/access-token.ts'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { silentLog } from '../../platform/log.ts'
import { type ServedGateway, serveGateway } from '../serve.ts'
import { openSmallGraph } from './small-graph.ts'
import { initialised, subscribe } from './socket.ts'
import { TOY_ISSUER, TOY_KEY } from './toys.ts'

const { engine } = openSmallGraph({
  old: { sdl: 'type Query { place: String! }', resolvers: { Query: { place: () => 'old' } } },
  new: {
    sdl: 'type Query { place: String! @override(from: "old", label: "percent(50)") }',
    resolvers: { Query: { place: () => 'new' } },
  },
})
let gateway: ServedGateway
let url: string
beforeAll(async () => {
  const options = { port: 0, host: '127.0.0.1', drainTimeoutMs: 500 }
  gateway = await serveGateway({ engine, issuers: [TOY_ISSUER], clock: systemClock, log: silentLog, ...options })
  url = `http://127.0.0.1:${gateway.port}/graphql`
})
afterAll(async () => {
  await gateway.close()
  await engine.close()
})

/** One person with two sessions, each with its token. */
async function person(): Promise<string[]> {
  const userId = newId('User')
  const session = () =>
    issueAccessToken({ userId, sessionId: newId('Session'), scopes: [] }, TOY_KEY, systemClock).then(
      ({ token }) => `Bearer ${token}`,
    )
  return [await session(), await session()]
}
async function placeOf(authorization?: string, accept = 'application/json'): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...(authorization && { authorization }) },
    body: JSON.stringify({ query: '{ place }' }),
  })
  const { data } = (await response.json()) as { data: { place: string } }
  return data.place
}
async function placeOverSocket(authorization: string): Promise<unknown> {
  const socket = await initialised(url, { authorization })
  socket.send(subscribe('1', '{ place }'))
  const { payload } = await socket.next()
  socket.socket.close()
  return payload?.data
}

it('shows one caller the same side of a field that is moving, whatever they come with, and others the other', async () => {
  const people = await Promise.all(Array.from({ length: 24 }, person))
  const seen = await Promise.all(
    people.map(async (sessions) => {
      const asked = [...sessions, ...sessions].map((authorization, index) =>
        placeOf(authorization, index % 2 ? 'application/json' : 'multipart/mixed;deferSpec=20220824, application/json'),
      )
      return [...new Set(await Promise.all(asked))]
    }),
  )
  expect(seen.filter((places) => places.length > 1)).toEqual([])
  expect([...new Set(seen.flat())].toSorted()).toEqual(['new', 'old'])
  const [[first = '']] = people as [string[]]
  expect(await placeOverSocket(first)).toEqual({ place: seen[0]?.[0] })
})

it('shows those it does not know the same side for as long as they come from one address', async () => {
  expect(new Set(await Promise.all(Array.from({ length: 6 }, () => placeOf()))).size).toBe(1)
})
