import { newId } from '../../../platform/ids.ts'
import type { Caller, Json, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import type { AttestedClaim, PersonFacts } from '../../../schema/gates.ts'

let sequence = 0
const key = () => `key ${++sequence}`

interface Founding {
  slug?: string
  kind?: 'INTEREST' | 'LIFE_CIRCLE'
  name?: string
  parentId?: string
  topicIds?: string[]
  /** Expressions by action in lower case, such as `{ post: 'member' }`. */
  gates?: Record<string, string>
}

/** Found a community, as its owner would. @returns its id */
export async function foundCommunity(owner: Caller, { gates, ...founding }: Founding = {}): Promise<string> {
  const slug = founding.slug ?? `circle-${++sequence}`
  const input = { kind: 'LIFE_CIRCLE', name: slug, ...founding, slug, idempotencyKey: key() }
  const { createCommunity } = await owner.data(
    'mutation ($input: CreateCommunityInput!) { createCommunity(input: $input) { community { id } userErrors { code } } }',
    { input },
  )
  const id = accepted(createCommunity).community.id
  if (gates) await setGates(owner, { communityId: id, expectedVersion: 1, ...gates })
  return id
}

export async function setGates(owner: Caller, input: Record<string, unknown>): Promise<void> {
  const { setGates } = await owner.data(
    'mutation ($input: SetGatesInput!) { setGates(input: $input) { community { id } userErrors { code message } } }',
    { input },
  )
  accepted(setGates)
}

export const JOIN = `mutation ($communityId: ID, $localGroupId: ID) {
  join(communityId: $communityId, localGroupId: $localGroupId) {
    membership { role joinedAt user { id } community { id followerCount } }
    localGroup { id memberCount viewerIsMember }
    denied { code summary source }
    userErrors { code field }
  }
}`

export async function join(person: Caller, target: { communityId?: string; localGroupId?: string }): Promise<Json> {
  const answer = accepted((await person.data(JOIN, target)).join)
  if (answer.denied.length > 0) throw new Error(`denied: ${JSON.stringify(answer.denied)}`)
  return answer
}

export async function setRole(owner: Caller, communityId: string, userId: string, role: string): Promise<void> {
  const { setMemberRole } = await owner.data(
    'mutation ($input: SetMemberRoleInput!) { setMemberRole(input: $input) { membership { role } userErrors { code } } }',
    { input: { communityId, userId, role } },
  )
  accepted(setMemberRole)
}

/** @returns the group's id */
export async function createGroup(owner: Caller, communityId: string, areaCode = '310104'): Promise<string> {
  const { createLocalGroup } = await owner.data(
    'mutation ($input: CreateLocalGroupInput!) { createLocalGroup(input: $input) { localGroup { id } userErrors { code } } }',
    { input: { communityId, name: `meet in ${areaCode}`, areaCode, idempotencyKey: key() } },
  )
  return accepted(createLocalGroup).localGroup.id
}

/** @returns the activity's id; it begins a day later unless told otherwise */
export async function createActivity(
  graph: TestSubgraph,
  host: Caller,
  localGroupId: string,
  options: { capacity?: number; inMs?: number; title?: string } = {},
): Promise<string> {
  const { inMs = DAY_MS, title = 'Hike', capacity } = options
  const startsAt = new Date(graph.clock.now().getTime() + inMs).toISOString()
  const { createActivity } = await host.data(
    'mutation ($input: CreateActivityInput!) { createActivity(input: $input) { activity { id } userErrors { code } } }',
    { input: { localGroupId, title, startsAt, capacity, idempotencyKey: key() } },
  )
  return accepted(createActivity).activity.id
}

export const DAY_MS = 24 * 3600_000

/** People who have joined a local group. */
export async function groupMembers(graph: TestSubgraph, localGroupId: string, count: number): Promise<Caller[]> {
  const people = Array.from({ length: count }, () => graph.person())
  for (const person of people) await join(person, { localGroupId })
  return people
}

/** Tell what users and payments know of a person. */
export async function tellFacts(graph: TestSubgraph, userId: string, facts: Partial<PersonFacts>): Promise<void> {
  const { gender, verificationLevel, attestations, creditScore } = facts
  if (gender !== undefined || verificationLevel !== undefined || attestations !== undefined)
    await graph.announce('users.factsChanged', {
      userId,
      gender: gender ?? 'UNDISCLOSED',
      verificationLevel: verificationLevel ?? 'NONE',
      attestations: [...(attestations ?? [])],
    })
  if (creditScore != null)
    await graph.announce('payments.creditChanged', {
      userId,
      score: creditScore,
      computedAt: graph.clock.now().toISOString(),
    })
}

export const student = (expiresAt: Date | null = null): AttestedClaim => ({
  kind: 'STUDENT',
  areaCode: null,
  expiresAt: expiresAt?.toISOString() ?? null,
})

/** Tell that content published a post in a community. @returns the post's id */
export async function publishPost(
  graph: TestSubgraph,
  communityId: string | null,
  id = newId('Post'),
): Promise<string> {
  await graph.announce('content.postPublished', {
    postId: id,
    authorId: newId('User'),
    lifeAccountId: null,
    communityId,
    kind: 'IMAGE_TEXT',
    topicIds: [],
    areaCode: null,
    createdAt: graph.clock.now().toISOString(),
  })
  return id
}

/** Ask for entities as the gateway does. */
export async function entities(
  caller: Caller,
  representations: Record<string, unknown>[],
  selection: string,
): Promise<Json[]> {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ${selection} } }`
  return (await caller.data(query, { of: representations }))._entities
}

/** Statements a read costs: the least of some tries, as the relay and its readers may run in between. */
export async function costOf(graph: TestSubgraph, read: () => Promise<unknown>): Promise<number> {
  await graph.settle()
  const costs: number[] = []
  for (let attempt = 0; attempt < 4; attempt++) costs.push(await graph.statementsOf(read))
  return Math.min(...costs)
}

function accepted(answer: Json): Json {
  if (answer.userErrors.length > 0) throw new Error(`refused: ${JSON.stringify(answer.userErrors)}`)
  return answer
}
