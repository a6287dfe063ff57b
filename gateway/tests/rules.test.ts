import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueAccessToken } from '../../platform/access-token.ts'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { silentLog } from '../../platform/log.ts'
import { anonymous, type UserViewer } from '../../platform/viewer.ts'
import { openPolicies, type Policy } from '../access/policies.ts'
import { ACCESS_RULES, rightsFor } from '../access/rules.ts'
import { HTTP_SETTINGS } from '../doors/http.ts'
import { openSmallGraph } from './small-graph.ts'
import { initialised, subscribe } from './socket.ts'
import { openToys, serveToys, TOY_KEY } from './toys.ts'

describe('a policy that a function decides', () => {
  const { engine, fetches } = openSmallGraph({
    shop: {
      sdl: 'type Query { wine: String @policy(policies: [["adult"]]) tea: String lottery: String @policy(policies: [["lucky"]]) }',
      answer: () => ({ data: { wine: 'red', tea: 'green' } }),
    },
  })
  afterAll(() => engine.close())
  const mei: UserViewer = { kind: 'user', userId: 'usr_mei', sessionId: 'ses_1', scopes: [] }
  const asked: string[] = []
  const adult: Policy = async ({ viewer }) => {
    asked.push('adult')
    return viewer.kind === 'user'
  }
  const rules = { ...ACCESS_RULES, policies: openPolicies({ adult }, silentLog) }

  const ask = async (query: string, request: Parameters<typeof rightsFor>[1]) => {
    asked.length = 0
    fetches.length = 0
    const prepared = await engine.prepare(query, null, { rights: rightsFor(rules, request) })
    if ('errors' in prepared) throw prepared.errors[0]
    return JSON.parse((await engine.execute(prepared, {}, request)).text)
  }

  it('lets in whom it says yes to, and keeps out all others with nothing fetched', async () => {
    expect(await ask('{ wine }', { viewer: mei, requestId: 'req_1' })).toEqual({ data: { wine: 'red' } })
    const { data, errors } = await ask('{ wine }', { viewer: anonymous, requestId: 'req_2' })
    expect(data).toEqual({ wine: null })
    expect(errors).toMatchObject([{ path: ['wine'], extensions: { missingPolicies: [['adult']] } }])
    expect(fetches).toEqual([])
  })

  it('is asked only where something needs it, and by nobody registered is met by nobody', async () => {
    await ask('{ tea }', { viewer: mei, requestId: 'req_1' })
    expect(asked).toEqual([])
    const { errors } = await ask('{ tea lottery }', { viewer: mei, requestId: 'req_2' })
    expect(errors).toMatchObject([{ path: ['lottery'], extensions: { code: 'FORBIDDEN' } }])
    expect(asked).toEqual([])
  })

  it('says what is wrong with a document before anybody is asked', async () => {
    await expect(ask('{ nothing }', { viewer: mei, requestId: 'req_1' })).rejects.toThrow('nothing')
    expect(asked).toEqual([])
  })
})

describe('introspection', () => {
  let served: Awaited<ReturnType<typeof serveToys>>
  beforeAll(async () => {
    const rules = { ...ACCESS_RULES, introspection: 'signed-in' as const }
    served = await serveToys(openToys(), undefined, { http: { ...HTTP_SETTINGS, rules } })
  })
  afterAll(() => served.close())

  const post = async (query: string, authorization?: string) => {
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) }
    const answer = await fetch(`${served.base}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    return answer.json()
  }
  const bearer = async () => {
    const user = { userId: newId('User'), sessionId: newId('Session'), scopes: [] }
    return `Bearer ${(await issueAccessToken(user, TOY_KEY, systemClock)).token}`
  }
  const REFUSED = { errors: [{ extensions: { code: 'INTROSPECTION_DISABLED' } }] }

  it('is for those who are signed in where it is not for everybody', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ me { name } t: __type(name: "Person") { name } }'])
      expect(await post(query)).toMatchObject(REFUSED)
    expect(await post('{ ...q } fragment q on Query { __schema { queryType { name } } }')).toMatchObject(REFUSED)
    expect(await post('{ __schema { queryType { name } } }', await bearer())).toMatchObject({
      data: { __schema: { queryType: { name: 'Query' } } },
    })
    expect(await post('{ __typename me { __typename } }')).toMatchObject({ data: { __typename: 'Query' } })
  })

  it('is not to be had by guessing names either, over HTTP or a socket', async () => {
    const { send, next, socket } = await initialised(served.url)
    for (const [id, query] of Object.entries({
      1: '{ mee { name } }',
      2: '{ me { nam } }',
      3: '{ person(idd: "1") { name } }',
    })) {
      const [mistake] = (await post(query)).errors
      expect(mistake).toMatchObject({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' }, locations: [{ line: 1 }] })
      expect(mistake.message).not.toContain('Did you mean')
      expect((await post(query, await bearer())).errors[0].message).toContain('Did you mean')
      send(subscribe(id, query))
      expect((await next()).payload?.[0]?.message).toBe(mistake.message)
    }
    socket.close()
  })

  it('is refused over a socket as well, and the socket goes on', async () => {
    const { send, next, socket } = await initialised(served.url)
    send(subscribe('1', '{ __schema { queryType { name } } }'))
    expect(await next()).toMatchObject({ id: '1', type: 'error', payload: REFUSED.errors })
    send(subscribe('2', '{ __typename }'))
    expect(await next()).toMatchObject({ id: '2', type: 'next' })
    socket.close()
  })
})
