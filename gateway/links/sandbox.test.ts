import { expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { silentLog } from '../../platform/log.ts'
import { type AppViewer, anonymous, type UserViewer, type Viewer } from '../../platform/viewer.ts'
import type { Link, LinkRequest } from './link.ts'
import { linkRequest } from './request.ts'
import { linksToSandbox } from './sandbox.ts'

const app: AppViewer = {
  ...{ kind: 'app', appId: newId('PartnerApp'), keyId: newId('ApiKey'), ownerId: newId('Merchant'), scopes: [] },
  mode: 'test',
}
const person: UserViewer = {
  kind: 'user',
  userId: newId('User'),
  sessionId: newId('Session'),
  scopes: [],
  mode: 'test',
}

/** Links that note what they are asked. */
function open(standIns: () => unknown = () => ({ data: { standInForOwner: true } })) {
  const asked: string[] = []
  let nowMs = 0
  const link = (subgraph: string): Link => ({
    subgraph,
    execute: async ({ query, variables }: LinkRequest) => {
      asked.push(`${subgraph} ${query.includes('standIn') ? variables.ownerId : query}`)
      return (query.includes('standIn') ? standIns() : { data: {} }) as object
    },
    subscribe: async ({ query }) => {
      asked.push(`${subgraph} ${query}`)
      return { data: {} }
    },
    ready: async () => true,
    close: async () => {},
  })
  const links = linksToSandbox([link('users'), link('content')], { log: silentLog, now: () => nowMs })
  const ask = (viewer: Viewer, kind: 'execute' | 'subscribe' = 'execute') =>
    links[1]?.[kind](linkRequest({ query: '{ feed }' }, { viewer, requestId: 'req_1' }))
  return { asked, ask, pass: (ms: number) => (nowMs += ms) }
}
const WAKING = ['users { __typename }', 'content { __typename }']

it('passes on what is asked in the real world, and nothing else', async () => {
  const { ask, asked } = open()
  await ask(anonymous)
  await ask({ ...app, mode: undefined } as unknown as AppViewer)
  expect(asked).toEqual(['content { feed }', 'content { feed }'])
})

it('wakes all subgraphs when somebody is in the sandbox, and again while somebody is', async () => {
  const { ask, asked, pass } = open()
  await ask(person)
  await ask(person, 'subscribe')
  expect(asked).toEqual([...WAKING, 'content { feed }', 'content { feed }'])
  pass(20_000)
  await ask(person)
  expect(asked.slice(4)).toEqual([...WAKING, 'content { feed }'])
})

it('wakes nobody for what gateways ask themselves', async () => {
  const { ask, asked } = open()
  await ask({ kind: 'service', name: 'gateway.access', scopes: ['graph:access'], mode: 'test' })
  expect(asked).toEqual(['content { feed }'])
})

it('makes a stand-in for who owns an app before its first request, and once', async () => {
  const { ask, asked } = open()
  await Promise.all([ask(app), ask(app), ask({ ...app, keyId: newId('ApiKey') })])
  await ask(app)
  expect(asked).toEqual([...WAKING, `users ${app.ownerId}`, ...Array(4).fill('content { feed }')])
})

it('answers while there is no stand-in, and tries again with the next request', async () => {
  let works = false
  const { ask, asked } = open(() => (works ? { data: { standInForOwner: true } } : { errors: [{ message: 'away' }] }))
  expect(await ask(app)).toEqual({ data: {} })
  works = true
  await ask(app)
  await ask(app)
  expect(asked.filter((each) => each === `users ${app.ownerId}`)).toHaveLength(2)
})
