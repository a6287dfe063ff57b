import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { money } from '../../../platform/money.ts'
import { fundingOf, walletOf } from '../domain/account.ts'
import { type PostRequest, postTransfers } from '../store/post-transfers.ts'
import { openTips } from '../store/tips.ts'
import { fresh, plain } from './money.ts'
import { expectBooksRight, openWorld, type World } from './world.ts'

let world: World
const author = walletOf(newId('User'))
const people = Array.from({ length: 130 }, () => walletOf(newId('User')))

const post = async (requests: readonly PostRequest[]) => {
  const verdicts = await postTransfers(world.database.pool, requests)
  expect(verdicts.every(({ is }) => is === 'POSTED')).toBe(true)
}
/** Tips of these people, by their place among all. */
const give = (subjectId: string, gifts: readonly (readonly [place: number, minor: bigint])[]) =>
  post(
    gifts.map(([place, minor]) => {
      const payer = people[place]!
      const base = { ...fresh(payer.ownerId), memo: null, at: world.clock.now(), payer, payee: author }
      return { ...base, kind: 'TIP', amount: money(minor), tip: { subjectId, message: null } }
    }),
  )
const leaders = async (subjectId: string) =>
  (await openTips(world.database.pool).topTippers([subjectId], 100)).map(
    ({ userId, total }) => [people.findIndex(({ ownerId }) => ownerId === userId), total.minor] as const,
  )

beforeAll(async () => {
  world = await openWorld()
  await post(
    people.map((payee) => ({
      ...{ ...fresh(payee.ownerId), ...plain(world.clock.now()), kind: 'TOP_UP', payee, amount: money(10_000n) },
      payer: fundingOf('TEST', payee.ownerId),
    })),
  )
})
afterAll(() => world?.close())

it('shows the hundred who gave most, and who overtakes one of them takes the place of the last', async () => {
  const subject = newId('Post')
  // Person 0 gives 200, person 1 gives 199, and so on: the last on the board is person 99 with 101.
  await give(
    subject,
    people.map((_, place) => [place, BigInt(200 - place)]),
  )
  expect(await leaders(subject)).toEqual(Array.from({ length: 100 }, (_, place) => [place, BigInt(200 - place)]))
  // As much as the last, but later: no place. One more: hers.
  await give(subject, [[120, 21n]])
  expect((await leaders(subject)).at(-1)).toEqual([99, 101n])
  await give(subject, [[120, 1n]])
  expect((await leaders(subject)).slice(-2)).toEqual([
    [98, 102n],
    [120, 102n],
  ])
  await give(subject, [
    [120, 500n],
    [121, 500n],
    [99, 400n],
  ])
  expect((await leaders(subject)).slice(0, 4)).toEqual([
    [120, 602n],
    [121, 579n],
    [99, 501n],
    [0, 200n],
  ])
  await expectBooksRight(world)
})

it('keeps the boards of subjects apart that are tipped at once', async () => {
  const [one, other] = [newId('Post'), newId('Post')]
  await Promise.all([
    give(
      one,
      people.map((_, place) => [place, 1n]),
    ),
    give(
      other,
      people.slice(0, 3).map((_, place) => [place, 7n]),
    ),
  ])
  expect((await leaders(one)).map(([place]) => place)).toEqual(Array.from({ length: 100 }, (_, place) => place))
  expect(await leaders(other)).toEqual([
    [0, 7n],
    [1, 7n],
    [2, 7n],
  ])
  await expectBooksRight(world)
})
