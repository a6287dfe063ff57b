import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { callerOf, readToken, SIGN_UP } from './people.ts'

let graph: TestSubgraph

const input = (handle: string, more: object = {}) => ({
  input: { handle, password: 'correct horse', displayName: 'Somebody', ...more },
})
const attempt = async (handle: string, more: object = {}) =>
  (await graph.anonymous.data(SIGN_UP, input(handle, more))).signUp
const countOf = async (handle: string): Promise<Json> =>
  (await graph.database.client`select count(*)::int as people from users.people where handle = ${handle}`)[0]?.people

beforeAll(async () => {
  graph = await openTestSubgraph(users, new Date('2024-02-27T09:00:00Z'))
})
afterAll(() => graph.close())

it('opens an account, signs in and tells the others', async () => {
  const { user, session, userErrors } = await attempt('Ming_88', { displayName: ' 小明 ', phone: '+8613800138000' })
  expect(user).toMatchObject({ id: session.user.id, handle: 'ming_88', displayName: '小明' })
  expect(userErrors).toEqual([])
  expect(session).toMatchObject({
    accessTokenExpiresAt: '2024-02-27T09:15:00.000Z',
    refreshTokenExpiresAt: '2024-03-28T09:00:00.000Z',
  })
  expect(await readToken(graph, session.accessToken)).toMatchObject({
    viewer: { kind: 'user', userId: user.id, scopes: [] },
  })
  expect(await graph.announced('users.userSignedUp')).toEqual([
    { userId: user.id, handle: 'ming_88', displayName: '小明', createdAt: '2024-02-27T09:00:00.000Z' },
  ])
  const self = await callerOf(graph, session)
  expect(
    await self.data('{ viewer { id phone gender verificationLevel accountAgeDays bio homeArea { name } } }'),
  ).toEqual({
    viewer: {
      id: user.id,
      phone: '+8613800138000',
      gender: 'UNDISCLOSED',
      verificationLevel: 'NONE',
      accountAgeDays: 0,
      bio: null,
      homeArea: null,
    },
  })
})

it('keeps neither the password nor a token', async () => {
  const { session } = await attempt('secretive', { password: 'a password to be found' })
  const rows = await graph.database.client`
    select p.password_hash || ' ' || t.hash as kept from users.people p
    join users.sessions s on s.user_id = p.id join users.refresh_tokens t on t.session_id = s.id
    where p.handle = 'secretive'`
  expect(rows[0]?.kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(rows[0]?.kept).not.toContain('a password to be found')
  expect(rows[0]?.kept).not.toContain(session.refreshToken)
})

it('gives a handle to one person, whatever its capitals', async () => {
  await attempt('taken', { phone: '+8613800138001' })
  expect(await attempt('Taken')).toEqual({
    user: null,
    session: null,
    userErrors: [{ code: 'HANDLE_TAKEN', field: ['input', 'handle'] }],
  })
  expect((await attempt('another', { phone: '+8613800138001' })).userErrors).toEqual([
    { code: 'PHONE_TAKEN', field: ['input', 'phone'] },
  ])
  expect((await attempt('taken', { phone: '+8613800138001' })).userErrors).toEqual([
    { code: 'HANDLE_TAKEN', field: ['input', 'handle'] },
  ])
  expect(await countOf('another')).toBe(0)
})

it('gives a handle to one of many who want it at once', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => attempt('popular')))
  expect(answers.filter((answer) => answer.user !== null)).toHaveLength(1)
  for (const answer of answers.filter((each) => each.user === null)) {
    expect(answer.userErrors).toEqual([{ code: 'HANDLE_TAKEN', field: ['input', 'handle'] }])
  }
  expect(await countOf('popular')).toBe(1)
  const told = await graph.announced('users.userSignedUp')
  expect(told.filter((event) => event.handle === 'popular')).toHaveLength(1)
})

it.each([
  ['input.handle', { handle: 'ab' }],
  ['input.handle', { handle: 'no spaces' }],
  ['input.handle', { handle: '小明同学' }],
  ['input.handle', { handle: 'a'.repeat(31) }],
  ['input.handle', { handle: 'nul\u0000byte' }],
  ['input.password', { password: '1234567' }],
  ['input.password', { password: 'x'.repeat(201) }],
  ['input.displayName', { displayName: ' ' }],
  ['input.displayName', { displayName: 'x'.repeat(51) }],
  ['input.displayName', { displayName: '\ud800' }],
  ['input.phone', { phone: '13800138000' }],
  ['input.phone', { phone: '' }],
])('refuses a malformed %s, and writes nothing', async (argument, wrong) => {
  const { data, errors } = await graph.anonymous.ask(SIGN_UP, input('malformed', wrong))
  expect(data).toBeNull()
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
  expect(errors?.[0]?.extensions.argument).toBe(argument)
  expect(await countOf('malformed')).toBe(0)
})
