import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLifetime } from '../../gateway/links/lifetime.ts'
import type { LinkRequest } from '../../gateway/links/link.ts'
import { newId } from '../../platform/ids.ts'
import { anonymous, type UserViewer } from '../../platform/viewer.ts'
import type { Json } from '../support/client.ts'
import { homeDatabase } from '../support/world.ts'
import { snapshotOf } from './snapshot.ts'
import { openOver, type Served, say, serve } from './wire.ts'

const cny = (minor: number) => ({ minor: String(minor), currency: 'CNY' })
const BALANCE = '{ viewer { displayName wallet { balance { minor } } } }'
const TRANSFER = `mutation ($a: TransferInput!) {
  transfer(input: $a) { userErrors { code } transfer { from { displayName wallet { balance { minor } } } to { displayName } } } }`
/** As payments itself is asked. */
const PLAIN = 'mutation ($input: TransferInput!) { transfer(input: $input) { userErrors { code } transfer { id } } }'

let home: Awaited<ReturnType<typeof homeDatabase>>
let sql: postgres.Sql
let users: Served
let payments: Served
let twin: Served
let over: Awaited<ReturnType<typeof openOver>>
/** What happens before a fetch leaves. */
let before: (request: LinkRequest) => Promise<void> = async () => {}
/** Where fetches of payments go. */
let toTwin: (request: LinkRequest) => boolean = () => false
let giver: UserViewer
let taker: UserViewer
let keys = 0

beforeAll(async () => {
  home = await homeDatabase()
  sql = postgres(home.url, { max: 2, onnotice: () => {} })
  ;[users, payments, twin] = (await Promise.all(
    ['users', 'payments', 'payments'].map((name) => serve(name, home.url)),
  )) as [Served, Served, Served]
  const both = {
    ...payments.link,
    execute: (request: LinkRequest) => (toTwin(request) ? twin : payments).link.execute(request),
  }
  over = await openOver([users.link, both], (request) => before(request))
}, 240_000)
afterAll(async () => {
  await over.engine.close()
  await Promise.all([twin.link.close(), users.close(), payments.close(), twin.close()])
  await sql.end()
  await home.drop()
})
beforeEach(async () => {
  ;[giver, taker] = (await Promise.all(['giver', 'taker'].map(signUp))) as [UserViewer, UserViewer]
  await over.run(
    giver,
    'mutation ($i: TopUpInput!) { topUp(input: $i) { userErrors { code } } }',
    {
      i: { amount: cny(1000), fundingSource: 'TEST', idempotencyKey: key() },
    },
    false,
  )
  await quiet()
})
afterEach(() => {
  before = async () => {}
  toTwin = () => false
})

const key = () => {
  keys += 1
  return `key-${keys}`
}
async function signUp(name: string): Promise<UserViewer> {
  const input = { handle: `${name}_${key().replace('-', '_')}`, displayName: name, password: 'long enough to be one' }
  const query = 'mutation ($i: SignUpInput!) { signUp(input: $i) { user { id } userErrors { code } } }'
  const { data } = await over.run(anonymous, query, { i: input }, false)
  return { kind: 'user', userId: data.signUp.user.id, sessionId: newId('Session'), scopes: [] }
}
const pay = (minor: number) => ({ toUserId: taker.userId, amount: cny(minor), idempotencyKey: key() })
const tryOut = (query: string, variables: Json, viewer = giver) => over.run(viewer, query, variables, true)
const balance = async () => (await over.run(giver, BALANCE, {}, false)).data.viewer.wallet.balance.minor
/** Until everything announced was heard of everywhere. */
async function quiet() {
  for (const { name, kernel } of [users, payments, users, payments]) await kernel.bus.settle(name)
}
/** Do something that leaves every table as it was. What goes on by itself may come in between, though not time and again. */
async function unchanged<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const was = await snapshotOf(sql)
    const result = await act()
    await untilNoneOpen()
    const is = await snapshotOf(sql)
    if (JSON.stringify(is) !== JSON.stringify(was) && attempt < 4) continue
    expect(is).toEqual(was)
    return result
  }
}
const openOnes = async () =>
  (
    await sql`select pid from pg_stat_activity where datname = current_database() and xact_start is not null
    and application_name = 'lifegraph dry runs'`
  ).length
const untilNoneOpen = () => vi.waitFor(async () => expect(await openOnes()).toBe(0), 10_000)
const codes = ({ errors = [] }: Json) => errors.map((error: Json) => [error.path?.join('.'), error.extensions.code])

describe('a dry run over the wire', () => {
  it('shows at every place what all subgraphs would have, and leaves nothing', async () => {
    const query = `mutation ($a: TransferInput!, $b: TransferInput!) {
      updateProfile(input: { displayName: "Would-be" }) { user { displayName } }
      first: transfer(input: $a) { userErrors { code } }
      second: transfer(input: $b) { userErrors { code }
        transfer { from { displayName wallet { balance { minor } } } to { displayName } } } }`
    const answer = await unchanged(() => tryOut(query, { a: pay(300), b: pay(200) }))
    expect(answer.errors).toBeUndefined()
    expect(answer.data.second.transfer).toEqual({
      from: { displayName: 'Would-be', wallet: { balance: { minor: '500' } } },
      to: { displayName: 'taker' },
    })
    expect(answer.extensions).toMatchObject({
      dryRun: true,
      dryRunReport: { wouldAnnounce: ['payments.transferPosted', 'users.profileChanged'] },
    })
    expect((await over.run(giver, BALANCE, {}, false)).data.viewer).toMatchObject({ displayName: 'giver' })
  })

  it('uses up no key: the same request is then done for real, once', async () => {
    const variables = { a: pay(300) }
    await unchanged(() => tryOut(TRANSFER, variables))
    await unchanged(() => tryOut(TRANSFER, variables))
    expect((await over.run(giver, TRANSFER, variables, false)).data.transfer.userErrors).toEqual([])
    expect((await over.run(giver, TRANSFER, variables, false)).data.transfer.userErrors).toEqual([])
    expect(await balance()).toBe('700')
    // What was done already is what a dry run of the same request shows.
    await quiet()
    const again = await unchanged(() => tryOut(TRANSFER, variables))
    expect(again.data.transfer).toMatchObject({
      userErrors: [],
      transfer: { from: { wallet: { balance: { minor: '700' } } } },
    })
  })

  it('shows each of those that try one wallet out at once its own, or that the other was first', async () => {
    const answers = await unchanged(() => Promise.all([400, 500].map((minor) => tryOut(TRANSFER, { a: pay(minor) }))))
    const shown = answers.map((answer, index) => {
      if (answer.errors) return codes(answer)
      return Number(answer.data.transfer.transfer.from.wallet.balance.minor) === [600, 500][index]
    })
    expect(shown).toContain(true)
    for (const one of shown) if (one !== true) expect(one).toEqual([['transfer', 'BUSY']])
  })

  it('is refused, and changes nothing, when one caller has too many', async () => {
    const ids = ['dry_aaaaaaaaaaaa', 'dry_bbbbbbbbbbbb']
    for (const ticket of ids) await say(payments, { viewer: giver, ticket, query: '{ __typename }' })
    const answer = await tryOut(TRANSFER, { a: pay(1) })
    expect(codes(answer)).toEqual([['transfer', 'BUSY']])
    expect(
      (
        await tryOut(
          'mutation ($a: TransferInput!) { transfer(input: $a) { userErrors { code } } }',
          {
            a: { ...pay(1), toUserId: giver.userId },
          },
          taker,
        )
      ).data.transfer.userErrors,
    ).toEqual([{ code: 'INSUFFICIENT_FUNDS' }])
    for (const id of ids) await say(payments, { viewer: giver, method: 'DELETE', path: `/dry-runs/${id}` })
    expect(await openOnes()).toBe(0)
  })

  it('holds a wallet no longer than it lasts: what is meant waits, and is done', async () => {
    const ticket = 'dry_cccccccccccc'
    const tried = await say(payments, { viewer: giver, ticket, query: PLAIN, variables: { input: pay(10) } })
    expect(tried.body.data.transfer.userErrors).toEqual([])
    const meant = over.run(giver, TRANSFER, { a: pay(20) }, false)
    await vi.waitFor(async () => {
      const waiting =
        await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      expect(waiting).toHaveLength(1)
    }, 10_000)
    await say(payments, { viewer: giver, method: 'DELETE', path: `/dry-runs/${ticket}` })
    expect((await meant).data.transfer.userErrors).toEqual([])
    expect(await balance()).toBe('980')
  })
})

it('is taken back when whoever asked for it leaves in the middle', async () => {
  let fetches = 0
  const query = `mutation ($a: TransferInput!) { transfer(input: $a) { userErrors { code } }
    updateProfile(input: { displayName: "Would-be" }) { user { displayName } } }`
  await unchanged(() => {
    const lifetime = openLifetime(60_000)
    fetches = 0
    before = async () => {
      fetches += 1
      if (fetches === 2) lifetime.end('left')
    }
    return over.run(giver, query, { a: pay(300) }, true, lifetime)
  })
  expect(fetches).toBe(2)
  expect((await tryOut(TRANSFER, { a: pay(1000) })).data.transfer.userErrors).toEqual([])
})

describe('a dry run that is cut off between its fetches', () => {
  /** Payments, users, and payments again. */
  const SEPARATE = `mutation ($a: TransferInput!, $b: TransferInput!) {
    first: transfer(input: $a) { userErrors { code } }
    updateProfile(input: { displayName: "Would-be" }) { user { id } }
    second: transfer(input: $b) { userErrors { code } } }`
  /** @param cut done before payments is asked again */
  const cutOff = async (cut: () => Promise<unknown>) => {
    let fetches = 0
    const answer = await unchanged(() => {
      fetches = 0
      toTwin = () => false
      before = async () => {
        fetches += 1
        if (fetches === 3) await cut()
      }
      return tryOut(SEPARATE, { a: pay(300), b: pay(200) })
    })
    expect(fetches).toBe(3)
    expect(codes(answer)).toEqual([['second', 'DRY_RUN_OVER']])
    expect(answer.extensions.dryRun).toBe(true)
  }

  it('tells that it is over when its connections are lost, and does nothing anew', () =>
    cutOff(
      () => sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'lifegraph dry runs'`,
    ))

  it('tells that it is over when it takes too long', () => cutOff(untilNoneOpen))

  it('tells that it is over when the rest of it reaches another process, and not what that one sees', () =>
    cutOff(async () => {
      toTwin = () => true
    }))
})

describe('the word of the gateway on a dry run', () => {
  it('is taken with its signature only', async () => {
    const ask = { ticket: 'dry_dddddddddddd', query: PLAIN, variables: { input: pay(10) } }
    await unchanged(async () => {
      expect((await say(payments, ask)).status).toBe(401)
      expect((await say(payments, { method: 'DELETE', path: '/dry-runs/dry_dddddddddddd' })).status).toBe(401)
      expect((await say(payments, { ...ask, viewer: giver, ticket: 'dry' })).body.errors[0].extensions.code).toBe(
        'BAD_USER_INPUT',
      )
    })
  })

  it('is about one caller: nobody else sees into a dry run, or ends it', async () => {
    await unchanged(async () => {
      const ticket = `dry_foreign-${key()}`
      const ask = { ticket, query: PLAIN, variables: { input: pay(10) } }
      expect((await say(payments, { ...ask, viewer: giver })).body.data.transfer.userErrors).toEqual([])
      const foreign = await say(payments, { ...ask, viewer: taker })
      expect([foreign.status, foreign.body.errors[0].extensions.code]).toEqual([200, 'DRY_RUN_OVER'])
      await say(payments, { viewer: taker, method: 'DELETE', path: `/dry-runs/${ticket}` })
      expect(await openOnes()).toBe(1)
      const { body } = await say(payments, { viewer: giver, method: 'DELETE', path: `/dry-runs/${ticket}` })
      expect(body).toEqual({ announced: ['payments.transferPosted'], notes: [] })
    })
  })
})
