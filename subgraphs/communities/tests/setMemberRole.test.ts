import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { communities } from '../index.ts'
import { foundCommunity, join, setRole } from './circles.ts'

const SET = `mutation ($input: SetMemberRoleInput!) {
  setMemberRole(input: $input) { membership { role user { id } } userErrors { code field } } }`

let graph: TestSubgraph
let owner: Caller
let member: Caller
let communityId: string
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
  owner = graph.person()
  member = graph.person()
  communityId = await foundCommunity(owner)
  await join(member, { communityId })
})
afterAll(() => graph.close())

const set = async (who: Caller, userId: string, role: string, of = communityId) =>
  (await who.data(SET, { input: { communityId: of, userId, role } })).setMemberRole
const codeOf = async (...args: Parameters<typeof set>) => (await set(...args)).userErrors[0]?.code

it('gives a role, and tells so once', async () => {
  for (let again = 0; again < 2; again++)
    expect(await set(owner, member.id, 'HOST')).toEqual({
      membership: { role: 'HOST', user: { id: member.id } },
      userErrors: [],
    })
  expect(await graph.announced('communities.memberRoleChanged')).toEqual([
    { communityId, userId: member.id, role: 'HOST' },
  ])
  const MEMBERS =
    'query ($id: ID!, $role: CommunityRole) { community(id: $id) { members(role: $role) { edges { node { user { id } } } } } }'
  const { community } = await owner.data(MEMBERS, { id: communityId, role: 'HOST' })
  expect(community.members.edges).toEqual([{ node: { user: { id: member.id } } }])
})

it('refuses everybody but owners, and people who have not joined', async () => {
  await setRole(owner, communityId, member.id, 'MODERATOR')
  expect(await codeOf(member, member.id, 'OWNER')).toBe('NOT_PERMITTED')
  expect(await codeOf(graph.person(), newId('User'), 'OWNER')).toBe('NOT_PERMITTED')
  for (const stranger of [newId('User'), 'nonsense']) expect(await codeOf(owner, stranger, 'HOST')).toBe('NOT_A_MEMBER')
  expect(await codeOf(owner, member.id, 'HOST', newId('Community'))).toBe('COMMUNITY_NOT_FOUND')
})

it('never demotes the last owner, also when two demote each other at once', async () => {
  expect(await codeOf(owner, owner.id, 'MEMBER')).toBe('LAST_OWNER')
  await setRole(owner, communityId, member.id, 'OWNER')
  const codes = await Promise.all([codeOf(owner, member.id, 'MEMBER'), codeOf(member, owner.id, 'MEMBER')])
  // Whoever comes second is no owner any more.
  expect(codes.sort()).toEqual(['NOT_PERMITTED', undefined])
})
