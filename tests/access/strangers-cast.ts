import type { ExecutionResult } from 'graphql'
import { expect, vi } from 'vitest'
import type { Link } from '../../gateway/links/link.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { PARTNER_SCOPES } from '../../schema/partner-scopes.ts'
import { openCast } from '../dry-runs/cases.ts'
import { snapshotOf } from '../dry-runs/snapshot.ts'
import { topUp } from '../journeys/circle-gates.ts'
import { type Answer, openClient } from '../support/client.ts'
import { type OneProcessWorld, openOneProcessWorld, type Person } from '../support/world.ts'

/** Somebody who asks: through the gateway, and of a subgraph as if the gateway let everything through. */
export interface Stranger {
  readonly name: 'bob' | 'app' | 'anonymous'
  ask(query: string, variables: Record<string, unknown>): Promise<Answer>
  askSubgraph(subgraph: string, query: string, variables: Record<string, unknown>): Promise<Answer>
}

export interface StrangersWorld {
  readonly world: OneProcessWorld
  /** Those to whom everything belongs; in what follows they are Alice, whoever it is that owns a thing. */
  readonly owners: Awaited<ReturnType<typeof openCast>>
  /** Somebody signed in, with money and a merchant of their own. */
  readonly bob: Person
  /** Bob, the app of his merchant, and nobody. */
  readonly strangers: readonly Stranger[]
  /** Ask a subgraph as somebody, past everything that the gateway refuses. */
  askSubgraph(subgraph: string, viewer: Viewer, query: string, variables: Record<string, unknown>): Promise<Answer>
  /** Do something that must change no row of anybody's. */
  unchanged<T>(what: string, act: () => Promise<T>): Promise<T>
  /** Do something that must leave everybody's money as it was, or more, but for somebody's and the platform's. */
  costsOnly<T>(who: string, what: string, act: () => Promise<T>): Promise<T>
  /** Do something that must change, and take away, no row but those that name somebody. */
  onlyOf<T>(who: string, what: string, act: () => Promise<T>): Promise<T>
}

/** People who own everything, and strangers to all of it who have what strangers can have. */
export async function openStrangersWorld(): Promise<StrangersWorld> {
  const links = new Map<string, Link>()
  const world = await openOneProcessWorld({
    dryRunMaxMs: 30_000,
    throughLink: (link) => {
      links.set(link.subgraph, link)
      return link
    },
  })
  const owners = await openCast(world)
  const bob = await world.signUp('bob')
  await topUp(world, bob, '900000')
  const app = await openApp(world, bob)
  const askSubgraph: StrangersWorld['askSubgraph'] = async (subgraph, viewer, query, variables) => {
    const link = links.get(subgraph) ?? expect.fail(`there is no subgraph "${subgraph}"`)
    const kind = query.startsWith('mutation') ? 'mutation' : query.startsWith('subscription') ? 'subscription' : 'query'
    const scope = { viewer, requestId: 'req_of_a_test' }
    const request = { query, variables, kind, body: '', operationName: undefined, scope } as const
    const answer = kind === 'subscription' ? await openedBy(await link.subscribe(request)) : await link.execute(request)
    // As it would come over a wire.
    return JSON.parse(JSON.stringify(answer))
  }
  const stranger = (name: Stranger['name'], client: Pick<Person, 'ask'>, viewer: Viewer): Stranger => ({
    name,
    ask: client.ask,
    askSubgraph: (subgraph, query, variables) => askSubgraph(subgraph, viewer, query, variables),
  })
  return {
    ...{ world, owners, bob, askSubgraph },
    strangers: [
      stranger('bob', bob, viewerOf(bob)),
      stranger('app', openClient(world.url, app.secret), app.viewer),
      stranger('anonymous', world.anonymous, { kind: 'anonymous' }),
    ],
    unchanged: async (what, act) => {
      for (let attempt = 1; ; attempt += 1) {
        const before = await atRest(world, () => snapshotOf(world.sql))
        const result = await act()
        const after = await snapshotOf(world.sql)
        const changed = Object.keys(after).filter((table) => after[table] !== before[table])
        // Else once only: what is done again may change nothing, though it did at first.
        if (attempt < 4 && changed.length > 0 && changed.every((table) => BY_THE_CLOCK.test(table))) continue
        expect([what, changed]).toEqual([what, []])
        return result
      }
    },
    costsOnly: async (who, what, act) => {
      const before = await atRest(world, () => balances(world, who))
      const result = await act()
      const after = await balances(world, who)
      const poorer = [...before].filter(([account, balance]) => (after.get(account) ?? 0n) < balance)
      expect([what, poorer]).toEqual([what, []])
      return result
    },
    onlyOf: async (who, what, act) => {
      const before = await atRest(world, () => rowsWithout(world, who))
      const result = await act()
      const after = new Set(await atRest(world, () => rowsWithout(world, who)))
      expect([what, before.filter((row) => !after.has(row))]).toEqual([what, []])
      return result
    },
  }
}

/** What becomes of a stream: it is refused, or open, which is all that is looked for. */
async function openedBy(stream: Awaited<ReturnType<Link['subscribe']>>): Promise<ExecutionResult> {
  if (!(Symbol.asyncIterator in stream)) return stream
  await stream.return?.()
  return { data: { result: 'open' } }
}

export const viewerOf = ({ id }: Pick<Person, 'id'>): Viewer => ({
  ...{ kind: 'user', userId: id, sessionId: 'ses_of_a_test', scopes: [] },
})

/** An app of somebody's own merchant, with every scope an app can have. */
async function openApp(world: OneProcessWorld, owner: Person): Promise<{ secret: string; viewer: Viewer }> {
  await world.sql`update users.people set verification_level = 'REAL_NAME' where id = ${owner.id}`
  const once = () => ({ idempotencyKey: world.key() })
  const { merchant } = await owner.act(
    'startMerchantOnboarding',
    { name: 'Elsewhere', size: 'MICRO', ...once() },
    'merchant { id }',
  )
  const ownerId: string = merchant.id
  const { app } = await owner.act('createPartnerApp', { ownerId, name: 'Elsewhere', ...once() }, 'app { id }')
  const scopes = Object.keys(PARTNER_SCOPES)
  const { apiKey, secret, userErrors } = await owner.act(
    'createApiKey',
    { appId: app.id, name: 'everything', mode: 'LIVE', scopes, ...once() },
    'apiKey { id } secret userErrors { code message }',
  )
  expect(userErrors).toEqual([])
  return { secret, viewer: { kind: 'app', appId: app.id, keyId: apiKey.id, ownerId, scopes } }
}

/** What is looked after once a second or a minute, whoever does something: viewers of rooms, credit, and who is told of it. */
const BY_THE_CLOCK = /^events\.|^live_streams\.(rooms|audience)$|^payments\.credit_|\.person_facts$/

/**
 * Look when what somebody began has come to rest, as much of it goes on by itself: reactions, and workflows. No key's use is counted in this world, so nothing
 * else writes.
 */
function atRest<T>(world: OneProcessWorld, look: () => Promise<T>): Promise<T> {
  return vi.waitFor(async () => {
    await world.settle()
    expect(await world.sql`select id from payments.workflows where lease is not null`).toHaveLength(0)
    const was = await look()
    expect(await look()).toEqual(was)
    return was
  }, 20_000)
}

/** Every row that does not name somebody, in words; how far the event log has been read is nobody's. */
async function rowsWithout({ sql }: OneProcessWorld, who: string): Promise<string[]> {
  const tables = await sql<{ schemaname: string; tablename: string }[]>`select schemaname, tablename from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'events')`
  const queries = tables.map(
    ({ schemaname, tablename }) =>
      `select '${schemaname}.${tablename}' || row::text as text from "${schemaname}"."${tablename}" as row`,
  )
  const all = await sql.unsafe<{ text: string }[]>(`select text from (${queries.join(' union all ')}) as rows
    where text not like '%${who}%' order by text`)
  return all.map(({ text }) => text)
}

/** What there is on the accounts of everybody but somebody, in minor units. */
async function balances({ sql }: OneProcessWorld, who: string): Promise<Map<string, bigint>> {
  const rows = await sql<{ id: string; minor: string }[]>`select id, balance_minor as minor from payments.accounts
    where owner_id is not null and owner_id <> ${who}`
  return new Map(rows.map(({ id, minor }) => [id, BigInt(minor)]))
}
