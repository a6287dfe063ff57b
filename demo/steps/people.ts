import { newId } from '../../platform/ids.ts'
import { grantScopes, hashPassword, loadFollows, loadPeople, type PersonSeed } from '../../subgraphs/users/index.ts'
import { findPeople } from '../find.ts'
import type { Stage } from '../stage.ts'
import { ADMIRED, type DemoCharacter, EVERYBODY, FRIENDS, LEADS, NEIGHBOURS, STAFF } from '../world/people.ts'

/** The password of everybody in the demo world: it is no secret, and nobody here is real. */
export const DEMO_PASSWORD = 'lifegraph-demo'

const SIGN_UP = `mutation ($input: SignUpInput!) {
  result: signUp(input: $input) { user { id } userErrors { code message } } }`
const PROFILE = `mutation ($input: UpdateProfileInput!) {
  result: updateProfile(input: $input) { user { id } userErrors { code message } } }`
const HOME = `mutation ($input: SetHomeAreaInput!) {
  result: setHomeArea(input: $input) { user { id } userErrors { code message } } }`
const VERIFY = `mutation ($input: SetVerificationLevelInput!) {
  result: setVerificationLevel(input: $input) { user { id } userErrors { code message } } }`
const ATTEST = `mutation ($input: GrantAttestationInput!) {
  result: grantAttestation(input: $input) { attestation { id } userErrors { code message } } }`
const SCORE = `mutation ($input: RecordCreditScoreInput!) {
  result: recordCreditScore(input: $input) { user { id } userErrors { code message } } }`
const TOP_UP = `mutation ($input: TopUpInput!) {
  result: topUp(input: $input) { wallet { id } userErrors { code message } } }`

/** Everybody arrives: staff and neighbours in bulk with one password hash, the leads as people do, one act after the other. */
export async function people(stage: Stage): Promise<void> {
  const { database, bus } = stage.host.kernel
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await loadPeople(
    database,
    [...STAFF, ...NEIGHBOURS].map((character) => seedOf(stage, character, passwordHash)),
    stage.clock,
  )
  for (const { handle, scopes } of STAFF) if (scopes.length > 0) await grantScopes(database, handle, scopes)
  bus.announce()
  await introduceAll(stage)
  await stage.play(
    'people sign up',
    LEADS.map((lead) => ({ at: bornAt(stage, lead), run: () => arrive(stage, lead) })),
  )
  await stage.settle()
  stage.count('people', EVERYBODY.length)
}

/** Find who is there already. */
async function introduceAll(stage: Stage): Promise<void> {
  const found = await findPeople(
    stage.visitor,
    EVERYBODY.map(({ handle }) => handle),
  )
  for (const [handle, id] of found)
    stage.introduce(handle, id, STAFF.find((member) => member.handle === handle)?.scopes)
}

/** Credit scores and purses: what payments knows of people. */
export async function standing(stage: Stage): Promise<void> {
  const registrar = stage.person('registrar')
  const scored = EVERYBODY.flatMap(({ handle, credit: score }) => (score === null ? [] : { handle, score }))
  await stage.play('credit and wallets', [
    ...scored.map(({ handle, score }) => ({
      at: stage.ago({ days: 59 }),
      run: () =>
        registrar.act(SCORE, {
          input: { userId: stage.idOf(handle), score, computedAt: stage.ago({ days: 59 }).toISOString() },
        }),
    })),
    ...EVERYBODY.map(({ handle, purseMinor }) => ({
      at: stage.ago({ days: 58 }),
      run: () =>
        stage.person(handle).act(TOP_UP, {
          input: {
            amount: { minor: String(purseMinor), currency: 'CNY' },
            fundingSource: 'TEST',
            idempotencyKey: 'demo:top-up',
          },
        }),
    })),
  ])
  stage.count('wallets', EVERYBODY.length)
}

/** Who follows whom. */
export async function follows(stage: Stage): Promise<void> {
  const pairs = [
    ...FRIENDS.flatMap((circle) =>
      circle.flatMap((a) => circle.filter((b) => b !== a).map((b) => ({ follower: a, followee: b }))),
    ),
    ...ADMIRED.flatMap(({ handle, by }) => by.map((follower) => ({ follower, followee: handle }))),
  ]
  const unique = [...new Map(pairs.map((pair) => [`${pair.follower} ${pair.followee}`, pair])).values()]
  await loadFollows(
    stage.host.kernel.database,
    unique.map(({ follower, followee }, index) => ({
      followerId: stage.idOf(follower),
      followeeId: stage.idOf(followee),
      at: stage.ago({ days: 60, hours: -index }),
    })),
    stage.clock,
  )
  stage.host.kernel.bus.announce()
  stage.count('follows', unique.length)
}

/** A lead signs up, fills in a profile and has it checked by the registrar. */
async function arrive(stage: Stage, lead: DemoCharacter): Promise<void> {
  const { handle, displayName, bio, areaCode, gender } = lead
  if (!stage.knows(handle)) {
    const input = { handle, password: DEMO_PASSWORD, displayName }
    const { user } = await stage.visitor.act(SIGN_UP, { input })
    stage.introduce(handle, user.id)
  }
  const person = stage.person(handle)
  const registrar = stage.person('registrar')
  const userId = stage.idOf(handle)
  await person.act(PROFILE, { input: { bio, avatarUrl: pictureOf(handle) } })
  await person.act(HOME, { input: { areaCode } })
  await registrar.act(VERIFY, { input: { userId, level: 'REAL_NAME', gender } })
  for (const { kind, issuer } of lead.claims) {
    const expiresAt = validUntil(stage).toISOString()
    const idempotencyKey = `demo:${handle}:${kind}`
    await registrar.act(ATTEST, { input: { userId, kind, issuer, expiresAt, idempotencyKey } })
  }
}

function seedOf(stage: Stage, character: DemoCharacter, passwordHash: string): PersonSeed {
  const { handle, displayName, bio, gender, areaCode, claims } = character
  const createdAt = bornAt(stage, character)
  return {
    id: newId('User'),
    handle,
    displayName,
    bio,
    gender,
    verificationLevel: 'REAL_NAME',
    homeAreaCode: areaCode,
    avatarUrl: pictureOf(handle),
    passwordHash,
    createdAt,
    attestations: claims.map((claim) => ({ ...claim, issuedAt: createdAt, expiresAt: validUntil(stage) })),
  }
}

const bornAt = (stage: Stage, { accountAgeDays }: DemoCharacter) => stage.ago({ days: accountAgeDays })
const validUntil = (stage: Stage) => stage.ago({ days: -3 * 365 })
/** Addresses under a name that is reserved for examples (RFC 2606): nothing is fetched from anybody. */
export const pictureOf = (name: string) => `https://media.lifegraph.example/people/${name}.jpg`
