import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Link } from '../../gateway/links/link.ts'
import { remoteLink } from '../../gateway/links/remote.ts'
import { linkRequest } from '../../gateway/links/request.ts'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { silentLog } from '../../platform/log.ts'
import { type ServedSubgraph, serveSubgraph } from '../../platform/process/serve-subgraph.ts'
import { openTestSubgraph, type TestSubgraph } from '../../platform/testing/subgraph.ts'
import { anonymous, type ServiceViewer, type UserViewer } from '../../platform/viewer.ts'
import { NO_SANDBOX, openSandbox, type Sandbox } from '../../platform/worlds/sandbox.ts'
import { inBothWorlds } from '../../platform/worlds/subgraph.ts'
import { users } from '../../subgraphs/users/index.ts'

const viewerSecret = new TextEncoder().encode('a viewer secret for tests, which is long enough')
const real: UserViewer = { kind: 'user', userId: newId('User'), sessionId: newId('Session'), scopes: [] }
const test: UserViewer = { ...real, mode: 'test' }
const gateway: ServiceViewer = { kind: 'service', name: 'gateway', scopes: ['graph:access'], mode: 'test' }
const SIGN_UP = `mutation { signUp(input: { handle: "over_the_wire", password: "along the wire", displayName: "Wire" }) {
  user { id } userErrors { code } } }`
const FIND = '{ user(handle: "over_the_wire") { id } }'

let home: TestSubgraph
beforeAll(async () => {
  home = await openTestSubgraph(users)
})
afterAll(() => home.close())

/** The subgraph behind a signed link, with a sandbox or without. */
async function serve(sandbox: Sandbox): Promise<{ served: ServedSubgraph; link: Link }> {
  const served = await serveSubgraph(inBothWorlds(home.subgraph, sandbox), {
    ...{ port: 0, host: '127.0.0.1', viewerSecret, clock: systemClock, log: silentLog, drainTimeoutMs: 500 },
    ready: async () => true,
  })
  const url = `http://127.0.0.1:${served.port}/graphql`
  return { served, link: remoteLink({ subgraph: 'users', url, viewerSecret, clock: systemClock, log: silentLog }) }
}

describe('a subgraph in a process of its own', () => {
  it('answers each in their own world, by the viewer that the gateway signed', async () => {
    const sandbox = openSandbox({
      databaseUrl: home.database.url,
      databasePoolMax: 3,
      eventRetentionHours: 1,
      accessTokenSecret: 'an access token secret for tests, long enough',
      clock: systemClock,
      log: silentLog,
      running: [{ module: users, live: home.subgraph }],
    })
    const { served, link } = await serve(sandbox)
    const ask = (query: string, viewer: UserViewer, kind: 'query' | 'mutation' = 'query') =>
      link.execute(linkRequest({ query, kind }, { viewer, requestId: 'req_1' }))
    const signedUp = await ask(SIGN_UP, test, 'mutation')
    expect(signedUp.errors).toBeUndefined()
    const { id } = (signedUp.data as { signUp: { user: { id: string } } }).signUp.user
    const found = (viewer: UserViewer) => ask(FIND, viewer)
    expect(await found(test)).toMatchObject({ data: { user: { id } } })
    expect(await found(real)).toMatchObject({ data: { user: null } })
    await link.close()
    await served.close()
    await sandbox.close()
  })

  it('says that there is no sandbox where there is none, to streams too, and goes on answering everybody else', async () => {
    const { served, link } = await serve(NO_SANDBOX)
    const answer = await link.execute(linkRequest({ query: FIND }, { viewer: test, requestId: 'req_1' }))
    expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['SANDBOX_UNAVAILABLE'])
    const query = 'subscription { accessChanges { userId } }'
    const stream = await link.subscribe(
      linkRequest({ query, kind: 'subscription' }, { viewer: gateway, requestId: 'req_1' }),
    )
    if (!(Symbol.asyncIterator in stream)) throw new Error('the stream has not begun')
    const { value } = await stream.next()
    expect(value.errors[0].extensions.code).toBe('SANDBOX_UNAVAILABLE')
    expect((await link.execute(linkRequest({ query: FIND }, { viewer: anonymous, requestId: 'req_1' }))).errors).toBe(
      undefined,
    )
    await link.close()
    await served.close()
  })

  it('has nothing for whoever is of the other world, even where nobody tells the worlds apart', async () => {
    const request = { query: FIND, viewer: test, requestId: 'req_1' }
    await expect(home.subgraph.execute(request)).rejects.toMatchObject({ code: 'SANDBOX_UNAVAILABLE' })
    await expect(home.subgraph.subscribe(request)).rejects.toMatchObject({ code: 'SANDBOX_UNAVAILABLE' })
  })
})
