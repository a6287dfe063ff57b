import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLObjectType, getNamedType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { SUBGRAPH_MODULES } from '../../subgraphs/index.ts'
import type { Answer, Json } from '../support/client.ts'
import { type OneProcessWorld, openOneProcessWorld, type Person } from '../support/world.ts'
import { casesOf, openCast } from './cases.ts'
import { snapshotOf } from './snapshot.ts'

/** The whole graph as its own staff see it. */
const MUTATIONS = (() => {
  const sdl = readFileSync(new URL('../../schema/internal.graphql', import.meta.url), 'utf8')
  return (buildSchema(sdl, { assumeValid: true }).getMutationType() as GraphQLObjectType).getFields()
})()
const decisions = Object.assign({}, ...SUBGRAPH_MODULES.map(({ dryRun }) => dryRun))

let world: OneProcessWorld
let cases: ReturnType<typeof casesOf>
let notified = 0

beforeAll(async () => {
  world = await openOneProcessWorld({ dryRunMaxMs: 30_000 })
  cases = casesOf(world, await openCast(world))
  await world.sql.listen('lifegraph_events', () => {
    notified += 1
  })
}, 240_000)
afterAll(() => world.close())

describe('a dry run of', () => {
  const names = Object.keys(MUTATIONS).filter((name) => decisions[name]?.is === 'RUN')

  it('every mutation that has one is tried below', () => {
    expect(Object.keys(cases).sort()).toEqual(names.sort())
  })

  it('each of them leaves every table as it was and tells nobody, and the same request is then done for real', async () => {
    for (const [name, prepare] of Object.entries(cases)) {
      const { as, variables, select, learn } = await prepare()
      const query = mutationOf(name, Object.keys(variables), select)
      const tried = await unchanged(name, () => send(as, query, variables, true))
      expect([name, tried.errors, tried.data?.result?.userErrors]).toEqual([name, undefined, []])
      expect([name, tried.extensions]).toEqual([name, expect.objectContaining({ dryRun: true })])
      const done = await send(as, query, variables, false)
      expect([name, done.errors, done.data?.result?.userErrors]).toEqual([name, undefined, []])
      await learn?.(done.data.result)
    }
  }, 600_000)
})

describe('what has no dry run', () => {
  const REFUSED: Record<string, Record<string, unknown>> = {
    signUp: { input: { handle: 'would_be', password: 'a password of mine', displayName: 'Would-be' } },
    signIn: { input: { handle: 'host', password: 'the password of host' } },
    refreshSession: { input: { refreshToken: 'not one' } },
    advanceSandboxClock: { hours: 1 },
    createApiKeyForOperations: {
      input: {
        appId: newId('PartnerApp'),
        name: 'till',
        mode: 'TEST',
        documents: ['{ __typename }'],
        idempotencyKey: 'k',
      },
    },
  }

  it('is every mutation that is not tried above, and is refused before it begins', async () => {
    expect(Object.keys(REFUSED).sort()).toEqual(
      Object.keys(MUTATIONS)
        .filter((name) => !(name in cases))
        .sort(),
    )
    const staff = await world.signUp('clockmaker', { scopes: ['sandbox:clock', 'graph:explore'] })
    for (const [name, variables] of Object.entries(REFUSED)) {
      const query = mutationOf(name, Object.keys(variables))
      const { errors } = await unchanged(name, () => send(staff, query, variables, true))
      expect([name, errors?.map(({ extensions }) => extensions.code)]).toEqual([name, ['DRY_RUN_REFUSED']])
    }
  })
})

interface Told extends Answer {
  extensions?: Json
}

async function send(as: Person, query: string, variables: Json, dryRun: boolean): Promise<Told> {
  const response = await fetch(world.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${as.accessToken}`,
      ...(dryRun && { 'x-dry-run': '1' }),
    },
    body: JSON.stringify({ query, variables }),
  })
  const told = (await response.json()) as Told
  expect([response.headers.get('x-dry-run'), told]).toEqual([dryRun ? '1' : null, expect.anything()])
  return told
}

/** Do something that must change nothing. What goes on by itself may come in between, though not time and again. */
async function unchanged<T>(name: string, act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    await world.settle()
    const [before, heard] = [await snapshotOf(world.sql), notified]
    const result = await act()
    const after = await snapshotOf(world.sql)
    const isSame = notified === heard && JSON.stringify(after) === JSON.stringify(before)
    if (!isSame && attempt < 4) continue
    expect([name, after]).toEqual([name, before])
    expect([name, notified]).toEqual([name, heard])
    return result
  }
}

/** A mutation as a client writes it, with its arguments as variables. */
function mutationOf(name: string, given: readonly string[], select = ''): string {
  const field = MUTATIONS[name]
  if (!field) return expect.fail(`there is no mutation "${name}"`)
  const args = field.args.filter((arg) => given.includes(arg.name))
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const payload = getNamedType(field.type)
  const shown = isObjectType(payload) ? `{ userErrors { code message } ${select} }` : ''
  if (args.length === 0) return `mutation { result: ${name} ${shown} }`
  return `mutation (${declared}) { result: ${name}(${passed}) ${shown} }`
}
