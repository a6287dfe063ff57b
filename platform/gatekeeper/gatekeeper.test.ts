import { pgSchema } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { EventBus } from '../events/bus.ts'
import type { Announcement } from '../events/outbox.ts'
import type { Consumer } from '../events/reactions.ts'
import { silentLog } from '../log.ts'
import { keepPresence } from '../presence.ts'
import { openTestLog, type TestLog } from '../testing/log.ts'
import { decideSettled, openGatekeeper, readPersonFacts } from './gatekeeper.ts'
import { circleReactions, lastBy, personFactReactions } from './reactions.ts'
import { circleGatesTable, circleMembersTable, personFactsTable } from './tables.ts'

const toy = pgSchema('toy')
const tables = {
  personFacts: personFactsTable(toy),
  circleGates: circleGatesTable(toy),
  circleMembers: circleMembersTable(toy),
}
const at = new Date('2024-02-27T09:00:00Z')

let log: TestLog
let bus: EventBus
let consumer: Consumer

const facts = (userId: string, gender: 'FEMALE' | 'MALE' = 'FEMALE'): Announcement => ({
  name: 'users.factsChanged',
  payload: { userId, gender, verificationLevel: 'REAL_NAME', attestations: [] },
})
const credit = (userId: string, score: number): Announcement => ({
  name: 'payments.creditChanged',
  payload: { userId, score, computedAt: at.toISOString() },
})
const created = (communityId: string): Announcement => ({
  name: 'communities.communityCreated',
  payload: {
    communityId,
    slug: communityId,
    kind: 'LIFE_CIRCLE',
    name: communityId,
    ownerId: 'owner',
    gates: { COMMENT: { is: 'credit', over: 750 }, POST: { is: 'member' } },
    version: 1,
  },
})
const changed = (communityId: string, version: number, is: 'open' | 'closed'): Announcement => ({
  name: 'communities.gatesChanged',
  payload: { communityId, version, gates: { COMMENT: { is } } },
})
const member = (name: 'memberJoined' | 'memberLeft', communityId: string, userId: string): Announcement =>
  name === 'memberLeft'
    ? { name: 'communities.memberLeft', payload: { communityId, userId } }
    : { name: 'communities.memberJoined', payload: { communityId, userId, role: 'MEMBER', joinedAt: at.toISOString() } }

/** Tell, and wait until it was heard. */
const tell = async (...announcements: Announcement[]) => {
  await log.announce(...announcements)
  await bus.settle('nobody')
  await consumer.catchUp()
}
const decide = (communityId: string, userId: string, action: 'COMMENT' | 'POST' | 'VIEW') =>
  openGatekeeper(log.database.pool, tables).decide({ communityId, userId, action, at })

beforeAll(async () => {
  log = await openTestLog()
  await log.database.client.unsafe(`
    create schema toy;
    create table toy.person_facts (user_id text primary key, gender text, verification_level text,
      attestations jsonb not null default '[]', credit_score int);
    create table toy.circle_gates (community_id text primary key, gates jsonb not null, version int not null);
    create table toy.circle_members (community_id text, user_id text, role text not null,
      primary key (community_id, user_id))`)
  bus = await log.open()
  consumer = bus.react('toy', { ...personFactReactions(tables.personFacts), ...circleReactions(tables) })
})
afterAll(() => log.close())

describe('the gatekeeper', () => {
  it('decides by the facts told last, from users and payments', async () => {
    await tell(created('circle'), facts('anna'))
    expect(await decide('circle', 'anna', 'VIEW')).toEqual({ allowed: true, missing: [] })
    expect((await decide('circle', 'anna', 'COMMENT'))?.missing).toMatchObject([{ code: 'CREDIT_UNKNOWN' }])
    await tell(credit('anna', 900), credit('anna', 750))
    expect((await decide('circle', 'anna', 'COMMENT'))?.missing).toMatchObject([{ code: 'CREDIT_TOO_LOW' }])
    await tell(credit('anna', 751))
    expect((await decide('circle', 'anna', 'COMMENT'))?.allowed).toBe(true)
    expect(await readPersonFacts(log.database.pool, tables.personFacts, ['anna', 'nobody'])).toEqual(
      new Map([['anna', { gender: 'FEMALE', verificationLevel: 'REAL_NAME', attestations: [], creditScore: 751 }]]),
    )
  })

  it('knows who is a member now', async () => {
    await tell(created('club'), member('memberJoined', 'club', 'ben'))
    expect((await decide('club', 'ben', 'POST'))?.allowed).toBe(true)
    await tell(member('memberLeft', 'club', 'ben'))
    expect((await decide('club', 'ben', 'POST'))?.missing).toMatchObject([{ code: 'NOT_A_MEMBER' }])
    await tell(member('memberLeft', 'club', 'ben'), member('memberJoined', 'club', 'ben'))
    expect((await decide('club', 'ben', 'POST'))?.allowed).toBe(true)
  })

  it('keeps the newest gates, also when older ones are told again', async () => {
    await tell(created('salon'), changed('salon', 2, 'closed'), changed('salon', 3, 'open'))
    await tell(changed('salon', 2, 'closed'), created('salon'))
    expect((await decide('salon', 'anna', 'COMMENT'))?.allowed).toBe(true)
  })

  it('closes to people it knows nothing of, and decides nothing about circles it does not know', async () => {
    expect((await decide('circle', 'stranger', 'COMMENT'))?.allowed).toBe(false)
    expect(await decide('nowhere', 'anna', 'VIEW')).toBeNull()
  })
})

it('catches up before a no, and only then', async () => {
  let heard = 0
  const settle = async () => {
    heard++
  }
  const isYes = (answer: boolean) => answer
  expect(await decideSettled(async () => true, isYes, settle)).toBe(true)
  expect(heard).toBe(0)
  expect(await decideSettled(async () => heard > 0, isYes, settle)).toBe(true)
  expect(await decideSettled(async () => false, isYes, settle)).toBe(false)
  expect(heard).toBe(2)
})

it('keeps the last of each key, so that one statement touches a row once', () => {
  expect(lastBy(['a1', 'b1', 'a2'], (item) => item.charAt(0))).toEqual(['a2', 'b1'])
})

it('acts on nobody’s credit while whoever scores is away, and has been there before', async () => {
  await tell(created('circle_c'), facts('usr_c'), credit('usr_c', 751))
  const allowed = async () => (await decide('circle_c', 'usr_c', 'COMMENT'))?.allowed
  const scoreOf = async () =>
    (await readPersonFacts(log.database.pool, tables.personFacts, ['usr_c'])).get('usr_c')?.creditScore
  expect([await allowed(), await scoreOf()]).toEqual([true, 751])
  const presence = keepPresence(log.database, 'payments', silentLog)
  await vi.waitFor(async () => expect(await log.database.client`select 1 from events.presence`).toHaveLength(1), 30_000)
  expect([await allowed(), await scoreOf()]).toEqual([true, 751])
  await presence.close()
  // PostgreSQL takes note that a connection is gone a moment after it is.
  await vi.waitFor(async () => expect([await allowed(), await scoreOf()]).toEqual([false, null]), 30_000)
  const again = keepPresence(log.database, 'payments', silentLog)
  await vi.waitFor(async () => expect(await allowed()).toBe(true), 30_000)
  await again.close()
})
