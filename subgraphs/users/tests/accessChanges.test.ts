import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import type { ServiceViewer } from '../../../platform/viewer.ts'
import { grantScopes, users, withdrawScopes } from '../index.ts'
import { createKey, once, openPartner, REVOKE, ROTATE } from './partners.ts'
import { callerOf, signUp, TOKENS } from './people.ts'

const CHANGES = 'subscription { accessChanges { userId sessionId scopes at } }'
const SIGN_OUT = 'mutation { signOut { endedSessions } }'
const gateway: ServiceViewer = { kind: 'service', name: 'gateway.access', scopes: ['graph:access'] }
let graph: TestSubgraph

beforeAll(async () => {
  graph = await openTestSubgraph(users)
})
afterAll(() => graph.close())

type Change = { userId: string; sessionId: string | null; scopes: string[] | null }

/** Hear of changes until one is about somebody. */
async function listen() {
  const stream = (await graph.subgraph.subscribe({
    query: CHANGES,
    viewer: gateway,
    requestId: 'r',
  })) as AsyncIterableIterator<Answer>
  const heard: Change[] = []
  return {
    heard,
    until: async (is: (change: Change) => boolean) => {
      while (!heard.some(is)) heard.push(...((await stream.next()).value?.data.accessChanges ?? []))
      return heard.find(is) as Change
    },
    leave: () => stream.return?.(),
  }
}
const sessionOf = (caller: { viewer: unknown }) => (caller.viewer as { sessionId: string }).sessionId

it('tells of sessions that end, whatever ends them', async () => {
  const changes = await listen()
  const signedOut = await signUp(graph, 'signed_out')
  await signedOut.data(SIGN_OUT)
  const first = await changes.until(({ sessionId }) => sessionId === sessionOf(signedOut))
  expect(first).toEqual({ userId: signedOut.id, sessionId: sessionOf(signedOut), scopes: null, at: expect.any(String) })

  const everywhere = await signUp(graph, 'everywhere')
  const { signIn } = await graph.anonymous.data(
    `mutation ($input: SignInInput!) { signIn(input: $input) { session { ${TOKENS} } } }`,
    { input: { handle: everywhere.handle, password: everywhere.password } },
  )
  const other = await callerOf(graph, signIn.session)
  await other.data('mutation { signOutEverywhere { endedSessions } }')
  for (const each of [everywhere, other]) await changes.until(({ sessionId }) => sessionId === sessionOf(each))

  const leaked = await signUp(graph, 'leaked')
  for (let round = 0; round < 2; round++)
    await graph.anonymous.ask(
      'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { userErrors { code } } }',
      {
        input: { refreshToken: leaked.tokens.refreshToken },
      },
    )
  await changes.until(({ sessionId }) => sessionId === sessionOf(leaked))
  await changes.leave()
})

it('tells of scopes that are given and taken away: all that are left', async () => {
  const { handle, id } = await signUp(graph, 'scoped')
  const changes = await listen()
  await grantScopes(graph.database, handle, ['users:pii', 'ads:review'])
  graph.bus.announce()
  const told = (count: number) => changes.until(({ userId, scopes }) => userId === id && scopes?.length === count)
  expect((await told(2)).scopes).toEqual(['ads:review', 'users:pii'])
  await withdrawScopes(graph.database, handle, ['users:pii', 'never:had'])
  graph.bus.announce()
  expect((await told(1)).scopes).toEqual(['ads:review'])
  await expect(withdrawScopes(graph.database, 'nobody', ['users:pii'])).rejects.toThrow('nobody')
  await changes.leave()
})

it('tells whoever comes late of everything that a token may still say otherwise', async () => {
  const person = await signUp(graph, 'early')
  await person.data(SIGN_OUT)
  await grantScopes(graph.database, 'early', ['users:pii'])
  await withdrawScopes(graph.database, 'early', ['users:pii'])
  const late = await listen()
  await late.until(({ sessionId }) => sessionId === sessionOf(person))
  expect(await late.until(({ userId, scopes }) => userId === person.id && scopes !== null)).toMatchObject({
    scopes: [],
  })
  await late.leave()
  graph.clock.advance(15 * 60_000 + 1)
  const tooLate = await listen()
  const next = await signUp(graph, 'later')
  await next.data(SIGN_OUT)
  await tooLate.until(({ sessionId }) => sessionId === sessionOf(next))
  expect(tooLate.heard.some(({ sessionId }) => sessionId === sessionOf(person))).toBe(false)
  await tooLate.leave()
})

it('is for the gateways alone', async () => {
  const person = graph.person()
  for (const viewer of [person.viewer, graph.anonymous.viewer]) {
    const answer = await graph.subgraph.subscribe({ query: CHANGES, viewer, requestId: 'r' })
    expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain((answer as unknown as Answer).errors?.[0]?.extensions.code)
  }
})

it('tells of keys that end sooner than they said, as it happens and for a day', async () => {
  const KEY_CHANGES = 'subscription { accessChanges { userId keyId endsAt at } }'
  const hear = async (is: (change: { keyId: string | null }) => boolean) => {
    const stream = (await graph.subgraph.subscribe({
      ...{ query: KEY_CHANGES, viewer: gateway, requestId: 'r' },
    })) as AsyncIterableIterator<Answer>
    for await (const { data } of stream) {
      const found = data.accessChanges.find(is)
      if (!found) continue
      await stream.return?.()
      return found
    }
  }
  const partner = await openPartner(graph)
  const [revoked, rotated] = [(await createKey(partner)).apiKey, (await createKey(partner)).apiKey]
  const live = [revoked, rotated].map(({ id }) => hear(({ keyId }) => keyId === id))
  const at = graph.clock.now().toISOString()
  const inAnHour = new Date(graph.clock.now().getTime() + 3600_000).toISOString()
  await partner.person.data(REVOKE, { input: { keyId: revoked.id } })
  await partner.person.data(ROTATE, { input: { keyId: rotated.id, overlapHours: 1, idempotencyKey: once() } })
  const told = [
    { userId: null, keyId: revoked.id, endsAt: at, at },
    { userId: null, keyId: rotated.id, endsAt: inAnHour, at },
  ]
  expect(await Promise.all(live)).toEqual(told)
  graph.clock.advance(24 * 3600_000 - 1)
  expect(await hear(({ keyId }) => keyId === revoked.id)).toEqual(told[0])
})
