import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { crowd } from './people.ts'

const HOUR_MS = 3600_000
const GRANT = `mutation ($input: GrantAttestationInput!) { grantAttestation(input: $input) {
  attestation { id kind area { name } issuer issuedAt expiresAt revokedAt active } userErrors { code field } } }`
const REVOKE = `mutation ($id: ID!) { revokeAttestation(attestationId: $id) {
  attestation { id revokedAt active } userErrors { code field } } }`
const LIST =
  'query ($id: ID!, $kinds: [AttestationKind!]) { user(id: $id) { attestations(kinds: $kinds) { kind issuer active } } }'

let graph: TestSubgraph
let issuer: Caller
let people = 0
const newcomer = async () => (await crowd(graph, `person_${++people}`))[0] as Caller

let keys = 0
const grant = async (userId: string, more: object = {}): Promise<Json> => {
  const input = { userId, kind: 'STUDENT', issuer: 'Fudan University', idempotencyKey: `key ${++keys}`, ...more }
  return (await issuer.data(GRANT, { input })).grantAttestation
}
const revoke = async (id: string) => (await issuer.data(REVOKE, { id })).revokeAttestation
const inHours = (count: number) => new Date(graph.clock.now().getTime() + count * HOUR_MS).toISOString()
const factsOf = async (userId: string) =>
  (await graph.announced('users.factsChanged')).filter((event) => event.userId === userId)

beforeAll(async () => {
  graph = await openTestSubgraph(users, new Date('2024-02-27T09:00:00Z'))
  const [{ id }] = (await crowd(graph, 'registrar')) as [Caller]
  issuer = graph.person({ id, scopes: ['attestations:issue'] })
})
afterAll(() => graph.close())

it('vouches for a claim and tells the whole set of facts', async () => {
  const person = await newcomer()
  const { attestation, userErrors } = await grant(person.id, { expiresAt: inHours(24) })
  expect(userErrors).toEqual([])
  expect(attestation).toEqual({
    id: expect.stringMatching(/^att_/),
    kind: 'STUDENT',
    area: null,
    issuer: 'Fudan University',
    issuedAt: '2024-02-27T09:00:00.000Z',
    expiresAt: '2024-02-28T09:00:00.000Z',
    revokedAt: null,
    active: true,
  })
  const resident = await grant(person.id, { kind: 'RESIDENT_OF_AREA', areaCode: '310104', issuer: 'Xuhui' })
  expect(resident.attestation.area).toEqual({ name: 'Xuhui' })
  const student = { kind: 'STUDENT', areaCode: null, expiresAt: '2024-02-28T09:00:00.000Z' }
  const unchecked = { userId: person.id, gender: 'UNDISCLOSED', verificationLevel: 'NONE' }
  expect(await factsOf(person.id)).toEqual([
    { ...unchecked, attestations: [student] },
    { ...unchecked, attestations: [{ kind: 'RESIDENT_OF_AREA', areaCode: '310104', expiresAt: null }, student] },
  ])
})

it('grants once per key: a repeat gets the first result, also after it expired, another request is refused', async () => {
  const person = await newcomer()
  const input = { idempotencyKey: 'enrolment 2024', expiresAt: inHours(1) }
  const answers = await Promise.all(Array.from({ length: 5 }, () => grant(person.id, input)))
  expect(new Set(answers.map((answer) => answer.attestation.id)).size).toBe(1)
  expect((await grant(person.id, { ...input, issuer: 'Tongji University' })).userErrors).toEqual([
    { code: 'IDEMPOTENCY_MISMATCH', field: ['input', 'idempotencyKey'] },
  ])
  for (const idempotencyKey of ['', 'k'.repeat(129)]) {
    expect((await grant('nobody', { idempotencyKey })).userErrors).toEqual([
      { code: 'INVALID_IDEMPOTENCY_KEY', field: ['input', 'idempotencyKey'] },
    ])
  }
  graph.clock.advance(2 * HOUR_MS)
  const late = await grant(person.id, input)
  expect(late.attestation).toMatchObject({ id: answers[0].attestation.id, active: false })
  expect(await factsOf(person.id)).toHaveLength(1)
})

it('refuses what cannot be vouched for, and forgets the key', async () => {
  const person = await newcomer()
  const codesOf = async (userId: string, more: object) =>
    (await grant(userId, more)).userErrors.map((error: Json) => [error.code, error.field.at(-1)])
  const resident = { kind: 'RESIDENT_OF_AREA' }
  expect(await codesOf('usr_00000000000000000000000000', {})).toEqual([['USER_NOT_FOUND', 'userId']])
  expect(await codesOf('somebody', {})).toEqual([['USER_NOT_FOUND', 'userId']])
  expect(await codesOf(person.id, resident)).toEqual([['AREA_REQUIRED', 'areaCode']])
  expect(await codesOf(person.id, { areaCode: '310104' })).toEqual([['AREA_NOT_ALLOWED', 'areaCode']])
  expect(await codesOf(person.id, { ...resident, areaCode: 'Xuhui' })).toEqual([['AREA_NOT_FOUND', 'areaCode']])
  const again = { idempotencyKey: 'too late', expiresAt: inHours(0) }
  expect(await codesOf(person.id, again)).toEqual([['EXPIRY_IN_PAST', 'expiresAt']])
  expect(await codesOf(person.id, { ...again, expiresAt: inHours(1) })).toEqual([])
  expect(await factsOf(person.id)).toHaveLength(1)
})

it('refuses issuers without a name', async () => {
  for (const name of [' ', 'x'.repeat(101)]) {
    const input = { userId: issuer.id, kind: 'OVER_18', issuer: name, idempotencyKey: 'nameless' }
    const { errors } = await issuer.ask(GRANT, { input })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.issuer' })
  }
})

it('stops counting when it expires, by the clock', async () => {
  const person = await newcomer()
  await grant(person.id, { expiresAt: inHours(1) })
  await grant(person.id, { kind: 'OVER_18', issuer: 'Registry' })
  const FACTS = `query ($people: [_Any!]!) { _entities(representations: $people) {
    ... on User { gateFacts { attestationKinds residentAreaCodes gender verificationLevel } } } }`
  const people = [{ __typename: 'User', id: person.id }]
  const kinds = async () => (await graph.anonymous.data(FACTS, { people }))._entities[0].gateFacts.attestationKinds
  expect(await kinds()).toEqual(['OVER_18', 'STUDENT'])
  graph.clock.advance(HOUR_MS - 1)
  expect(await kinds()).toEqual(['OVER_18', 'STUDENT'])
  graph.clock.advance(1)
  expect(await kinds()).toEqual(['OVER_18'])
  expect((await person.data(LIST, { id: person.id })).user.attestations).toMatchObject([
    { kind: 'OVER_18', active: true },
    { kind: 'STUDENT', active: false },
  ])
})

it('is taken back at once, and once', async () => {
  const person = await newcomer()
  const [first, second] = [await grant(person.id), await grant(person.id, { expiresAt: inHours(1) })]
  const revokedAt = graph.clock.now().toISOString()
  const { attestation } = await revoke(first.attestation.id)
  expect(attestation).toEqual({ id: first.attestation.id, revokedAt, active: false })
  graph.clock.advance(1000)
  expect((await revoke(first.attestation.id)).attestation.revokedAt).toBe(revokedAt)
  expect((await factsOf(person.id)).map((event) => event.attestations.length)).toEqual([1, 1, 1])
  expect((await factsOf(person.id)).at(-1)?.attestations).toMatchObject([{ expiresAt: second.attestation.expiresAt }])
  await Promise.all([1, 2, 3].map(() => revoke(second.attestation.id)))
  expect((await factsOf(person.id)).map((event) => event.attestations.length)).toEqual([1, 1, 1, 0])
  for (const id of ['att_00000000000000000000000000', person.id, '']) {
    expect(await revoke(id)).toEqual({
      attestation: null,
      userErrors: [{ code: 'ATTESTATION_NOT_FOUND', field: ['attestationId'] }],
    })
  }
})

it('tells the facts last that are true last, however many issuers act at once', async () => {
  const person = await newcomer()
  const granted = await Promise.all([
    grant(person.id),
    grant(person.id, { kind: 'OVER_18' }),
    grant(person.id, { kind: 'WHITE_COLLAR' }),
  ])
  await Promise.all([
    ...granted.slice(0, 2).map(({ attestation }) => revoke(attestation.id)),
    grant(person.id, { kind: 'RESIDENT_OF_AREA', areaCode: '110105' }),
  ])
  const facts = await factsOf(person.id)
  expect(facts).toHaveLength(6)
  expect(facts.at(-1)?.attestations.map((claim) => claim.kind)).toEqual(['RESIDENT_OF_AREA', 'WHITE_COLLAR'])
})

it('is granted and taken back by issuers only', async () => {
  const person = await newcomer()
  const { attestation } = await grant(person.id)
  const input = { userId: person.id, kind: 'OVER_18', issuer: 'Myself', idempotencyKey: 'self service' }
  for (const [caller, code] of [
    [graph.anonymous, 'UNAUTHENTICATED'],
    [person, 'FORBIDDEN'],
    [graph.person({ scopes: ['users:pii'] }), 'FORBIDDEN'],
  ] as const) {
    for (const answer of [await caller.ask(GRANT, { input }), await caller.ask(REVOKE, { id: attestation.id })])
      expect(answer.errors?.[0]?.extensions.code).toBe(code)
  }
  expect(await factsOf(person.id)).toHaveLength(1)
})

it('lists the newest fifty, newest first, of the kinds asked for', async () => {
  const person = await newcomer()
  await grant(person.id, { kind: 'OVER_18', issuer: 'Registry' })
  for (let index = 0; index < 51; index++) {
    graph.clock.advance(1000)
    await grant(person.id, { issuer: `University ${index}` })
  }
  const list = async (kinds: string[] | null) =>
    (await person.data(LIST, { id: person.id, kinds })).user.attestations.map((each: Json) => each.issuer)
  expect((await list(null)).length).toBe(50)
  expect((await list(null))[0]).toBe('University 50')
  expect(await list(['OVER_18'])).toEqual(['Registry'])
  expect((await list(['STUDENT', 'OVER_18']))[49]).toBe('University 1')
  expect(await list([])).toEqual([])
})
