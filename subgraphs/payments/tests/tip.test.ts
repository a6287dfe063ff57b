import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import type { GateRule } from '../../../schema/gates.ts'
import { cny, expectBooksRight, fund, openWorld, published, TIP, tipInput, type World } from './world.ts'

const SUBJECT = `query ($id: ID!) { _entities(representations: [{ __typename: "Subject", id: $id }]) {
  ... on Subject { tipTotal { minor currency } tips { edges { node { id from { id } to { id } amount { minor } message } } } } } }`
const TIP_NODE = `query ($id: ID!) { _entities(representations: [{ __typename: "Tip", id: $id }]) {
  ... on Tip { from { id } to { id } subject { id } amount { minor } message transfer { kind } createdAt } } }`

const RECORD_SCORE = `mutation ($input: RecordCreditScoreInput!) {
  recordCreditScore(input: $input) { userErrors { code } } }`

let world: World
let author: Caller
let giver: Caller
beforeAll(async () => {
  world = await openWorld()
  ;[author, giver] = (await world.people(2)) as [Caller, Caller]
  await fund(giver, 1000_00n)
})
afterAll(() => world.close())

const node = async (reader: Caller, id: string) => (await reader.data(TIP_NODE, { id }))._entities[0]
const subject = async (id: string) => (await world.anonymous.data(SUBJECT, { id }))._entities[0]
const refusalOf = async (input: object, from = giver) =>
  (await from.data(TIP, { input: { ...tipInput('', 1n), ...input } })).tip.userErrors[0]

it('goes from the wallet of the giver to that of the author, and says so to everybody', async () => {
  const post = await world.post(author)
  const { tip } = await giver.data(TIP, { input: { ...tipInput(post, 5_20n), message: '好！' } })
  expect(tip).toEqual({
    tip: { id: expect.stringMatching(/^tip_/), amount: { minor: '520' } },
    denied: [],
    userErrors: [],
  })
  expect(await world.balance(author)).toBe(5_20n)
  expect(await subject(post)).toEqual({
    tipTotal: cny(5_20n),
    tips: {
      edges: [
        {
          node: {
            id: tip.tip.id,
            from: { id: giver.id },
            to: { id: author.id },
            amount: { minor: '520' },
            message: '好！',
          },
        },
      ],
    },
  })
  await expectBooksRight(world)
})

it('is announced once, with its transfer and the total it brings the subject to', async () => {
  const post = await world.post(author)
  const at = world.clock.now().toISOString()
  const { tip: first } = (await giver.data(TIP, { input: tipInput(post, 3n) })).tip
  await giver.data(TIP, { input: tipInput(post, 4n) })
  const received = (await world.announced('payments.tipReceived')).filter((event) => event.subjectId === post)
  const moved = { fromUserId: giver.id, toUserId: author.id, at }
  expect(received).toMatchObject([
    { ...moved, tipId: first.id, amount: cny(3n), message: null, runningTotal: cny(3n) },
    { ...moved, amount: cny(4n), runningTotal: cny(7n) },
  ])
  // Once: what is told as a tip is not told as a transfer too.
  const transfers = (await world.announced('payments.transferPosted')).map(({ transferId }) => transferId)
  for (const { transferId } of received) expect(transfers).not.toContain(transferId)
})

it('moves money once for fifty that are sent at once with one key, and all get the same tip', async () => {
  const post = await world.post(author)
  const before = await world.balance(giver)
  const input = tipInput(post, 7n)
  const answers = await Promise.all(Array.from({ length: 50 }, () => giver.data(TIP, { input })))
  expect(new Set(answers.map(({ tip }) => JSON.stringify(tip))).size).toBe(1)
  expect(answers[0].tip.tip.id).toMatch(/^tip_/)
  expect(await world.balance(giver)).toBe(before - 7n)
  expect((await subject(post)).tipTotal).toEqual(cny(7n))
  expect((await world.announced('payments.tipReceived')).filter((event) => event.subjectId === post)).toHaveLength(1)
  await expectBooksRight(world)
})

it('tells each of many at once the total it brought the subject to', async () => {
  const post = await world.post(author)
  const fans = await world.people(10, 10n)
  await Promise.all(fans.flatMap((fan) => [1n, 2n, 3n].map((minor) => fan.data(TIP, { input: tipInput(post, minor) }))))
  const received = (await world.announced('payments.tipReceived')).filter((event) => event.subjectId === post)
  let total = 0n
  for (const { amount, runningTotal } of received) {
    total += BigInt(amount.minor)
    expect(runningTotal).toEqual(cny(total))
  }
  expect(total).toBe(60n)
  await expectBooksRight(world)
})

describe('what can be tipped', () => {
  const at = '2024-02-27T08:30:00.000Z'
  const ids = { cmt: newId('Comment'), room: newId('LiveRoom'), msg: newId('ChatMessage'), post: newId('Post') }
  const tell = async () => {
    const common = { communityId: null, createdAt: at }
    await world.announceAll([
      published(world, ids.post, author.id, null),
      {
        name: 'content.commentAdded',
        payload: { ...common, commentId: ids.cmt, postId: ids.post, authorId: author.id },
      },
      {
        name: 'live.roomChanged',
        payload: {
          ...{
            roomId: ids.room,
            hostId: author.id,
            lifeAccountId: null,
            title: 'tea',
            state: 'LIVE',
            startedAt: at,
            at,
          },
        },
      },
      {
        name: 'live.chatPosted',
        payload: { messageId: ids.msg, roomId: ids.room, authorId: author.id, seq: 1, text: 'hi', at },
      },
    ])
  }

  it('is a post, a comment, a live room or a chat message, told any number of times', async () => {
    await tell()
    await tell()
    for (const subjectId of Object.values(ids)) expect(await refusalOf({ subjectId })).toBeUndefined()
  })

  it('is it no longer once it is removed, also when it is told again; what was given stays', async () => {
    const { tip } = (await giver.data(TIP, { input: tipInput(ids.post, 1n) })).tip
    expect((await node(world.anonymous, tip.id)).subject).toEqual({ id: ids.post })
    await world.announceAll([
      {
        name: 'content.postRemoved',
        payload: { postId: ids.post, authorId: author.id, communityId: null, reason: 'AUTHOR' },
      },
      {
        name: 'content.commentRemoved',
        payload: { commentId: ids.cmt, postId: ids.post, authorId: author.id },
      },
      { name: 'live.chatRemoved', payload: { messageId: ids.msg, roomId: ids.room, code: 'HOST', summary: 'x' } },
    ])
    await tell()
    for (const subjectId of [ids.post, ids.cmt, ids.msg])
      expect(await refusalOf({ subjectId })).toMatchObject({
        code: 'SUBJECT_NOT_FOUND',
        field: ['input', 'subjectId'],
      })
    expect(await node(world.anonymous, tip.id)).toMatchObject({ subject: null, amount: { minor: '1' } })
    expect((await subject(ids.post)).tipTotal).toEqual(cny(2n))
  })

  it('is not what is not there', async () => {
    for (const subjectId of [newId('Post'), 'post_x', giver.id, newId('Community'), '', '"; --'])
      expect((await refusalOf({ subjectId })).code).toBe('SUBJECT_NOT_FOUND')
  })

  it('counts from the moment it is told', async () => {
    const postId = newId('Post')
    await world.tell(published(world, postId, author.id, null))
    expect(await refusalOf({ subjectId: postId })).toBeUndefined()
  })
})

describe('refuses', () => {
  it('to tip what is one’s own', async () => {
    const subjectId = await world.post(giver)
    expect(await refusalOf({ subjectId })).toMatchObject({ code: 'SAME_WALLET', field: ['input', 'subjectId'] })
  })
  it('what the wallet does not hold, what is no amount, and other currencies', async () => {
    const subjectId = await world.post(author)
    const [poor] = await world.people(1, 1n)
    expect((await refusalOf({ subjectId, amount: cny(2n) }, poor)).code).toBe('INSUFFICIENT_FUNDS')
    expect((await refusalOf({ subjectId, amount: cny(-2n) })).code).toBe('INVALID_AMOUNT')
    expect((await refusalOf({ subjectId, amount: { minor: '1', currency: 'SGD' } })).code).toBe('CURRENCY_MISMATCH')
    expect((await refusalOf({ subjectId, idempotencyKey: '' })).code).toBe('INVALID_IDEMPOTENCY_KEY')
    expect((await subject(subjectId)).tipTotal).toEqual(cny(0n))
  })
  it('a message that is too long or malformed, as the caller’s mistake', async () => {
    const subjectId = await world.post(author)
    for (const message of ['字'.repeat(201), '\u0000', '\ud800']) {
      const { errors } = await giver.ask(TIP, { input: { ...tipInput(subjectId, 1n), message } })
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.message' })
    }
  })
  it('a key that was used for something else, naming the tip it was used for', async () => {
    const subjectId = await world.post(author)
    const input = tipInput(subjectId, 1n)
    const first = (await giver.data(TIP, { input })).tip.tip
    const refusal = await refusalOf({ ...input, amount: cny(2n) })
    expect(refusal.code).toBe('IDEMPOTENCY_MISMATCH')
    expect(refusal.message).toContain(first.id)
  })
  it('strangers', async () => {
    const { errors } = await world.anonymous.ask(TIP, { input: tipInput(newId('Post'), 1n) })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('in a circle', () => {
  const circle = async (tip?: GateRule) => {
    const communityId = newId('Community')
    const gates = tip ? { TIP: tip } : { COMMENT: { is: 'closed' } as const }
    await world.announce('communities.communityCreated', {
      ...{ communityId, slug: communityId, kind: 'LIFE_CIRCLE', name: 'Campus Journal', ownerId: author.id },
      ...{ gates, version: 1 },
    })
    return communityId
  }

  it('everybody may tip unless the circle says otherwise', async () => {
    const post = await world.post(author, await circle())
    expect((await giver.data(TIP, { input: tipInput(post, 1n) })).tip).toMatchObject({ denied: [], userErrors: [] })
  })

  it('a gate says what is missing, and opens as soon as it is there', async () => {
    const post = await world.post(author, await circle({ is: 'credit', over: 750 }))
    const input = tipInput(post, 1n)
    const before = await world.balance(giver)
    const scoring = world.person({ scopes: ['credit:write'] })
    let delivered = 0
    const tipAt = async (score: number) => {
      const computedAt = new Date(world.clock.now().getTime() + delivered++).toISOString()
      // Not waited for: what was announced before the tip counts.
      await scoring.data(RECORD_SCORE, { input: { userId: giver.id, score, computedAt } })
      return (await giver.data(TIP, { input })).tip
    }
    expect((await giver.data(TIP, { input })).tip).toMatchObject({
      ...{ tip: null, userErrors: [], denied: [{ code: 'CREDIT_TOO_LOW', source: 'gate' }] },
    })
    expect(await tipAt(750)).toMatchObject({ tip: null, denied: [{ code: 'CREDIT_TOO_LOW' }] })
    expect(await world.balance(giver)).toBe(before)
    const given = await tipAt(751)
    expect(given).toMatchObject({ denied: [], userErrors: [] })
    // Closed again: a replay still gets what was given when it was open.
    expect(await tipAt(400)).toEqual(given)
    expect(await world.balance(giver)).toBe(before - 1n)
  })

  it('nobody may tip in a circle nobody told of', async () => {
    const post = await world.post(author, newId('Community'))
    expect((await giver.data(TIP, { input: tipInput(post, 1n) })).tip.denied).toMatchObject([{ code: 'CLOSED' }])
  })
})

it('gives a replay its tip although the subject has been removed since', async () => {
  const post = await world.post(author)
  const input = tipInput(post, 1n)
  const first = (await giver.data(TIP, { input })).tip
  const removed = { postId: post, authorId: author.id, communityId: null, reason: 'AUTHOR' }
  await world.announce('content.postRemoved', removed)
  expect((await giver.data(TIP, { input })).tip).toEqual(first)
})

it('shows its transfer to giver, receiver and holders of payments:read only', async () => {
  const post = await world.post(author)
  const { tip } = (await giver.data(TIP, { input: tipInput(post, 1n) })).tip
  const auditor = world.person({ scopes: ['payments:read'] })
  for (const reader of [giver, author, auditor]) expect((await node(reader, tip.id)).transfer).toEqual({ kind: 'TIP' })
  for (const reader of [world.person(), world.anonymous]) expect((await node(reader, tip.id)).transfer).toBeNull()
  for (const id of [newId('Tip'), 'tip_x', giver.id, '\u0000']) expect(await node(giver, id)).toBeNull()
})
