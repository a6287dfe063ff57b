import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import type { AppViewer } from '../../../platform/viewer.ts'
import { loadPeople, users } from '../index.ts'
import { askAs, openPartner, type Partner } from './partners.ts'

const GRANT = `mutation ($input: GrantConsentInput!) {
  grantConsent(input: $input) { consents { purpose grantedAt revokedAt app { name } } userErrors { code field } } }`
const TAKE_BACK = `mutation ($input: RevokeConsentInput!) {
  revokeConsent(input: $input) { consents { purpose revokedAt } userErrors { code } } }`
const CONSENTS = 'query ($id: ID!) { user(id: $id) { consents { appId purpose grantedAt revokedAt } } }'
const READ = '{ phone gender attestations { kind active } consentedPurposes }'
const ABOUT = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on User ${READ} } }`
let graph: TestSubgraph
let partner: Partner
let other: Partner
let person: Caller

beforeAll(async () => {
  graph = await openTestSubgraph(users)
  partner = await openPartner(graph)
  other = await openPartner(graph)
  person = await somebody('consenting', '+8613800000001')
})
afterAll(() => graph.close())

async function somebody(handle: string, phone: string): Promise<Caller> {
  const id = newId('User')
  const issuedAt = graph.clock.now()
  const over18 = { kind: 'OVER_18', issuer: 'Registry', issuedAt } as const
  const student = {
    kind: 'STUDENT',
    issuer: 'Fudan',
    issuedAt,
    expiresAt: new Date(issuedAt.getTime() + 1000),
  } as const
  const verified = { verificationLevel: 'REAL_NAME', gender: 'FEMALE' } as const
  const seed = { id, handle, displayName: handle, createdAt: issuedAt, phone, attestations: [over18, student] }
  await loadPeople(graph.database, [{ ...seed, ...verified }], graph.clock)
  graph.clock.advance(2000)
  return graph.person({ id })
}
const app = ({ appId, merchantId }: Partner, ...scopes: string[]): AppViewer => ({
  ...{ kind: 'app', appId, keyId: newId('ApiKey'), ownerId: merchantId, scopes },
})
const grant = async (who: Caller, appId: string, ...purposes: string[]) =>
  (await who.data(GRANT, { input: { appId, purposes } })).grantConsent
const takeBack = async (who: Caller, appId: string, purposes: string[] | null) =>
  (await who.data(TAKE_BACK, { input: { appId, purposes } })).revokeConsent
/** What an app reads of somebody, and why it does not read the rest. */
async function read(viewer: AppViewer, who: Caller = person) {
  const { data, errors } = await askAs(graph, viewer, ABOUT, { of: [{ __typename: 'User', id: who.id }] })
  const why = (errors ?? []).map(({ path, extensions }: Json) => [path.at(-1), extensions.reason ?? 'SCOPE'])
  return { ...data._entities[0], why: Object.fromEntries(why) }
}
const ALL = ['contact:read', 'identity:read', 'credit:gate']

describe('an app', () => {
  it('reads of a person what they consented to, for as long as they do', async () => {
    const viewer = app(partner, ...ALL)
    const missing = { phone: 'CONSENT_MISSING', gender: 'CONSENT_MISSING', attestations: 'CONSENT_MISSING' }
    const nothing = { phone: null, gender: null, attestations: null, consentedPurposes: [] }
    expect(await read(viewer)).toEqual({ ...nothing, why: missing })
    await grant(person, partner.appId, 'CONTACT')
    expect(await read(viewer)).toMatchObject({ phone: '+8613800000001', gender: null, consentedPurposes: ['CONTACT'] })
    await grant(person, partner.appId, 'IDENTITY', 'CREDIT_GATE')
    expect(await read(viewer)).toEqual({
      ...{ phone: '+8613800000001', gender: 'FEMALE', attestations: [{ kind: 'OVER_18', active: true }] },
      ...{ consentedPurposes: ['CONTACT', 'CREDIT_GATE', 'IDENTITY'], why: {} },
    })
    await takeBack(person, partner.appId, ['IDENTITY'])
    expect(await read(viewer)).toMatchObject({ phone: '+8613800000001', gender: null, attestations: null })
    await takeBack(person, partner.appId, null)
    expect(await read(viewer)).toEqual({ ...nothing, why: missing })
  })

  it('needs its scope as well, and consent to another app, or of another person, is none', async () => {
    await grant(person, partner.appId, 'CONTACT', 'IDENTITY')
    expect(await read(app(partner, 'contact:read'))).toMatchObject({
      ...{ phone: '+8613800000001', gender: null, attestations: null },
      why: { gender: 'SCOPE', attestations: 'SCOPE' },
    })
    expect(await read(app(other, ...ALL))).toMatchObject({ phone: null, gender: null, consentedPurposes: [] })
    const neighbour = await somebody('not_consenting', '+8613800000002')
    expect(await read(app(partner, ...ALL), neighbour)).toMatchObject({ phone: null, gender: null })
    // What would let staff read it does nothing for an app, should a key ever have it.
    expect(await read(app(other, 'users:pii', 'attestations:issue'))).toMatchObject({ phone: null, attestations: null })
  })

  it('is told why, and how to get it', async () => {
    const { errors } = await askAs(graph, app(other, 'contact:read'), ABOUT, {
      of: [{ __typename: 'User', id: person.id }],
    })
    const missing = errors.find(({ path }: Json) => path.at(-1) === 'phone')
    expect(missing.extensions).toEqual({
      ...{ code: 'FORBIDDEN', reason: 'CONSENT_MISSING', purpose: 'CONTACT' },
      howToGet: `Ask the person to consent: grantConsent(input: { appId: "${other.appId}", purposes: [CONTACT] }).`,
    })
  })
})

describe('consent', () => {
  it('is given once, however often, and taken back once', async () => {
    const who = await somebody('twice_asked', '+8613800000003')
    const first = await grant(who, partner.appId, 'CONTACT', 'CONTACT')
    expect(first.consents).toEqual([
      { purpose: 'CONTACT', grantedAt: graph.clock.now().toISOString(), revokedAt: null, app: { name: 'Stock sync' } },
    ])
    graph.clock.advance(1000)
    expect(await grant(who, partner.appId, 'CONTACT')).toEqual(first)
    const taken = await takeBack(who, partner.appId, ['CONTACT', 'IDENTITY'])
    expect(taken.consents).toEqual([{ purpose: 'CONTACT', revokedAt: graph.clock.now().toISOString() }])
    graph.clock.advance(1000)
    expect(await takeBack(who, partner.appId, null)).toEqual(taken)
    const [again] = (await grant(who, partner.appId, 'CONTACT')).consents
    expect(again).toMatchObject({ grantedAt: graph.clock.now().toISOString(), revokedAt: null })
    const acts = await graph.database.client`
      select action from users.audit_entries where actor_id = ${who.id} order by at, id`
    expect(acts.map(({ action }) => action)).toEqual(['CONSENT_GRANTED', 'CONSENT_REVOKED', 'CONSENT_GRANTED'])
  })

  it('is given and taken back at the same moment in some order', async () => {
    const who = await somebody('undecided', '+8613800000004')
    const acts = Array.from({ length: 6 }, (_, nth) =>
      nth % 2 ? takeBack(who, partner.appId, null) : grant(who, partner.appId, 'CONTACT'),
    )
    for (const { userErrors } of await Promise.all(acts)) expect(userErrors).toEqual([])
    const { consents } = (await who.data(CONSENTS, { id: who.id })).user
    expect(consents.length).toBe(1)
  })

  it('is refused to what is no app, without a purpose, and from who is no person', async () => {
    for (const appId of [newId('PartnerApp'), partner.merchantId, 'app_x'])
      expect(await grant(person, appId, 'CONTACT')).toEqual({
        ...{ consents: null, userErrors: [{ code: 'APP_NOT_FOUND', field: ['input', 'appId'] }] },
      })
    const empty = await person.ask(GRANT, { input: { appId: partner.appId, purposes: [] } })
    expect(empty.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    const input = { appId: partner.appId, purposes: ['CONTACT'] }
    const byItself = await askAs(graph, app(partner, ...ALL), GRANT, { input })
    expect(byItself.errors[0].extensions.code).toBe('FORBIDDEN')
    expect((await graph.anonymous.ask(GRANT, { input })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('is seen by who gave it alone', async () => {
    await grant(person, partner.appId, 'CONTACT')
    expect((await person.data(CONSENTS, { id: person.id })).user.consents[0]).toMatchObject({ appId: partner.appId })
    const { data, errors } = await partner.person.ask(CONSENTS, { id: person.id })
    expect([data.user.consents, errors?.[0]?.extensions.code]).toEqual([null, 'FORBIDDEN'])
  })
})
