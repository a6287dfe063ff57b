import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import type { AttestedClaim, GateSet } from '../../../schema/gates.ts'
import { content } from '../index.ts'
import { freshKey, openCircle, PUBLISH, publish, signUp, tell, tellCredit, tellFacts } from './fixtures.ts'

/** As the campus circle has it: its women students post; men comment with good credit; everybody views, likes and tips. */
const CAMPUS: GateSet = {
  POST: {
    is: 'and',
    rules: [
      { is: 'attestation', kind: 'STUDENT' },
      { is: 'gender', gender: 'FEMALE' },
    ],
  },
  COMMENT: {
    is: 'or',
    rules: [
      { is: 'gender', gender: 'FEMALE' },
      { is: 'credit', over: 750 },
    ],
  },
}
const COMMENT = `mutation ($input: CommentInput!) {
  comment(input: $input) { comment { id } denied { code summary source } userErrors { code } } }`
const LIKE =
  'mutation ($id: ID!) { like(subjectId: $id) { subject { likeCount } denied { code } userErrors { code } } }'
const DAY_MS = 24 * 3600_000

let graph: TestSubgraph
let campus: string
let student: Caller
let man: Caller
let postId: string

const studentUntil = (days: number | null): AttestedClaim => ({
  kind: 'STUDENT',
  areaCode: null,
  expiresAt: days === null ? null : new Date(graph.clock.now().getTime() + days * DAY_MS).toISOString(),
})
const tryToPost = async (by: Caller, communityId = campus) => {
  const input = { kind: 'IMAGE_TEXT', body: 'hello', communityId, idempotencyKey: freshKey() }
  return (await by.data(PUBLISH, { input })).publish
}
const tryToComment = async (by: Caller, input: object = {}) =>
  (await by.data(COMMENT, { input: { postId, body: 'well said', idempotencyKey: freshKey(), ...input } })).comment
const codesOf = (answer: { denied: { code: string }[] }) => answer.denied.map(({ code }) => code)

beforeAll(async () => {
  graph = await openTestSubgraph(content)
  campus = await openCircle(graph, CAMPUS)
  student = await signUp(graph, 'Student')
  man = await signUp(graph, 'Man')
  await tellFacts(graph, student.id, { gender: 'FEMALE', attestations: [studentUntil(365)] })
  await tellFacts(graph, man.id, { gender: 'MALE' })
  postId = await publish(graph, student, { communityId: campus })
})
afterAll(() => graph.close())

describe('the gate for posting', () => {
  it('lets students who are women post, and says what anybody else lacks', async () => {
    expect(codesOf(await tryToPost(man))).toEqual(['ATTESTATION_MISSING', 'GENDER_MISMATCH'])
    await tellFacts(graph, man.id, { gender: 'MALE', attestations: [studentUntil(null)] })
    expect(await tryToPost(man)).toMatchObject({ post: null, userErrors: [], denied: [{ code: 'GENDER_MISMATCH' }] })
    const stranger = await signUp(graph, 'Stranger')
    expect(codesOf(await tryToPost(stranger))).toEqual(['ATTESTATION_MISSING', 'GENDER_MISMATCH'])
  })

  it('closes when the attestation expires, without anything being announced', async () => {
    const soon = await signUp(graph, 'Graduate')
    await tellFacts(graph, soon.id, { gender: 'FEMALE', attestations: [studentUntil(1)] })
    expect((await tryToPost(soon)).post).not.toBeNull()
    graph.clock.advance(DAY_MS)
    expect(codesOf(await tryToPost(soon))).toEqual(['ATTESTATION_EXPIRED'])
  })

  it('answers a replay after it has closed', async () => {
    const input = { kind: 'IMAGE_TEXT', body: 'kept', communityId: campus, idempotencyKey: freshKey() }
    const first = await student.data(PUBLISH, { input })
    await tellFacts(graph, student.id, { gender: 'FEMALE' })
    expect(await student.data(PUBLISH, { input })).toEqual(first)
    expect(codesOf(await tryToPost(student))).toEqual(['ATTESTATION_MISSING'])
    await tellFacts(graph, student.id, { gender: 'FEMALE', attestations: [studentUntil(365)] })
  })

  it('counts what was told a moment before, and a circle that was opened a moment before', async () => {
    const [communityId, fresh] = [newId('Community'), graph.person()]
    const createdAt = graph.clock.now().toISOString()
    await tell(graph, 'users.userSignedUp', { userId: fresh.id, handle: 'fresh', displayName: 'Fresh', createdAt })
    await tell(graph, 'communities.communityCreated', {
      communityId,
      slug: 'fresh',
      kind: 'LIFE_CIRCLE',
      name: 'Fresh',
      ownerId: fresh.id,
      gates: { POST: { is: 'member' } },
      version: 1,
    })
    await tell(graph, 'communities.memberJoined', {
      communityId,
      userId: fresh.id,
      role: 'MEMBER',
      joinedAt: createdAt,
    })
    expect((await tryToPost(fresh, communityId)).post).not.toBeNull()
  })

  it('takes the gates as they were last changed, whatever the order of the news', async () => {
    const communityId = await openCircle(graph, {})
    await graph.announce('communities.gatesChanged', { communityId, gates: { POST: { is: 'closed' } }, version: 3 })
    await graph.announce('communities.gatesChanged', { communityId, gates: {}, version: 2 })
    expect(codesOf(await tryToPost(student, communityId))).toEqual(['CLOSED'])
  })
})

describe('the gate for commenting', () => {
  it('asks men for a credit standing over 750: 750 is not enough, 751 is, and an unknown one is not', async () => {
    expect(codesOf(await tryToComment(man))).toEqual(['GENDER_MISMATCH', 'CREDIT_UNKNOWN'])
    await tellCredit(graph, man.id, 750)
    const denied = await tryToComment(man)
    expect(denied).toMatchObject({ comment: null, userErrors: [] })
    expect(denied.denied[1]).toEqual({
      code: 'CREDIT_TOO_LOW',
      summary: 'Needs a credit standing over 750.',
      source: 'gate',
    })
    await tellCredit(graph, man.id, 751)
    expect((await tryToComment(man)).comment).not.toBeNull()
  })
  it('asks women for nothing', async () => {
    expect((await tryToComment(student)).comment).not.toBeNull()
  })
  it('counts nothing for a comment it denied', async () => {
    const { post } = await man.data('query ($id: ID!) { post(id: $id) { commentCount } }', { id: postId })
    expect(post.commentCount).toBe(2)
  })
})

describe('the gates nobody named', () => {
  it('are open: everybody may view and like', async () => {
    const stranger = await signUp(graph, 'Anybody')
    expect((await stranger.data('query ($id: ID!) { post(id: $id) { id } }', { id: postId })).post.id).toBe(postId)
    expect((await stranger.data(LIKE, { id: postId })).like).toMatchObject({ subject: { likeCount: 1 }, denied: [] })
    const { feed } = await graph.anonymous.data('{ feed(first: 100) { edges { node { ... on Post { id } } } } }')
    expect(feed.edges.map((edge: { node: { id?: string } }) => edge.node.id)).toContain(postId)
  })
  it('deny likes where they are closed, for posts and for the comments under them', async () => {
    const communityId = await openCircle(graph, { LIKE: { is: 'member' } })
    const inside = await publish(graph, student, { communityId })
    const { comment } = await tryToComment(student, { postId: inside })
    for (const id of [inside, comment.id])
      expect((await man.data(LIKE, { id })).like).toEqual({
        subject: null,
        denied: [{ code: 'NOT_A_MEMBER' }],
        userErrors: [],
      })
  })
  it('keep a circle that is closed to the viewer out of reach of comments, likes and views', async () => {
    const communityId = await openCircle(graph, { VIEW: { is: 'closed' } })
    const hidden = await publish(graph, student, { communityId })
    expect((await tryToComment(man, { postId: hidden })).userErrors).toEqual([{ code: 'POST_NOT_FOUND' }])
    expect((await man.data(LIKE, { id: hidden })).like.userErrors).toEqual([{ code: 'SUBJECT_NOT_FOUND' }])
    const viewed = await man.data(
      'mutation ($input: RecordViewInput!) { recordView(input: $input) { post { id } userErrors { code } } }',
      { input: { postId: hidden, dwellMs: 1, idempotencyKey: freshKey() } },
    )
    expect(viewed.recordView).toEqual({ post: null, userErrors: [{ code: 'POST_NOT_FOUND' }] })
  })
})
