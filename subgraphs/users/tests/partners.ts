import { newId } from '../../../platform/ids.ts'
import type { Caller, Json, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import type { AppViewer, ServiceViewer } from '../../../platform/viewer.ts'
import { loadPeople } from '../index.ts'

export const KEY = `id name hint mode scopes allowedAddresses documentsOnly state createdAt expiresAt revokedAt lastUsedAt
  app { id } replacedBy { id }`
export const CREATE_APP = `mutation ($input: CreatePartnerAppInput!) {
  createPartnerApp(input: $input) { app { id name } userErrors { code message field } } }`
export const CREATE_KEY = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { apiKey { ${KEY} } secret userErrors { code message field } } }`
export const ROTATE = `mutation ($input: RotateApiKeyInput!) {
  rotateApiKey(input: $input) { apiKey { ${KEY} } secret replaced { ${KEY} } userErrors { code field } } }`
export const REVOKE = `mutation ($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) { apiKey { ${KEY} } userErrors { code field } } }`
export const START = `mutation ($input: StartMerchantOnboardingInput!) {
  startMerchantOnboarding(input: $input) { merchant { id } userErrors { code } } }`
export const BY_HASH = `query ($hashes: [String!]!) { apiKeysByHash(hashes: $hashes) {
  keyId appId ownerId hash mode scopes allowedAddresses documentsOnly endsAt } }`

/** As gateways ask. */
export const gateway: ServiceViewer = { kind: 'service', name: 'gateway.access', scopes: ['graph:access'] }

let made = 0
/** An idempotency key nobody used before. */
export const once = () => `attempt-${++made}`

/** Somebody with a verified name, an approved merchant, and an app for it. */
export interface Partner {
  readonly person: Caller
  readonly merchantId: string
  readonly appId: string
}

export async function openPartner(graph: TestSubgraph): Promise<Partner> {
  const person = await verified(graph)
  const merchantId = await startMerchant(person)
  return { person, merchantId, appId: await createApp(person, merchantId) }
}

/** Somebody with a verified name. */
export async function verified(graph: TestSubgraph): Promise<Caller> {
  const id = newId('User')
  const handle = `p_${id.slice(-12)}`
  await loadPeople(
    graph.database,
    [{ id, handle, displayName: handle, createdAt: graph.clock.now(), verificationLevel: 'REAL_NAME' }],
    graph.clock,
  )
  return graph.person({ id })
}

/** A micro merchant is approved at once, any other one waits. */
export async function startMerchant(person: Caller, size = 'MICRO'): Promise<string> {
  const { startMerchantOnboarding } = await person.data(START, {
    input: { name: 'Tea', size, idempotencyKey: once() },
  })
  return startMerchantOnboarding.merchant.id
}

export async function createApp(person: Caller, ownerId: string): Promise<string> {
  const input = { ownerId, name: 'Stock sync', idempotencyKey: once() }
  return (await person.data(CREATE_APP, { input })).createPartnerApp.app.id
}

/** What a key is asked to be; the rest is usual. */
export const keyInput = (appId: string, more: object = {}) => ({
  ...{ appId, name: 'nightly', mode: 'LIVE', scopes: ['merchants:read'], idempotencyKey: once() },
  ...more,
})

export async function createKey({ person, appId }: Partner, more: object = {}): Promise<Json> {
  return (await person.data(CREATE_KEY, { input: keyInput(appId, more) })).createApiKey
}

/** As somebody asks who is no person: an app, or a service. */
export async function askAs(
  graph: TestSubgraph,
  viewer: AppViewer | ServiceViewer,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Json> {
  const answer = await graph.subgraph.execute({ query, variables, viewer, requestId: 'r' })
  return JSON.parse(JSON.stringify(answer))
}
