import { expect, it, vi } from 'vitest'
import { initialised } from '../../gateway/tests/socket.ts'
import { openClient } from '../support/client.ts'
import type { World } from '../support/world.ts'

const PATIENCE = { timeout: 20_000, interval: 20 }
const DESK = `query Desk($merchant: ID!, $buyer: ID!) {
  merchant(id: $merchant) { onboarding { state } settlement { balance { minor } } }
  node(id: $buyer) { ... on User { handle meetsCredit(over: 350) } } }`

/** A merchant's program: a key made for what it asks, people's consent, and the end of the key. */
export function partners(world: () => World): void {
  it('asks what its key was made for, of people who agree, until the key is revoked', async () => {
    const [owner, buyer, registrar] = await Promise.all([
      world().signUp('till_owner'),
      world().signUp('till_buyer'),
      world().signUp('till_registrar', { scopes: ['attestations:issue', 'audit:read'] }),
    ])
    for (const { id: userId } of [owner, buyer])
      await registrar.act('setVerificationLevel', { userId, level: 'REAL_NAME' }, 'userErrors { code }')
    const { merchant } = await owner.act(
      'startMerchantOnboarding',
      { name: 'Tills', size: 'MICRO', idempotencyKey: world().key() },
      'merchant { id } userErrors { code }',
    )
    const { app } = await owner.act(
      'createPartnerApp',
      { ownerId: merchant.id, name: 'Tills', idempotencyKey: world().key() },
      'app { id } userErrors { code }',
    )
    const { apiKey, secret, scopes } = await owner.act(
      'createApiKeyForOperations',
      { appId: app.id, name: 'tills', mode: 'LIVE', documents: [DESK], idempotencyKey: world().key() },
      'apiKey { id } secret scopes userErrors { code message }',
    )
    expect(scopes).toEqual(['credit:gate', 'merchants:read', 'payments:read'])
    const till = openClient(world().url, undefined, { 'x-api-key': secret })
    const desk = () => till.ask(DESK, { merchant: merchant.id, buyer: buyer.id })
    const shown = { onboarding: { state: 'APPROVED' }, settlement: { balance: { minor: '0' } } }
    const before = await desk()
    expect(before.data).toEqual({ merchant: shown, node: { handle: 'till_buyer', meetsCredit: null } })
    expect(before.errors?.map(({ extensions }) => extensions.reason)).toEqual(['CONSENT_MISSING'])
    await buyer.act('grantConsent', { appId: app.id, purposes: ['CREDIT_GATE'] }, 'userErrors { code }')
    await vi.waitFor(async () => expect((await desk()).data.node.meetsCredit).toBe(true), PATIENCE)

    const socket = await initialised(world().url, { apiKey: secret })
    await owner.act('revokeApiKey', { keyId: apiKey.id, reason: 'lost' }, 'apiKey { state } userErrors { code }')
    expect((await socket.closed).join(' ')).toMatch(/^4403 ACCESS_REVOKED/)
    await vi.waitFor(async () => expect((await desk()).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED'), PATIENCE)
    const { auditEntries } = await registrar.data(
      'query ($id: ID!) { auditEntries(subjectId: $id) { edges { node { action actorId } } } }',
      { id: apiKey.id },
    )
    expect(auditEntries.edges.map(({ node }: { node: object }) => node)).toEqual([
      { action: 'KEY_REVOKED', actorId: owner.id },
      { action: 'KEY_CREATED', actorId: owner.id },
    ])
  })
}
