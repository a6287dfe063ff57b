import { expect, it } from 'vitest'
import type { World } from '../support/world.ts'
import { topUp } from './circle-gates.ts'

/** Money moves once, never below zero, whatever comes at once. */
export function money(world: () => World): void {
  it('moves a tip once, however often its key is sent', async () => {
    const [star, fan] = [await world().signUp('star_su'), await world().signUp('fan_fang')]
    await topUp(world(), fan, '10000')
    const { post } = await star.act(
      'publish',
      { kind: 'IMAGE_TEXT', body: 'Dumplings', media: [], idempotencyKey: world().key() },
      'post { id } userErrors { code }',
    )
    const input = { subjectId: post.id, amount: { minor: '100', currency: 'CNY' }, idempotencyKey: 'fifty times' }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => fan.act('tip', input, 'tip { id } userErrors { code }')),
    )
    expect(new Set(answers.map(({ tip }) => tip?.id)).size).toBe(1)
    const { viewer } = await fan.data('{ viewer { wallet { balance { minor } } } }')
    expect(viewer.wallet.balance.minor).toBe('9900')
    expect(
      (await world().anonymous.data('query ($id: ID!) { post(id: $id) { tipTotal { minor } } }', { id: post.id })).post
        .tipTotal.minor,
    ).toBe('100')
    const reused = await fan.act(
      'tip',
      { ...input, amount: { minor: '200', currency: 'CNY' } },
      'tip { id } userErrors { code }',
    )
    expect(reused).toEqual({ tip: null, userErrors: [{ code: 'IDEMPOTENCY_MISMATCH' }] })
  })

  it('keeps the sum of ten wallets through two hundred transfers at once', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, (_, index) => world().signUp(`purse_${index}`)))
    for (const person of people) await topUp(world(), person, '1000')
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, index) => {
        const from = people[index % 10]!
        const to = people[(index * 7 + 3) % 10 === index % 10 ? (index + 1) % 10 : (index * 7 + 3) % 10]!
        const input = {
          toUserId: to.id,
          amount: { minor: String(1 + ((index * 37) % 400)), currency: 'CNY' },
          idempotencyKey: world().key(),
        }
        return from.act('transfer', input, 'transfer { id } userErrors { code }')
      }),
    )
    const refusals = outcomes.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code))
    expect(new Set(refusals)).toEqual(new Set(refusals.length > 0 ? ['INSUFFICIENT_FUNDS'] : []))
    const balances = await Promise.all(
      people.map(async (person) =>
        Number((await person.data('{ viewer { wallet { balance { minor } } } }')).viewer.wallet.balance.minor),
      ),
    )
    expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(10_000)
    expect(Math.min(...balances)).toBeGreaterThanOrEqual(0)
  })
}
