import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { grantScopes, users, withdrawScopes } from '../index.ts'
import { createKey, once, openPartner, type Partner, REVOKE, ROTATE, startMerchant, verified } from './partners.ts'
import { crowd } from './people.ts'

const ENTRIES = `query ($subjectId: ID, $actorId: String, $first: Int, $after: String) {
  auditEntries(subjectId: $subjectId, actorId: $actorId, first: $first, after: $after) {
    edges { cursor node { at actorKind actorId action subjectId appId details { name value } } } pageInfo { hasNextPage endCursor } } }`
let graph: TestSubgraph
let partner: Partner

beforeAll(async () => {
  graph = await openTestSubgraph(users)
  partner = await openPartner(graph)
})
afterAll(() => graph.close())

const auditor = () => graph.person({ scopes: ['audit:read'] })
const entries = async (variables: object): Promise<Json[]> =>
  (await auditor().data(ENTRIES, variables as Record<string, unknown>)).auditEntries.edges.map(({ node }: Json) => node)

describe('the record', () => {
  it('has every act on keys, with who did it and no secret', async () => {
    const { apiKey, secret } = await createKey(partner, { scopes: ['ads:read'], allowedAddresses: ['10.0.0.1'] })
    const { rotateApiKey } = await partner.person.data(ROTATE, {
      input: { keyId: apiKey.id, overlapHours: 1, idempotencyKey: once() },
    })
    const staff = graph.person({ scopes: ['apps:write'] })
    await staff.data(REVOKE, { input: { keyId: apiKey.id, reason: 'leaked' } })
    const acts = await entries({ subjectId: apiKey.id })
    const by = { appId: partner.appId, subjectId: apiKey.id, at: expect.any(String) }
    expect(acts).toEqual([
      {
        ...{ ...by, action: 'KEY_REVOKED', actorKind: 'STAFF', actorId: staff.id },
        details: [{ name: 'reason', value: 'leaked' }],
      },
      {
        ...{ ...by, action: 'KEY_ROTATED', actorKind: 'USER', actorId: partner.person.id },
        details: expect.arrayContaining([{ name: 'replacedById', value: rotateApiKey.apiKey.id }]),
      },
      {
        ...{ ...by, action: 'KEY_CREATED', actorKind: 'USER', actorId: partner.person.id },
        details: expect.arrayContaining([
          { name: 'scopes', value: 'ads:read' },
          { name: 'allowedAddresses', value: '10.0.0.1' },
        ]),
      },
    ])
    const text = JSON.stringify(acts)
    for (const told of [secret, rotateApiKey.secret]) expect(text).not.toContain(told.slice(12))
  })

  it('has nothing of what was refused, and once what was repeated', async () => {
    const before = (await entries({ actorId: partner.person.id, first: 100 })).length
    const input = { keyId: 'key_x' }
    expect((await partner.person.data(REVOKE, { input })).revokeApiKey.userErrors).toHaveLength(1)
    const { apiKey } = await createKey(partner)
    for (let nth = 0; nth < 3; nth++) await partner.person.data(REVOKE, { input: { keyId: apiKey.id } })
    expect((await entries({ actorId: partner.person.id, first: 100 })).length).toBe(before + 2)
  })

  it('has what staff decide about people and merchants', async () => {
    const staff = graph.person({ scopes: ['attestations:issue', 'merchants:review'] })
    const person = await verified(graph)
    const { grantAttestation } = await staff.data(
      'mutation ($input: GrantAttestationInput!) { grantAttestation(input: $input) { attestation { id } } }',
      { input: { userId: person.id, kind: 'OVER_18', issuer: 'Registry', idempotencyKey: once() } },
    )
    for (let nth = 0; nth < 2; nth++)
      await staff.data('mutation ($id: ID!) { revokeAttestation(attestationId: $id) { userErrors { code } } }', {
        id: grantAttestation.attestation.id,
      })
    await staff.data(
      'mutation ($input: SetVerificationLevelInput!) { setVerificationLevel(input: $input) { user { id } } }',
      {
        input: { userId: person.id, level: 'REAL_NAME_FACE' },
      },
    )
    const merchantId = await startMerchant(person, 'LARGE')
    await person.data(
      'mutation ($input: SubmitMerchantOnboardingInput!) { submitMerchantOnboarding(input: $input) { userErrors { code } } }',
      {
        input: { merchantId, licenceToken: 'doc', description: 'Tea' },
      },
    )
    await staff.data(
      'mutation ($input: DecideMerchantOnboardingInput!) { decideMerchantOnboarding(input: $input) { userErrors { code } } }',
      {
        input: { merchantId, decision: 'APPROVE', reason: 'fine' },
      },
    )
    const acts = await entries({ actorId: staff.id })
    expect(acts.map(({ action, actorKind, subjectId }) => [action, actorKind, subjectId])).toEqual([
      ['MERCHANT_DECIDED', 'STAFF', merchantId],
      ['VERIFICATION_LEVEL_SET', 'STAFF', person.id],
      ['ATTESTATION_REVOKED', 'STAFF', grantAttestation.attestation.id],
      ['ATTESTATION_GRANTED', 'STAFF', grantAttestation.attestation.id],
    ])
  })

  it('has who was made staff, and who no longer is', async () => {
    const [person] = (await crowd(graph, 'recruited')) as [Caller]
    await grantScopes(graph.database, 'recruited', ['users:pii', 'audit:read'])
    await withdrawScopes(graph.database, 'recruited', ['users:pii'])
    const acts = await entries({ subjectId: person.id })
    expect(acts.map(({ action, actorId, details }) => [action, actorId, details[0].value])).toEqual([
      ['STAFF_SCOPES_CHANGED', 'service:operator', 'audit:read'],
      ['STAFF_SCOPES_CHANGED', 'service:operator', 'audit:read users:pii'],
    ])
  })

  it('is added to and never changed, by whatever statement', async () => {
    const sql = graph.database.client
    const count = async () => Number((await sql`select count(*) from users.audit_entries`)[0]?.count)
    const before = await count()
    expect(before).toBeGreaterThan(0)
    for (const statement of [
      "update users.audit_entries set actor_id = 'nobody'",
      'delete from users.audit_entries where false',
      'truncate users.audit_entries',
      'truncate users.audit_entries, users.api_key_hits cascade',
      "insert into users.audit_entries select * from users.audit_entries limit 1 on conflict (id) do update set actor_id = 'x'",
    ])
      await expect(sql.unsafe(statement)).rejects.toThrow(/append-only/)
    expect(await count()).toBe(before)
  })

  it('is read in pages, newest first', async () => {
    const all = await entries({ actorId: partner.person.id, first: 100 })
    const paged: Json[] = []
    for (let after: string | null = null; ; ) {
      const { auditEntries } = await auditor().data(ENTRIES, { actorId: partner.person.id, first: 2, after })
      paged.push(...auditEntries.edges.map(({ node }: Json) => node))
      if (!auditEntries.pageInfo.hasNextPage) break
      after = auditEntries.pageInfo.endCursor
    }
    expect(paged).toEqual(all)
    expect(all.length).toBeGreaterThan(3)
  })

  it("is for auditors, and a partner's own part of it for the partner", async () => {
    for (const who of [partner.person, graph.person({ scopes: ['apps:read'] })]) {
      const { data, errors } = await who.ask(ENTRIES, {})
      expect([data.auditEntries, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN'])
    }
    const stranger = await openPartner(graph)
    await createKey(stranger)
    const OWN = 'query ($id: ID!) { partnerApp(id: $id) { auditEntries(first: 100) { edges { node { appId } } } } }'
    const own = (await partner.person.data(OWN, { id: partner.appId })).partnerApp.auditEntries.edges
    expect(own.length).toBeGreaterThan(3)
    expect(new Set(own.map(({ node }: Json) => node.appId))).toEqual(new Set([partner.appId]))
    expect((await partner.person.ask(OWN, { id: stranger.appId })).data.partnerApp.auditEntries).toBeNull()
  })
})
