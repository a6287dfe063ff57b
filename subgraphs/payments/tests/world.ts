import { expect } from 'vitest'
import { type Announcement, openOutbox } from '../../../platform/events/outbox.ts'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { payments } from '../index.ts'
import { checkLedger } from '../store/ledger-check.ts'

export const TOP_UP = `mutation ($input: TopUpInput!) {
  topUp(input: $input) { transfer { id } wallet { balance { minor currency } } userErrors { code message field } } }`
export const TRANSFER = `mutation ($input: TransferInput!) {
  transfer(input: $input) { transfer { id kind state amount { minor currency } from { id } to { id } memo createdAt }
    userErrors { code message field } } }`
export const TIP = `mutation ($input: TipInput!) {
  tip(input: $input) { tip { id amount { minor } } denied { code summary source } userErrors { code message field } } }`

export const cny = (minor: bigint | number | string) => ({ minor: String(minor), currency: 'CNY' })

let keys = 0
/** A key nobody used before. */
export const newKey = () => `key-${++keys}`

/** Payments alone, with people and things to tip as its neighbours would tell of them. */
export interface World extends TestSubgraph {
  /** People users has told of, each with this much in the wallet. */
  people(count: number, balance?: bigint): Promise<Caller[]>
  /** A post by somebody, as content would tell of it. */
  post(author: Caller, communityId?: string): Promise<string>
  /** Announce without waiting until payments has heard of it. */
  tell(...announcements: readonly Announcement[]): Promise<void>
  /** Announce, and wait until payments has reacted. */
  announceAll(announcements: readonly Announcement[]): Promise<void>
  balance(of: Caller): Promise<bigint>
}

/** @param module payments, with a bank of the test's own where it matters */
export async function openWorld(start = new Date(), module = payments): Promise<World> {
  const graph = await openTestSubgraph(module, start)
  const tell = (...announcements: readonly Announcement[]) =>
    graph.database.transact((tx) => openOutbox(tx, graph.clock).publishAll(announcements))
  const announceAll = async (announcements: readonly Announcement[]) => {
    await tell(...announcements)
    await graph.settle()
  }
  return {
    ...graph,
    tell,
    announceAll,
    people: async (count, balance = 0n) => {
      const people = Array.from({ length: count }, () => graph.person())
      await announceAll(people.map(({ id }) => signedUp(graph, id)))
      if (balance > 0n) await Promise.all(people.map((person) => fund(person, balance)))
      return people
    },
    post: async (author, communityId) => {
      const postId = newId('Post')
      await announceAll([published(graph, postId, author.id, communityId ?? null)])
      return postId
    },
    balance: async (of) => BigInt((await of.data(BALANCE, { id: of.id }))._entities[0].wallet.balance.minor),
  }
}

/** The ledger adds up. */
export async function expectBooksRight(world: TestSubgraph): Promise<void> {
  expect((await checkLedger(world.database.pool)).problems).toEqual([])
}

export async function fund(person: Caller, balance: bigint): Promise<void> {
  const { topUp } = await person.data(TOP_UP, { input: topUpInput(balance) })
  if (!topUp.transfer) throw new Error(`could not top up: ${JSON.stringify(topUp.userErrors)}`)
}

export const topUpInput = (minor: bigint | string, idempotencyKey = newKey()) => ({
  ...{ amount: cny(minor), fundingSource: 'TEST', idempotencyKey },
})
export const transferInput = (to: { id: string }, minor: bigint | string, idempotencyKey = newKey()) => ({
  ...{ toUserId: to.id, amount: cny(minor), idempotencyKey },
})
export const tipInput = (subjectId: string, minor: bigint | string, idempotencyKey = newKey()) => ({
  ...{ subjectId, amount: cny(minor), idempotencyKey },
})

/** As the gateway asks: entities by representation. */
const BALANCE = `query ($id: ID!) {
  _entities(representations: [{ __typename: "User", id: $id }]) { ... on User { wallet { balance { minor } } } } }`

export function signedUp(graph: TestSubgraph, userId: string): Announcement {
  const createdAt = graph.clock.now().toISOString()
  return { name: 'users.userSignedUp', payload: { userId, handle: userId, displayName: userId, createdAt } }
}

export function published(
  graph: TestSubgraph,
  postId: string,
  authorId: string,
  communityId: string | null,
): Announcement {
  const createdAt = graph.clock.now().toISOString()
  return {
    name: 'content.postPublished',
    payload: {
      ...{ postId, authorId, communityId, createdAt },
      lifeAccountId: null,
      kind: 'IMAGE_TEXT',
      topicIds: [],
      areaCode: null,
    },
  }
}
