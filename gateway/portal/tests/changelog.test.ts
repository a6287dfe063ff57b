import type { ExecutionResult } from 'graphql'
import { beforeEach, expect, it } from 'vitest'
import { silentLog } from '../../../platform/log.ts'
import { type AppViewer, anonymous, type Viewer } from '../../../platform/viewer.ts'
import type { ChangelogEntry } from '../../../schema/changelog.ts'
import { LIFEGRAPH_CONTRACTS } from '../../access/contracts.ts'
import type { Engine } from '../../engine.ts'
import type { Link, LinkRequest } from '../../links/link.ts'
import { startPortal } from '../index.ts'

const change = (at: string, coordinate: string, contracts: ChangelogEntry['contracts']): ChangelogEntry => ({
  at,
  contracts,
  kind: 'FIELD_DEPRECATION_ADDED',
  coordinate,
  severity: 'SAFE',
  message: `Field '${coordinate}' is deprecated`,
  replacement: 'User.title',
  removalDate: '2027-06-01',
})
const released = [
  change('2026-11-20T10:00:00.000Z', 'User.new', ['client', 'partner', 'internal']),
  change('2026-11-20T10:00:00.000Z', 'User.secret', ['internal']),
  change('2026-11-01T10:00:00.000Z', 'User.old', ['client', 'internal']),
]

const shop: AppViewer = { kind: 'app', appId: 'app_1', keyId: 'key_1', ownerId: 'mer_1', scopes: [] }
const asked: LinkRequest[] = []
let usage: ExecutionResult
beforeEach(() => {
  asked.length = 0
  usage = { data: { partnerApp: { usage: { deprecatedFields: [{ coordinate: 'User.new', hits: 7 }] } } } }
})
const users: Link = {
  subgraph: 'users',
  execute: async (request) => {
    asked.push(request)
    return usage
  },
  subscribe: async () => ({ errors: [] }),
  ready: async () => true,
  close: async () => {},
}
const engine = { contracts: LIFEGRAPH_CONTRACTS } as Engine
const portal = startPortal(new Map([['users', users]]), { engine: () => engine, released: () => released }, silentLog)

async function ask(given: string, viewer: Viewer, fields = 'coordinate') {
  const query = `{ changelog${given} { ${fields} } }`
  return JSON.parse(JSON.stringify(await portal.execute({ query, viewer, requestId: 'req_1' })))
}
const coordinates = (answer: { data: { changelog: { coordinate: string }[] } }) =>
  answer.data.changelog.map(({ coordinate }) => coordinate)

it('tells each caller what changed in its own contract, the newest first', async () => {
  expect(coordinates(await ask('', anonymous))).toEqual(['User.new', 'User.old'])
  expect(coordinates(await ask('', shop))).toEqual(['User.new'])
  const staff: Viewer = { kind: 'user', userId: 'usr_1', sessionId: 'ses_1', scopes: ['risk:write'] }
  expect(coordinates(await ask('', staff))).toEqual(['User.new', 'User.secret', 'User.old'])
})

it('tells a part of it', async () => {
  expect(coordinates(await ask('(since: "2026-11-10T00:00:00Z")', anonymous))).toEqual(['User.new'])
  expect(coordinates(await ask('(first: 1, skip: 1)', anonymous))).toEqual(['User.old'])
  for (const given of ['(first: 201)', '(first: -1)', '(skip: -1)'])
    expect((await ask(given, anonymous)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})

it('tells a change with what to do about it and until when', async () => {
  const { data } = await ask('(first: 1)', anonymous, 'at kind severity message replacement removalDate')
  expect(data.changelog).toEqual([
    {
      at: '2026-11-20T10:00:00.000Z',
      kind: 'FIELD_DEPRECATION_ADDED',
      severity: 'SAFE',
      message: "Field 'User.new' is deprecated",
      replacement: 'User.title',
      removalDate: '2027-06-01T00:00:00.000Z',
    },
  ])
})

it('tells an app how often its keys asked for what goes, in its own name and asked once', async () => {
  released.push(change('2026-10-01T10:00:00.000Z', 'User.older', ['partner']))
  const { data } = await ask('', shop, 'coordinate yourHits7d')
  expect(data.changelog).toEqual([
    { coordinate: 'User.new', yourHits7d: 7 },
    { coordinate: 'User.older', yourHits7d: 0 },
  ])
  expect(asked.map(({ variables, scope }) => [variables, scope.viewer])).toEqual([[{ id: 'app_1' }, shop]])
  expect((await ask('(first: 1)', anonymous, 'yourHits7d')).data.changelog).toEqual([{ yourHits7d: null }])
  expect(asked).toHaveLength(1)
})

it('says so when it cannot be known, and still tells the changes', async () => {
  usage = { data: { partnerApp: null } }
  const { data, errors } = await ask('(first: 1)', shop, 'coordinate yourHits7d')
  expect(data.changelog).toEqual([{ coordinate: 'User.new', yourHits7d: null }])
  expect(errors).toMatchObject([{ path: ['changelog', 0, 'yourHits7d'], extensions: { code: 'SERVICE_UNAVAILABLE' } }])
})
