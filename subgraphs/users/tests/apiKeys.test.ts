import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readApiKey } from '../../../platform/api-key.ts'
import { newId } from '../../../platform/ids.ts'
import { type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import {
  askAs,
  BY_HASH,
  CREATE_APP,
  CREATE_KEY,
  createApp,
  createKey,
  gateway,
  KEY,
  keyInput,
  once,
  openPartner,
  type Partner,
  REVOKE,
  ROTATE,
  startMerchant,
  verified,
} from './partners.ts'

const HOUR_MS = 3600_000
let graph: TestSubgraph
let partner: Partner
let stranger: Partner

beforeAll(async () => {
  graph = await openTestSubgraph(users)
  partner = await openPartner(graph)
  stranger = await openPartner(graph)
})
afterAll(() => graph.close())

const codes = ({ userErrors }: Json) => userErrors.map(({ code }: Json) => code)
const credential = async (secret: string) =>
  (await askAs(graph, gateway, BY_HASH, { hashes: [readApiKey(secret)?.hash] })).data.apiKeysByHash[0]
const inHours = (hours: number) => new Date(graph.clock.now().getTime() + hours * HOUR_MS).toISOString()
const create = async (more: object = {}) =>
  (await partner.person.data(CREATE_KEY, { input: keyInput(partner.appId, more) })).createApiKey
const revoke = async (keyId: string, person = partner.person) =>
  (await person.data(REVOKE, { input: { keyId } })).revokeApiKey
const rotate = async (keyId: string, more: object = {}, person = partner.person) =>
  (await person.data(ROTATE, { input: { keyId, idempotencyKey: once(), ...more } })).rotateApiKey

describe('an app', () => {
  it('is created for a merchant of ours, once per idempotency key, and seen by all', async () => {
    const input = { ownerId: partner.merchantId, name: 'Tills', description: 'Orders', idempotencyKey: once() }
    const first = (await partner.person.data(CREATE_APP, { input })).createPartnerApp
    expect((await partner.person.data(CREATE_APP, { input })).createPartnerApp).toEqual(first)
    const seen = `query ($id: ID!) { partnerApp(id: $id) { id name description owner { __typename ... on Merchant { id } } keys { id } } }`
    const { data, errors } = await graph.anonymous.ask(seen, { id: first.app.id })
    expect(data.partnerApp).toEqual({
      ...{ id: first.app.id, name: 'Tills', description: 'Orders', keys: null },
      owner: { __typename: 'Merchant', id: partner.merchantId },
    })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const mismatched = { input: { ...input, name: 'Other' } }
    expect(codes((await partner.person.data(CREATE_APP, mismatched)).createPartnerApp)).toEqual([
      'IDEMPOTENCY_MISMATCH',
    ])
  })

  it("is not created for what is somebody else's, or nobody's", async () => {
    for (const ownerId of [stranger.merchantId, newId('Merchant'), newId('Organisation'), partner.person.id, 'mer_x']) {
      const input = { ownerId, name: 'Mine', idempotencyKey: once() }
      const { createPartnerApp } = await partner.person.data(CREATE_APP, { input })
      expect(createPartnerApp).toMatchObject({ app: null, userErrors: [{ code: 'OWNER_NOT_FOUND' }] })
    }
  })

  it('is one of ten at most, also when many are created at once', async () => {
    const person = await verified(graph)
    const ownerId = await startMerchant(person)
    const attempts = Array.from({ length: 13 }, () =>
      person.data(CREATE_APP, { input: { ownerId, name: 'One of many', idempotencyKey: once() } }),
    )
    const outcomes = (await Promise.all(attempts)).map(
      ({ createPartnerApp }) => codes(createPartnerApp)[0] ?? 'created',
    )
    expect(outcomes.filter((outcome) => outcome === 'created').length).toBe(10)
    expect(outcomes.filter((outcome) => outcome === 'APP_LIMIT_REACHED').length).toBe(3)
  })
})

describe('an API key', () => {
  it('is told once, kept as a hash, and known by it to the gateways', async () => {
    const more = { scopes: ['payments:read', 'merchants:read', 'payments:read'], allowedAddresses: ['10.0.0.0/8'] }
    const { apiKey, secret, userErrors } = await createKey(partner, {
      ...more,
      expiresAt: inHours(5),
      documentsOnly: true,
    })
    expect(userErrors).toEqual([])
    const terms = { mode: 'LIVE', scopes: ['merchants:read', 'payments:read'], allowedAddresses: ['10.0.0.0/8'] }
    expect(apiKey).toMatchObject({ ...terms, documentsOnly: true, state: 'ACTIVE', app: { id: partner.appId } })
    expect(secret.startsWith(apiKey.hint)).toBe(true)
    const { hash, mode } = readApiKey(secret) ?? {}
    expect(mode).toBe('live')
    expect(await credential(secret)).toEqual({
      ...{ keyId: apiKey.id, appId: partner.appId, ownerId: partner.merchantId, hash, ...terms },
      ...{ documentsOnly: true, endsAt: apiKey.expiresAt },
    })
    const dumped = await graph.database.client`
      select row_to_json(k)::text as row from users.api_keys k union all
      select row_to_json(a)::text from users.audit_entries a union all
      select row_to_json(i)::text from users.idempotency_keys i union all
      select payload::text from events.log`
    expect(dumped.filter(({ row }) => row.includes(secret) || row.includes(secret.slice(12, 40)))).toEqual([])
  })

  it('is made once, however often it is asked for, and not told again', async () => {
    const input = keyInput(partner.appId)
    const answers = await Promise.all(Array.from({ length: 4 }, () => partner.person.data(CREATE_KEY, { input })))
    const made = answers.map(({ createApiKey }) => createApiKey)
    expect(new Set(made.map(({ apiKey }) => apiKey.id)).size).toBe(1)
    expect(made.filter(({ secret }) => secret !== null).length).toBe(1)
    const { createApiKey } = await partner.person.data(CREATE_KEY, { input: { ...input, scopes: ['ads:read'] } })
    expect(codes(createApiKey)).toEqual(['IDEMPOTENCY_MISMATCH'])
  })

  it('has no scope of staff, and none that is made up', async () => {
    const staff = [
      'users:pii',
      'risk:read',
      'risk:write',
      'attestations:issue',
      'merchants:review',
      'apps:read',
      'apps:write',
    ]
    const more = [
      'audit:read',
      'graph:access',
      'viewer:self',
      'analytics:read',
      'credit:read',
      '',
      '*',
      'toString',
      '__proto__',
    ]
    for (const scope of [...staff, ...more])
      expect([scope, codes(await create({ scopes: ['ads:read', scope] }))]).toEqual([scope, ['SCOPE_NOT_ALLOWED']])
    expect(codes(await create({ scopes: ['users:pii', 'risk:read'] }))).toEqual([
      'SCOPE_NOT_ALLOWED',
      'SCOPE_NOT_ALLOWED',
    ])
    expect((await create({ scopes: [] })).apiKey.scopes).toEqual([])
  })

  it('is refused for what it cannot be', async () => {
    expect(codes(await create({ allowedAddresses: ['10.0.0.0/8', 'localhost', '10.0.0.0/40'] }))).toEqual([
      'ADDRESS_INVALID',
      'ADDRESS_INVALID',
    ])
    expect(codes(await create({ expiresAt: inHours(0) }))).toEqual(['EXPIRY_IN_PAST'])
    for (const appId of [stranger.appId, newId('PartnerApp'), partner.merchantId, 'app_x'])
      expect(codes(await create({ appId }))).toEqual(['APP_NOT_FOUND'])
    const { errors } = await partner.person.ask(CREATE_KEY, {
      input: keyInput(partner.appId, { allowedAddresses: Array(51).fill('10.0.0.1') }),
    })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.allowedAddresses' })
  })

  it('is for the sandbox only until the merchant is approved', async () => {
    const person = await verified(graph)
    const appId = await createApp(person, await startMerchant(person, 'LARGE'))
    const make = async (mode: string) =>
      (await person.data(CREATE_KEY, { input: keyInput(appId, { mode }) })).createApiKey
    expect(codes(await make('LIVE'))).toEqual(['OWNER_NOT_APPROVED'])
    const { secret } = await make('TEST')
    expect(readApiKey(secret)?.mode).toBe('test')
  })

  it('is one of twenty that are accepted, also when many are made at once', async () => {
    const person = await verified(graph)
    const appId = await createApp(person, await startMerchant(person))
    const attempts = Array.from({ length: 23 }, () => person.data(CREATE_KEY, { input: keyInput(appId) }))
    const made = (await Promise.all(attempts)).map(({ createApiKey }) => createApiKey)
    expect(made.filter(({ apiKey }) => apiKey).length).toBe(20)
    const refused = made.filter(({ apiKey }) => !apiKey)
    expect(refused.flatMap(codes)).toEqual(Array(3).fill('KEY_LIMIT_REACHED'))
    const [first] = made.filter(({ apiKey }) => apiKey)
    await revoke(first.apiKey.id, person)
    expect(codes((await person.data(CREATE_KEY, { input: keyInput(appId) })).createApiKey)).toEqual([])
  })

  it('is for people to make, change and end, not for keys', async () => {
    const { apiKey } = await create()
    const app = { kind: 'app', appId: partner.appId, keyId: apiKey.id, ownerId: partner.merchantId } as const
    const viewer = { ...app, scopes: ['merchants:read'] }
    for (const [query, input] of [
      [CREATE_KEY, keyInput(partner.appId)],
      [ROTATE, { keyId: apiKey.id, idempotencyKey: once() }],
      [REVOKE, { keyId: apiKey.id }],
      [CREATE_APP, { ownerId: partner.merchantId, name: 'x', idempotencyKey: once() }],
    ] as const)
      expect((await askAs(graph, viewer, query, { input })).errors[0].extensions.code).toBe('FORBIDDEN')
  })
})

describe('rotating a key', () => {
  it('gives another one with the same terms, and lets the old one live for the overlap', async () => {
    const { apiKey, secret } = await create({ scopes: ['ads:read', 'ads:write'], allowedAddresses: ['::1'] })
    const input = { keyId: apiKey.id, overlapHours: 2, idempotencyKey: once() }
    const rotated = (await partner.person.data(ROTATE, { input })).rotateApiKey
    const { scopes, allowedAddresses, mode, name, documentsOnly } = apiKey
    expect(rotated.apiKey).toMatchObject({ scopes, allowedAddresses, mode, name, documentsOnly, expiresAt: null })
    expect(rotated.replaced).toMatchObject({ id: apiKey.id, state: 'ROTATING', expiresAt: inHours(2) })
    expect(rotated.replaced.replacedBy.id).toBe(rotated.apiKey.id)
    expect((await credential(secret)).endsAt).toBe(inHours(2))
    expect((await credential(rotated.secret)).keyId).toBe(rotated.apiKey.id)
    const again = (await partner.person.data(ROTATE, { input })).rotateApiKey
    expect(again).toEqual({ ...rotated, secret: null })
    expect(codes(await rotate(apiKey.id))).toEqual(['KEY_ALREADY_ROTATED'])
    graph.clock.advance(2 * HOUR_MS)
    const { data } = await partner.person.ask(`query ($id: ID!) { apiKey(id: $id) { state } }`, { id: apiKey.id })
    expect(data.apiKey.state).toBe('EXPIRED')
    expect(codes(await rotate(apiKey.id))).toEqual(['KEY_NOT_ACTIVE'])
  })

  it('does not make the old one live longer, and the new one as long as it was meant to', async () => {
    const { apiKey } = await create({ expiresAt: inHours(10) })
    graph.clock.advance(9 * HOUR_MS)
    const { replaced, apiKey: next } = await rotate(apiKey.id, { overlapHours: 100 })
    expect(replaced.expiresAt).toBe(apiKey.expiresAt)
    expect(next.expiresAt).toBe(inHours(10))
  })

  it('happens once when it is asked for twice at once', async () => {
    const { apiKey } = await create()
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => rotate(apiKey.id)))
    expect(outcomes.flatMap(codes)).toEqual(Array(4).fill('KEY_ALREADY_ROTATED'))
    expect(outcomes.filter(({ secret }) => secret).length).toBe(1)
  })

  it("is refused for others' keys, for what is none, and for an overlap out of bounds", async () => {
    const { apiKey } = await createKey(stranger)
    for (const keyId of [apiKey.id, newId('ApiKey'), partner.appId, 'key_x'])
      expect(codes(await rotate(keyId))).toEqual(['KEY_NOT_FOUND'])
    for (const overlapHours of [-1, 169]) {
      const input = { keyId: apiKey.id, overlapHours, idempotencyKey: once() }
      expect((await stranger.person.ask(ROTATE, { input })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })
})

describe('revoking a key', () => {
  it('ends it, once, and tells gateways', async () => {
    const { apiKey, secret } = await create()
    const at = graph.clock.now().toISOString()
    expect((await revoke(apiKey.id)).apiKey).toMatchObject({ state: 'REVOKED', revokedAt: at })
    graph.clock.advance(1000)
    expect((await revoke(apiKey.id)).apiKey.revokedAt).toBe(at)
    expect((await credential(secret)).endsAt).toBe(at)
    const told = (await graph.announced('users.apiKeyEnded')).filter(({ keyId }) => keyId === apiKey.id)
    expect(told).toEqual([{ keyId: apiKey.id, appId: partner.appId, endsAt: at, at }])
    expect(codes(await rotate(apiKey.id))).toEqual(['KEY_NOT_ACTIVE'])
  })

  it("is refused for others' keys, and staff may end any", async () => {
    const { apiKey } = await createKey(stranger)
    for (const keyId of [apiKey.id, newId('ApiKey'), 'key_x'])
      expect(codes(await revoke(keyId))).toEqual(['KEY_NOT_FOUND'])
    const staff = graph.person({ scopes: ['apps:write'] })
    expect((await revoke(apiKey.id, staff)).apiKey).toMatchObject({ id: apiKey.id, state: 'REVOKED' })
  })
})

describe('keys are seen', () => {
  it('by who manages them, by their app and by staff; others find nothing', async () => {
    const { apiKey } = await create()
    const SEEN = `query ($id: ID!) { apiKey(id: $id) { ${KEY} } }`
    const APP =
      'query ($id: ID!) { partnerApp(id: $id) { id keys { id } usage { operations } auditEntries { edges { node { id } } } } }'
    const see = async (ask: (query: string, variables: Record<string, unknown>) => Promise<Json>) => {
      const key = (await ask(SEEN, { id: apiKey.id })).data.apiKey
      const { data, errors } = await ask(APP, { id: partner.appId })
      return {
        key: key?.id ?? null,
        app: data.partnerApp,
        codes: (errors ?? []).map((error: Json) => error.extensions.code),
      }
    }
    const as = (appId: string, keyId: string) => (query: string, variables: Record<string, unknown>) =>
      askAs(graph, { kind: 'app', appId, keyId, ownerId: partner.merchantId, scopes: ['ads:read'] }, query, variables)
    for (const may of [partner.person.ask, graph.person({ scopes: ['apps:read'] }).ask, as(partner.appId, apiKey.id)]) {
      const seen = await see(may)
      expect(seen).toMatchObject({ key: apiKey.id, codes: [] })
      expect(seen.app.keys.map(({ id }: Json) => id)).toContain(apiKey.id)
    }
    // Another app, even of the same merchant, is another one.
    for (const may of [stranger.person.ask, as(stranger.appId, newId('ApiKey'))])
      expect(await see(may)).toEqual({
        key: null,
        app: { id: partner.appId, keys: null, usage: null, auditEntries: null },
        codes: ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
      })
  })

  it('by their hash for the gateways only', async () => {
    const nobody = graph.anonymous.viewer
    for (const viewer of [nobody, partner.person.viewer, graph.person({ scopes: ['apps:read', 'users:pii'] }).viewer]) {
      const { data, errors } = await graph.subgraph.execute({
        ...{ query: BY_HASH, variables: { hashes: [] }, viewer, requestId: 'r' },
      })
      expect(data ?? null).toBeNull()
      expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(errors?.[0]?.extensions.code)
    }
    expect(
      (await askAs(graph, gateway, BY_HASH, { hashes: ['a'.repeat(64), '', "' or 1=1"] })).data.apiKeysByHash,
    ).toEqual([null, null, null])
  })
})
