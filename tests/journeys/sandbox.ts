import { expect, it, vi } from 'vitest'
import type { Client, Json } from '../support/client.ts'
import { openClient } from '../support/client.ts'
import type { Person, World } from '../support/world.ts'

const cny = (minor: string) => ({ minor, currency: 'CNY' })
const WALLET = '{ viewer { id wallet { balance { minor } } } }'
const PATIENCE = { timeout: 20_000, interval: 50 }

/** A partner tries things out with a test key, in a world of its own. */
export function sandbox(world: () => World): void {
  it('gives a test key a world of its own, with people, money and time of its own', async () => {
    const partner = await world().signUp('partner_pan')
    const { secret, apiKey, merchantId } = await testKey(world(), partner)
    const key = withKey(world(), secret, 'client')

    const { user, session } = await key.act(
      'signUp',
      { handle: 'partner_pan', password: 'only a test person', displayName: 'Tester' },
      'user { id } session { accessToken } userErrors { code }',
    )
    const tester = openClient(world().url, session.accessToken)
    await tester.act(
      'topUp',
      { amount: cny('12345'), fundingSource: 'TEST', idempotencyKey: 'the same key' },
      'transfer { id } userErrors { code }',
    )
    await partner.act(
      'topUp',
      { amount: cny('700'), fundingSource: 'TEST', idempotencyKey: 'the same key' },
      'transfer { id } userErrors { code }',
    )
    expect((await tester.data(WALLET)).viewer).toEqual({ id: user.id, wallet: { balance: { minor: '12345' } } })
    expect((await partner.data(WALLET)).viewer).toEqual({ id: partner.id, wallet: { balance: { minor: '700' } } })

    const trying = openClient(world().url, session.accessToken, { 'x-dry-run': '1' })
    const tried = await trying.act(
      'transfer',
      { toUserId: user.id, amount: cny('1'), idempotencyKey: world().key() },
      'userErrors { code }',
    )
    expect(tried.userErrors).toEqual([{ code: 'SAME_WALLET' }])
    const topped = await trying.act(
      'topUp',
      { amount: cny('5'), fundingSource: 'TEST', idempotencyKey: world().key() },
      'wallet { balance { minor } } userErrors { code }',
    )
    expect(topped.wallet.balance.minor).toBe('12350')
    expect((await tester.data(WALLET)).viewer.wallet.balance.minor).toBe('12345')

    const nobody = { data: { node: null } }
    const NODE = 'query ($id: ID!) { node(id: $id) { id } }'
    expect(await world().anonymous.ask(NODE, { id: user.id })).toMatchObject(nobody)
    expect(await partner.ask(NODE, { id: user.id })).toMatchObject(nobody)
    expect(await tester.ask(NODE, { id: partner.id })).toMatchObject(nobody)

    // Who owns the app is not in the sandbox, but somebody stands there for them, and shows nothing of them.
    const own = await withKey(world(), secret).data('query ($id: ID!) { merchant(id: $id) { id name } }', {
      id: merchantId,
    })
    expect(own.merchant).toEqual({ id: merchantId, name: 'Your merchant in the sandbox' })

    const began = Date.now()
    const { advanceSandboxClock: at } = await withKey(world(), secret).data(
      'mutation { advanceSandboxClock(hours: 48) }',
    )
    expect(new Date(at).getTime()).toBeGreaterThan(began + 47 * 3600_000)
    // Every subgraph tells the same time, in whichever process it is.
    await vi.waitFor(async () => {
      const input = { kind: 'IMAGE_TEXT', body: 'The day after tomorrow', idempotencyKey: world().key() }
      const { post } = await tester.act('publish', input, 'post { createdAt } userErrors { code }')
      expect(new Date(post.createdAt).getTime()).toBeGreaterThan(began + 47 * 3600_000)
    }, PATIENCE)
    // Its token is of the machines' time.
    expect((await tester.data(WALLET)).viewer.id).toBe(user.id)
    const forbidden = await partner.ask('mutation { advanceSandboxClock(hours: 1) }')
    expect(forbidden.errors?.length).toBeGreaterThan(0)

    // What ends in one world ends there: a session of the sandbox, and the key, which is of the real world.
    await tester.data('mutation { signOut { userErrors { code } } }')
    await refused(() => tester.ask(WALLET))
    expect((await partner.data(WALLET)).viewer.id).toBe(partner.id)
    await partner.act('revokeApiKey', { keyId: apiKey.id }, 'apiKey { id } userErrors { code }')
    await refused(() => key.ask('{ gifts { id } }'))
  }, 180_000)
}

/** A key for trying things out, for an app of a merchant of this person's. */
async function testKey(world: World, person: Person): Promise<Json> {
  await world.sql`update users.people set verification_level = 'REAL_NAME' where id = ${person.id}`
  const { merchant } = await person.act(
    'startMerchantOnboarding',
    { name: 'Pan Teas', size: 'MICRO', idempotencyKey: world.key() },
    'merchant { id } userErrors { code }',
  )
  const { app } = await person.act(
    'createPartnerApp',
    { ownerId: merchant.id, name: 'Till', idempotencyKey: world.key() },
    'app { id } userErrors { code }',
  )
  const made = await person.act(
    'createApiKey',
    {
      ...{ appId: app.id, name: 'trying out', mode: 'TEST', idempotencyKey: world.key() },
      scopes: ['sandbox:clock', 'merchants:read'],
    },
    'apiKey { id } secret userErrors { code message }',
  )
  return { ...made, merchantId: merchant.id }
}

const withKey = (world: World, secret: string, contract = 'partner'): Client =>
  openClient(world.url, undefined, { 'x-api-key': secret, 'x-lifegraph-contract': contract })

/** Wait until it is refused for who asks. */
async function refused(ask: () => Promise<Json>): Promise<void> {
  await vi.waitFor(async () => expect((await ask()).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED'), PATIENCE)
}
