import { openOutbox } from '../../../platform/events/outbox.ts'
import { newId } from '../../../platform/ids.ts'
import type { Caller, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import type { EventCatalogue, EventName } from '../../../schema/events.ts'
import type { GateSet } from '../../../schema/gates.ts'

/** Somebody who has signed up, as users announces it. */
export async function signUp(graph: TestSubgraph, displayName: string, id = newId('User')): Promise<Caller> {
  const createdAt = graph.clock.now().toISOString()
  await graph.announce('users.userSignedUp', { userId: id, handle: displayName.toLowerCase(), displayName, createdAt })
  return graph.person({ id })
}

export async function signUpAll(graph: TestSubgraph, names: readonly string[]): Promise<Caller[]> {
  const people: Caller[] = []
  for (const name of names) people.push(await signUp(graph, name))
  return people
}

export const tellFacts = (
  graph: TestSubgraph,
  userId: string,
  facts: Partial<Omit<EventCatalogue['users.factsChanged'], 'userId'>>,
) =>
  graph.announce('users.factsChanged', {
    userId,
    gender: 'UNDISCLOSED',
    verificationLevel: 'NONE',
    attestations: [],
    ...facts,
  })

export const tellCredit = (graph: TestSubgraph, userId: string, score: number) =>
  graph.announce('payments.creditChanged', { userId, score, computedAt: graph.clock.now().toISOString() })

/** A circle with these gates, as communities announces it. @returns its id */
export async function openCircle(graph: TestSubgraph, gates: GateSet, ownerId = newId('User')): Promise<string> {
  const communityId = newId('Community')
  await graph.announce('communities.communityCreated', {
    communityId,
    slug: communityId.replace('_', '-'),
    kind: 'LIFE_CIRCLE',
    name: 'Campus Journal',
    ownerId,
    gates,
    version: 1,
  })
  return communityId
}

/** A room on air, as live-streams announces it. @returns its id */
export async function goLive(
  graph: TestSubgraph,
  hostId: string,
  room: Partial<EventCatalogue['live.roomChanged']> = {},
): Promise<string> {
  const at = graph.clock.now().toISOString()
  const roomId = room.roomId ?? newId('LiveRoom')
  await graph.announce('live.roomChanged', {
    roomId,
    hostId,
    lifeAccountId: null,
    title: 'Tonight',
    state: 'LIVE',
    startedAt: at,
    at,
    ...room,
  })
  return roomId
}

export const follow = (graph: TestSubgraph, followerId: string, followeeId: string) =>
  graph.announce('users.userFollowed', { followerId, followeeId, at: graph.clock.now().toISOString() })

export const block = (graph: TestSubgraph, blockerId: string, blockedId: string) =>
  graph.announce('users.userBlocked', { blockerId, blockedId, at: graph.clock.now().toISOString() })

/** Announce something as another subgraph would, and do not wait until content has heard of it. */
export async function tell<N extends EventName>(
  graph: TestSubgraph,
  name: N,
  payload: EventCatalogue[N],
): Promise<void> {
  await graph.database.transact((tx) => openOutbox(tx, graph.clock).publish(name, payload))
}

let keys = 0
/** An idempotency key nobody used before. */
export const freshKey = () => `key-${++keys}`

export const PUBLISH = `mutation ($input: PublishInput!) {
  publish(input: $input) { post { id body } denied { code } userErrors { code field } } }`

/** Publish as this person would; a moment later than whatever came before. @returns the post's id */
export async function publish(
  graph: TestSubgraph,
  author: Caller,
  input: Record<string, unknown> = {},
): Promise<string> {
  graph.clock.advance(1000)
  const body = `A post of ${author.id}`
  const data = await author.data(PUBLISH, { input: { kind: 'IMAGE_TEXT', body, idempotencyKey: freshKey(), ...input } })
  if (!data.publish.post) throw new Error(`could not publish: ${JSON.stringify(data.publish)}`)
  return data.publish.post.id
}

export const like = (person: Caller, subjectId: string) =>
  person.data('mutation ($id: ID!) { like(subjectId: $id) { userErrors { code } } }', { id: subjectId })

export const removePost = (person: Caller, postId: string) =>
  person.data('mutation ($id: ID!) { removePost(postId: $id) { removedPostId userErrors { code } } }', { id: postId })
