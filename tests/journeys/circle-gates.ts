import { expect, it } from 'vitest'
import type { Client } from '../support/client.ts'
import type { Person, World } from '../support/world.ts'

const GATES = {
  post: 'attestation STUDENT and gender FEMALE',
  comment: 'gender FEMALE or credit > 750',
}
const REFUSAL = 'userErrors { code } denied { code }'

/** The Campus Journal of the domain (§0): who may post, who may comment, and what everybody may do. */
export function circleGates(world: () => World): void {
  it('lets student women post, others comment with a credit over 750, and everybody view, like and tip', async () => {
    const staff = await world().signUp('registrar', { scopes: ['attestations:issue', 'credit:write'] })
    const [mei, wei, jun, owner] = await Promise.all(['mei', 'wei', 'jun', 'dean'].map((name) => world().signUp(name)))
    const soon = new Date(Date.now() + 3600_000)
    await verify(staff, mei!, 'FEMALE')
    await verify(staff, wei!, 'MALE')
    await verify(staff, jun!, 'MALE')
    await attest(staff, mei!, soon)
    await attest(staff, wei!, soon)
    await score(staff, wei!, 750)
    await score(staff, jun!, 751)

    const { community } = await owner!.act(
      'createCommunity',
      { slug: 'campus-journal', kind: 'LIFE_CIRCLE', name: 'Campus Journal', idempotencyKey: world().key() },
      'community { id } userErrors { code message }',
    )
    const set = await owner!.act(
      'setGates',
      { communityId: community.id, ...GATES, expectedVersion: 1 },
      'community { gates { post { expression version } } } userErrors { code message }',
    )
    expect(set.userErrors).toEqual([])
    for (const person of [mei!, wei!, jun!])
      await person.data('mutation ($id: ID!) { join(communityId: $id) { membership { role } } }', { id: community.id })

    const post = await publish(mei!, community.id)
    expect(post).toMatchObject({ post: { community: { slug: 'campus-journal' } }, userErrors: [], denied: [] })
    expect((await publish(wei!, community.id)).denied).toMatchObject([{ code: 'GENDER_MISMATCH' }])
    expect((await publish(jun!, community.id)).denied.map((why: { code: string }) => why.code).sort()).toEqual([
      'ATTESTATION_MISSING',
      'GENDER_MISMATCH',
    ])

    const postId = post.post.id
    expect((await comment(world(), wei!, postId)).denied).toMatchObject([
      { code: 'GENDER_MISMATCH' },
      { code: 'CREDIT_TOO_LOW' },
    ])
    expect(await comment(world(), jun!, postId)).toMatchObject({ comment: { body: 'Well said.' }, denied: [] })
    expect(await comment(world(), mei!, postId)).toMatchObject({ comment: { body: 'Well said.' }, denied: [] })

    const decision = await wei!.data(
      'query ($slug: String!) { community(slug: $slug) { viewerGate(action: COMMENT) { allowed missing { code } howToFix } } }',
      { slug: 'campus-journal' },
    )
    expect(decision.community.viewerGate).toMatchObject({
      allowed: false,
      howToFix: [expect.stringContaining('credit')],
    })

    for (const client of [world().anonymous, wei!] as Client[])
      expect((await client.data('query ($id: ID!) { post(id: $id) { body } }', { id: postId })).post.body).toBe(
        'Hello, campus.',
      )
    expect(
      (
        await wei!.data('mutation ($id: ID!) { like(subjectId: $id) { subject { likeCount } userErrors { code } } }', {
          id: postId,
        })
      ).like,
    ).toEqual({ subject: { likeCount: 1 }, userErrors: [] })
    await topUp(world(), wei!, '10000')
    const tipped = await wei!.act(
      'tip',
      { subjectId: postId, amount: { minor: '520', currency: 'CNY' }, idempotencyKey: world().key() },
      `tip { amount { minor } to { handle } } ${REFUSAL}`,
    )
    expect(tipped).toEqual({ tip: { amount: { minor: '520' }, to: { handle: 'mei' } }, userErrors: [], denied: [] })
  })

  it('closes the gate to an attestation that has expired', async () => {
    const staff = await world().signUp('issuer', { scopes: ['attestations:issue'] })
    const lan = await world().signUp('lan')
    await verify(staff, lan, 'FEMALE')
    const lifeMs = 2500
    await attest(staff, lan, new Date((await serverTime(world())) + lifeMs))
    const { community } = await world().anonymous.data('{ community(slug: "campus-journal") { id } }')
    await lan.data('mutation ($id: ID!) { join(communityId: $id) { membership { role } } }', { id: community.id })
    expect((await publish(lan, community.id)).denied).toEqual([])
    await world().pass(lifeMs + 100)
    expect((await publish(lan, community.id)).denied).toMatchObject([{ code: 'ATTESTATION_EXPIRED' }])
  })
}

async function serverTime(world: World): Promise<number> {
  return 'clock' in world ? (world.clock as { now(): Date }).now().getTime() : Date.now()
}

export async function verify(staff: Person, person: Person, gender: 'FEMALE' | 'MALE'): Promise<void> {
  const input = { userId: person.id, level: 'REAL_NAME', gender }
  expect((await staff.act('setVerificationLevel', input, 'userErrors { code }')).userErrors).toEqual([])
}

async function attest(staff: Person, person: Person, expiresAt: Date): Promise<void> {
  const input = {
    userId: person.id,
    kind: 'STUDENT',
    issuer: 'Fudan University',
    expiresAt: expiresAt.toISOString(),
    idempotencyKey: `${person.id} student`,
  }
  expect((await staff.act('grantAttestation', input, 'userErrors { code }')).userErrors).toEqual([])
}

export async function score(staff: Person, person: Person, value: number): Promise<void> {
  const input = { userId: person.id, score: value, computedAt: new Date().toISOString() }
  expect((await staff.act('recordCreditScore', input, 'userErrors { code }')).userErrors).toEqual([])
}

export async function topUp(world: World, person: Person, minor: string): Promise<void> {
  const input = { amount: { minor, currency: 'CNY' }, fundingSource: 'TEST', idempotencyKey: world.key() }
  expect((await person.act('topUp', input, 'userErrors { code }')).userErrors).toEqual([])
}

let published = 0
function publish(person: Person, communityId: string | null) {
  const input = {
    kind: 'IMAGE_TEXT',
    body: 'Hello, campus.',
    media: [],
    communityId,
    idempotencyKey: `${person.id} ${published++}`,
  }
  return person.act('publish', input, `post { id community { slug } } ${REFUSAL}`)
}

function comment(world: World, person: Person, postId: string) {
  return person.act(
    'comment',
    { postId, body: 'Well said.', idempotencyKey: world.key() },
    `comment { body } ${REFUSAL}`,
  )
}
