import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { money } from '../../../platform/money.ts'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import { walletOf } from '../domain/account.ts'
import { dayNumberOf } from '../domain/day.ts'
import { openLedger } from '../store/ledger.ts'
import { type DailyGiving, postTransfers } from '../store/post-transfers.ts'
import { fresh, plain } from './money.ts'
import {
  cny,
  expectBooksRight,
  newKey,
  openWorld,
  TIP,
  TRANSFER,
  tipInput,
  transferInput,
  type World,
} from './world.ts'

const FREEZE = `mutation ($input: FreezeUserInput!) { freezeUser(input: $input) { user { id isFrozen } userErrors { code field } } }`
const UNFREEZE = `mutation ($userId: ID!) { unfreezeUser(userId: $userId) { user { id } userErrors { code field } } }`
const IS_FROZEN = `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User { isFrozen } } }`
const HOUR_MS = 3600_000

let world: World
let author: Caller
let giver: Caller
let staff: Caller
let post: string
beforeAll(async () => {
  // 23:30 of 27 February in China.
  world = await openWorld(new Date('2024-02-27T15:30:00Z'))
  staff = world.person({ scopes: ['risk:write', 'risk:read'] })
})
beforeEach(async () => {
  ;[author, giver] = (await world.people(2, 5_000_00n)) as [Caller, Caller]
  post = await world.post(author)
})
afterAll(() => world.close())

const codesOf = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code)
const tip = async (minor: bigint, from = giver, key = newKey()) =>
  (await from.data(TIP, { input: tipInput(post, minor, key) })).tip
const tipCodes = async (minor: bigint, from = giver) => codesOf(await tip(minor, from))
const freeze = async (who: { id: string }) =>
  (await staff.data(FREEZE, { input: { userId: who.id, reason: 'asked by the police' } })).freezeUser
const verify = (who: Caller, verificationLevel: 'PHONE' | 'REAL_NAME') =>
  world.tell({
    name: 'users.factsChanged',
    payload: { userId: who.id, gender: 'UNDISCLOSED', verificationLevel, attestations: [] },
  })
const sendGift = async (minor: bigint, from = giver) => {
  const giftPaymentId = newKey()
  await world.announce('live.giftRequested', {
    ...{ giftPaymentId, roomId: newId('LiveRoom'), giftId: newId('Gift'), fromUserId: from.id, toUserId: author.id },
    ...{ amount: cny(minor) as { minor: string; currency: 'CNY' }, at: world.clock.now().toISOString() },
  })
  const declined = await world.announced('payments.giftDeclined')
  return declined.find((event) => event.giftPaymentId === giftPaymentId)?.code ?? 'PAID'
}

describe('a frozen person', () => {
  it('gives nothing away and receives, until it is over', async () => {
    expect(await freeze(giver)).toEqual({ user: { id: giver.id, isFrozen: true }, userErrors: [] })
    expect(await tipCodes(1n)).toEqual(['ACCOUNT_FROZEN'])
    expect(await sendGift(1n)).toBe('ACCOUNT_FROZEN')
    const { transfer } = await giver.data(TRANSFER, { input: transferInput(author, 1n) })
    expect(codesOf(transfer)).toEqual(['ACCOUNT_FROZEN'])
    expect(await world.balance(giver)).toBe(5_000_00n)
    await author.data(TRANSFER, { input: transferInput(giver, 1n) })
    expect(await world.balance(giver)).toBe(5_000_01n)

    expect((await giver.data(IS_FROZEN, { id: giver.id }))._entities).toEqual([{ isFrozen: true }])
    expect((await author.ask(IS_FROZEN, { id: giver.id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    await freeze(giver)
    await staff.data(UNFREEZE, { userId: giver.id })
    expect(await tipCodes(1n)).toEqual([])
  })
  it('still gets the tip that was given before, when it is sent again', async () => {
    const first = await tip(1n, giver, 'before the freeze')
    await freeze(giver)
    expect(await tip(1n, giver, 'before the freeze')).toEqual(first)
  })
  it('is somebody, and frozen by staff alone', async () => {
    expect(codesOf(await freeze({ id: newId('User') }))).toEqual(['USER_NOT_FOUND'])
    expect((await staff.data(UNFREEZE, { userId: 'usr_x' })).unfreezeUser.userErrors).toEqual([
      { code: 'USER_NOT_FOUND', field: ['userId'] },
    ])
    const { errors } = await giver.ask(FREEZE, { input: { userId: author.id, reason: 'spite' } })
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})

it('keeps people apart who blocked each other, whoever did it, until it is lifted', async () => {
  for (const [blocker, blocked] of [
    [giver, author],
    [author, giver],
  ] as const) {
    const pair = { blockerId: blocker.id, blockedId: blocked.id }
    await world.announce('users.userBlocked', { ...pair, at: world.clock.now().toISOString() })
    expect(await tipCodes(1n)).toEqual(['BLOCKED'])
    expect(await sendGift(1n)).toBe('BLOCKED')
    // Not waited for: what was told before the tip counts before a refusal.
    await world.tell({ name: 'users.userUnblocked', payload: pair })
    expect(await tipCodes(1n)).toEqual([])
  }
})

describe('the limit of a day', () => {
  it('can be reached and not passed by many tips at once, gifts counted', async () => {
    expect(await sendGift(400_00n)).toBe('PAID')
    const codes = (await Promise.all(Array.from({ length: 20 }, () => tipCodes(100_00n)))).flat()
    expect(codes).toEqual(Array.from({ length: 14 }, () => 'DAILY_LIMIT_REACHED'))
    expect(await world.balance(giver)).toBe(4_000_00n)
    expect(await sendGift(1n)).toBe('DAILY_LIMIT_REACHED')
    await expectBooksRight(world)
  })
  it('holds among any number of processes, in whatever order days are asked for', async () => {
    const ledgers = [0, 1, 2].map(() => openLedger(world.database, () => {}))
    const give = (place: number, day: number, minor = 100_00n) =>
      ledgers[place % ledgers.length]?.post({
        ...{ ...fresh(giver.id), ...plain(world.clock.now()), kind: 'TIP', amount: money(minor) },
        ...{ payer: walletOf(giver.id), payee: walletOf(author.id), tip: { subjectId: post, message: null } },
        giving: { day, limitMinor: 1_000_00n },
      })
    const today = dayNumberOf(world.clock.now())
    const given = await Promise.all(Array.from({ length: 30 }, (_, place) => give(place, today)))
    expect(given.filter((outcome) => outcome?.ok)).toHaveLength(10)
    expect(new Set(given.map((outcome) => (outcome?.ok ? 'POSTED' : outcome?.code)))).toEqual(
      new Set(['POSTED', 'DAILY_LIMIT_REACHED']),
    )
    await expectBooksRight(world)
    // What was asked for before midnight and comes after what was asked for later counts towards neither day.
    const late = await Promise.all([today, today + 1, today, today + 1].map((day, place) => give(place, day, 600_00n)))
    expect(late.filter((outcome) => outcome && !outcome.ok && outcome.code !== 'DAILY_LIMIT_REACHED')).toEqual([])
    expect((await give(0, today + 1, 400_01n))?.ok).toBe(false)
    expect((await give(0, today + 1, 400_00n))?.ok).toBe(true)
  })
  /** What is given in one flush. @returns whether each was posted, or why not */
  const giveTogether = async (...given: readonly (DailyGiving & { minor: bigint })[]) => {
    const verdicts = await postTransfers(
      world.database.pool,
      given.map(({ minor, ...giving }) => ({
        ...{ ...fresh(giver.id), ...plain(world.clock.now()), kind: 'TIP', amount: money(minor), giving },
        ...{ payer: walletOf(giver.id), payee: walletOf(author.id), tip: { subjectId: post, message: null } },
      })),
    )
    return verdicts.map((verdict) => (verdict.is === 'DECLINED' ? verdict.code : verdict.is))
  }
  it('is that of each, where it changes between two that are posted together', async () => {
    const day = dayNumberOf(world.clock.now())
    const [low, high] = [
      { day, limitMinor: 100n },
      { day, limitMinor: 1_000n },
    ]
    expect(await giveTogether({ ...low, minor: 120n }, { ...high, minor: 10n })).toEqual([
      'DAILY_LIMIT_REACHED',
      'POSTED',
    ])
    expect(await giveTogether({ ...high, minor: 80n }, { ...low, minor: 20n })).toEqual([
      'POSTED',
      'DAILY_LIMIT_REACHED',
    ])
    expect(await giveTogether({ ...low, minor: 10n }, { ...high, minor: 901n })).toEqual([
      'POSTED',
      'DAILY_LIMIT_REACHED',
    ])
    expect(await giveTogether({ ...low, minor: 1n }, { ...high, minor: 899n })).toEqual([
      'DAILY_LIMIT_REACHED',
      'POSTED',
    ])
  })
  it('counts what is posted together for two days towards the later one alone', async () => {
    const day = dayNumberOf(world.clock.now())
    const [today, tomorrow] = [
      { day, limitMinor: 1_000n },
      { day: day + 1, limitMinor: 1_000n },
    ]
    expect(await giveTogether({ ...tomorrow, minor: 300n }, { ...today, minor: 600n })).toEqual(['POSTED', 'POSTED'])
    expect(await giveTogether({ ...tomorrow, minor: 701n })).toEqual(['DAILY_LIMIT_REACHED'])
    expect(await giveTogether({ ...tomorrow, minor: 700n })).toEqual(['POSTED'])
  })
  it('counts gifts that are asked for together', async () => {
    const ids = [newKey(), newKey(), newKey()]
    await world.announceAll(
      ids.map((giftPaymentId) => ({
        name: 'live.giftRequested',
        payload: {
          ...{ giftPaymentId, roomId: newId('LiveRoom'), giftId: newId('Gift'), fromUserId: giver.id },
          ...{ toUserId: author.id, amount: { minor: '40000', currency: 'CNY' }, at: world.clock.now().toISOString() },
        },
      })),
    )
    const declined = (await world.announced('payments.giftDeclined')).filter((event) =>
      ids.includes(event.giftPaymentId),
    )
    expect(declined).toEqual([{ giftPaymentId: ids[2], code: 'DAILY_LIMIT_REACHED' }])
  })
  it('is higher for whoever is verified, as soon as that is told', async () => {
    expect(await tipCodes(1_000_01n)).toEqual(['DAILY_LIMIT_REACHED'])
    await verify(giver, 'PHONE')
    expect(await tipCodes(1_000_01n)).toEqual([])
  })
  it('does not stand in the way of a tip that is sent again', async () => {
    const first = await tip(1_000_00n, giver, 'all of it')
    expect(await tip(1_000_00n, giver, 'all of it')).toEqual(first)
    expect(await tipCodes(1n)).toEqual(['DAILY_LIMIT_REACHED'])
  })
  it('begins anew at midnight in China', async () => {
    await tip(1_000_00n)
    world.clock.advance(HOUR_MS / 2 - 1)
    expect(await tipCodes(1n)).toEqual(['DAILY_LIMIT_REACHED'])
    world.clock.advance(1)
    expect(await tipCodes(1n)).toEqual([])
  })
})
