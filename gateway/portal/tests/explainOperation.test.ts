import { readFile } from 'node:fs/promises'
import { afterAll, expect, it } from 'vitest'
import { silentLog } from '../../../platform/log.ts'
import { anonymous, type UserViewer, type Viewer } from '../../../platform/viewer.ts'
import { LIFEGRAPH_CONTRACTS } from '../../access/contracts.ts'
import { rightsOf } from '../../access/rights.ts'
import { type Engine, openEngine } from '../../engine.ts'
import { withPortal } from '../../links/portal.ts'
import { lifegraph } from '../../tests/graphs.ts'

const mei: UserViewer = { kind: 'user', userId: 'usr_mei', sessionId: 'ses_1', scopes: [] }
const fetches: string[] = []
/** The whole graph, with no subgraph behind it: whatever is explained, nobody is asked. */
const engine: Engine = openEngine(await lifegraph(), withPortal([], { engine: () => engine }, silentLog), silentLog, {
  onFetch: ({ subgraph }) => fetches.push(subgraph),
  contracts: LIFEGRAPH_CONTRACTS,
})
afterAll(() => engine.close())

const EXPLAIN = `query ($document: String!, $operationName: String, $variables: String, $asScopes: [String!]) {
  explainOperation(document: $document, operationName: $operationName, variables: $variables, asScopes: $asScopes) {
    mistakes { code message line column }
    estimatedCost costByPath { path estimated } costBySubgraph { subgraph estimated } fetches roundTrips subgraphs
    needsSignIn requiredScopes unobtainableScopes deniedPaths { path code needs why howToGet }
    deprecations { coordinate replacement removalDate } cacheMaxAge cachePrivate privatePaths cheaper { change estimated } } }`

async function explain(variables: Record<string, unknown>, viewer: Viewer = anonymous) {
  const prepared = await engine.prepare(EXPLAIN, null, { rights: rightsOf(viewer) })
  if ('errors' in prepared) throw new Error(prepared.errors[0]?.message)
  const { text } = await engine.execute(prepared, variables, { viewer, requestId: 'req_1' })
  const { data, errors } = JSON.parse(text)
  return { ...data?.explainOperation, errors }
}

it('tells what a screen costs, where, and what it takes, and runs nothing', async () => {
  const document = await readFile(new URL('../../../tests/operations/Q1-home-feed.graphql', import.meta.url), 'utf8')
  fetches.length = 0
  const found = await explain({ document, variables: JSON.stringify({ first: 20 }) })
  expect(found.errors).toBeUndefined()
  expect(found.mistakes).toEqual([])
  expect(found.subgraphs).toEqual(expect.arrayContaining(['content', 'users', 'payments', 'ads']))
  expect(found.fetches).toBeGreaterThanOrEqual(found.subgraphs.length)
  expect(found.roundTrips).toBeLessThanOrEqual(found.fetches)
  expect(found.estimatedCost).toBeGreaterThan(20)
  const [dearest] = found.costByPath
  expect(dearest).toEqual({ path: 'feed', estimated: found.estimatedCost })
  for (const { change, estimated } of found.cheaper) {
    expect(change).toMatch(/^(\w+: \d+ at|without) feed/)
    expect(estimated).toBeLessThanOrEqual(found.estimatedCost / 2)
  }
  expect(found.cheaper).toHaveLength(3)
  const shares: { estimated: number }[] = found.costBySubgraph
  expect(shares.reduce((sum, { estimated }) => sum + estimated, 0)).toBeLessThanOrEqual(found.estimatedCost)
  expect(fetches).toEqual(['portal'])
})

it('tells lists by their variables, and by their defaults without', async () => {
  const document = 'query ($first: Int) { feed(first: $first) { edges { node { __typename } } } }'
  const [few, many, by_default] = await Promise.all(
    ['{"first":2}', '{"first":50}', null].map((variables) => explain({ document, variables })),
  )
  expect(few.estimatedCost).toBeLessThan(by_default.estimatedCost)
  expect(by_default.estimatedCost).toBeLessThan(many.estimatedCost)
})

it('tells the fewest scopes an API key needs, and what would be denied without', async () => {
  const document =
    '{ merchant(id: "mer_1") { name onboarding { state } } nodes(ids: []) { id ... on User { meetsCredit(over: 700) } } }'
  const withNone = await explain({ document, asScopes: [] })
  expect(withNone.mistakes).toEqual([])
  expect(withNone.requiredScopes).toEqual(['credit:gate', 'merchants:read'])
  const paths = (of: typeof withNone) => of.deniedPaths.map(({ path }: { path: string }) => path)
  expect(paths(withNone)).toEqual(['merchant.onboarding', 'nodes.meetsCredit'])
  expect(withNone.deniedPaths[0]).toMatchObject({
    code: 'FORBIDDEN',
    needs: expect.arrayContaining(['merchants:read']),
  })
  expect(paths(await explain({ document, asScopes: ['merchants:read'] }))).toEqual(['nodes.meetsCredit'])
  expect(paths(await explain({ document, asScopes: withNone.requiredScopes }))).toEqual([])
})

it('holds an operation for keys to what keys may ask, whoever preflights it', async () => {
  const document = 'mutation { freezeUser(userId: "usr_1", reason: "x") { userErrors { code } } }'
  const [mistake] = (await explain({ document, asScopes: ['risk:write'] }, mei)).mistakes
  expect(mistake).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', message: expect.stringContaining('freezeUser') })
})

it('tells the caller’s own denials unless told whose', async () => {
  const document = 'mutation { follow(userId: "usr_1") { userErrors { code } } }'
  expect((await explain({ document })).deniedPaths).toMatchObject([{ path: 'follow', code: 'UNAUTHENTICATED' }])
  expect((await explain({ document }, mei)).deniedPaths).toEqual([])
})

it('tells whether an answer is for one caller only, and may be kept at all', async () => {
  const open = await explain({ document: '{ areas(city: "Chengdu") { name } }' })
  expect(open).toMatchObject({ cachePrivate: false, privatePaths: [], cacheMaxAge: null, needsSignIn: false })
  const own = await explain({ document: '{ user(handle: "wei") { displayName viewerFollows } }' })
  expect(own).toMatchObject({ cachePrivate: true, privatePaths: ['user.viewerFollows'] })
  expect(await explain({ document: 'mutation { signOut { endedSessions } }' })).toMatchObject({ cacheMaxAge: 0 })
})

it('tells what is wrong, as data, with its place', async () => {
  const typo = await explain({ document: '{\n  feeed { edges { cursor } }\n}' })
  expect(typo).toMatchObject({ estimatedCost: 0, fetches: 0, errors: undefined })
  expect(typo.mistakes).toMatchObject([{ code: 'GRAPHQL_VALIDATION_FAILED', line: 2, column: 3 }])
  expect(typo.mistakes[0].message).not.toContain('Did you mean')
  const mine = await explain({ document: '{ feeed { edges { cursor } } }' }, mei)
  expect(mine.mistakes[0].message).toContain('Did you mean')
  const [broken] = (await explain({ document: '{' })).mistakes
  expect(broken).toMatchObject({ code: 'GRAPHQL_PARSE_FAILED' })
  const two = 'query a { areas { name } } query b { areas { code } }'
  expect((await explain({ document: two })).mistakes).toMatchObject([
    { code: 'OPERATION_RESOLUTION_FAILURE', line: null },
  ])
  expect((await explain({ document: two, operationName: 'b' })).mistakes).toEqual([])
  const needs = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
  expect((await explain({ document: needs, variables: '{}' })).mistakes).toHaveLength(1)
})

it('refuses variables that are no JSON object, and more scopes than there are', async () => {
  const document = '{ areas { name } }'
  for (const variables of ['{', '[]', 'null', '"x"'])
    expect((await explain({ document, variables })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  const asScopes = Array.from({ length: 101 }, (_, index) => `scope:${index}`)
  expect((await explain({ document, asScopes })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})

it('bounds hostile documents as if they were run', async () => {
  const spreads = Array.from({ length: 40 }, (_, n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`)
  const bomb = await explain({ document: `{ ...f0 } ${spreads.join(' ')} fragment f40 on Query { __typename }` })
  expect(bomb.mistakes).toHaveLength(1)
  expect(bomb.estimatedCost).toBe(0)
})
