import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { grantScopes, hashPassword, loadFollows, loadPeople, type PersonSeed, users } from '../index.ts'
import { signUp } from './people.ts'

let graph: TestSubgraph
const at = new Date('2023-08-17T08:00:00.000Z')
const person = (handle: string, more: Partial<PersonSeed> = {}): PersonSeed => ({
  id: newId('User'),
  handle,
  displayName: handle,
  createdAt: at,
  ...more,
})

beforeAll(async () => {
  graph = await openTestSubgraph(users)
})
afterAll(() => graph.close())

it('loads people as if they had signed up, once', async () => {
  const mei = person('mei', {
    avatarUrl: 'https://example.com/mei.png',
    bio: 'Noodles and hiking',
    phone: '+8613800138000',
    passwordHash: await hashPassword('the password of mei'),
    gender: 'FEMALE',
    verificationLevel: 'REAL_NAME',
    homeAreaCode: '310104',
    attestations: [
      { kind: 'STUDENT', issuer: 'Fudan University', issuedAt: at, expiresAt: new Date(at.getTime() + 3600_000) },
      { kind: 'RESIDENT_OF_AREA', areaCode: '310104', issuer: 'Xuhui', issuedAt: at },
    ],
  })
  const plain = person('plain')
  expect(await loadPeople(graph.database, [mei, plain], graph.clock)).toBe(2)
  expect(await loadPeople(graph.database, [mei, plain, person('mei')], graph.clock)).toBe(0)

  expect((await graph.announced('users.userSignedUp')).map((event) => event.handle)).toEqual(['mei', 'plain'])
  expect(await graph.announced('users.profileChanged')).toEqual([
    { userId: mei.id, displayName: 'mei', avatarUrl: 'https://example.com/mei.png' },
  ])
  expect(await graph.announced('users.homeAreaChanged')).toEqual([{ userId: mei.id, areaCode: '310104' }])
  // The attestation as a student has expired since.
  expect(await graph.announced('users.factsChanged')).toEqual([
    {
      userId: mei.id,
      gender: 'FEMALE',
      verificationLevel: 'REAL_NAME',
      attestations: [{ kind: 'RESIDENT_OF_AREA', areaCode: '310104', expiresAt: null }],
    },
  ])
  const SIGN_IN = `mutation ($input: SignInInput!) {
    signIn(input: $input) { session { user { handle bio createdAt homeArea { name } } } userErrors { code } } }`
  const { signIn } = await graph.person({ id: mei.id }).data(SIGN_IN, {
    input: { handle: 'Mei', password: 'the password of mei' },
  })
  expect(signIn).toEqual({
    session: {
      user: { handle: 'mei', bio: 'Noodles and hiking', createdAt: at.toISOString(), homeArea: { name: 'Xuhui' } },
    },
    userErrors: [],
  })
  const refused = await graph.anonymous.data(SIGN_IN, { input: { handle: 'plain', password: '' } })
  expect(refused.signIn.userErrors).toEqual([{ code: 'INVALID_CREDENTIALS' }])
})

it('loads follows with their counts and events, but none that the act would refuse', async () => {
  const [ann, bob, cyd] = [person('ann'), person('bob'), person('cyd')]
  await loadPeople(graph.database, [ann, bob, cyd])
  await graph.person({ id: cyd.id }).data('mutation ($id: ID!) { block(userId: $id) { userErrors { code } } }', {
    id: ann.id,
  })
  const follow = (follower: PersonSeed, followee: PersonSeed) => ({
    followerId: follower.id,
    followeeId: followee.id,
    at,
  })
  const first = [follow(ann, bob), follow(bob, ann), follow(bob, cyd), follow(ann, ann), follow(ann, cyd)]
  expect(await loadFollows(graph.database, first)).toBe(3)
  expect(await loadFollows(graph.database, [...first, follow(cyd, bob)])).toBe(1)
  const COUNTS = 'query ($id: ID!) { user(id: $id) { followerCount followingCount connectionCount } }'
  const counts = await Promise.all([ann, bob, cyd].map(({ id }) => graph.anonymous.data(COUNTS, { id })))
  expect(counts.map(({ user }) => [user.followerCount, user.followingCount, user.connectionCount])).toEqual([
    [1, 1, 1],
    [2, 2, 2],
    [1, 1, 1],
  ])
  expect(await graph.announced('users.userFollowed')).toContainEqual({
    followerId: cyd.id,
    followeeId: bob.id,
    at: at.toISOString(),
  })
})

it('loads thousands with a handful of statements', async () => {
  const crowd = Array.from({ length: 4000 }, (_, index) => person(`crowd_${index}`, { verificationLevel: 'PHONE' }))
  expect(await graph.statementsOf(() => loadPeople(graph.database, crowd))).toBeLessThanOrEqual(10)
  const circle = crowd.map(({ id }, index) => ({
    followerId: id,
    followeeId: (crowd[index + 1] ?? crowd[0])?.id as string,
    at,
  }))
  expect(await graph.statementsOf(() => loadFollows(graph.database, circle))).toBeLessThanOrEqual(12)
})

it('gives scopes to somebody by handle; the next session carries them', async () => {
  const { handle, password } = await signUp(graph, 'issuer')
  await grantScopes(graph.database, handle, ['attestations:issue', 'users:pii'])
  await grantScopes(graph.database, handle, ['users:pii', 'merchants:review'])
  const { signIn } = await graph.anonymous.data(
    'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }',
    { input: { handle, password } },
  )
  const claims = JSON.parse(Buffer.from(signIn.session.accessToken.split('.')[1], 'base64url').toString())
  expect(claims.scope).toBe('attestations:issue merchants:review users:pii')
  await expect(grantScopes(graph.database, 'nobody', ['users:pii'])).rejects.toThrow('nobody')
  await expect(grantScopes(graph.database, handle, ['two words:here'])).rejects.toThrow('no scope')
})
