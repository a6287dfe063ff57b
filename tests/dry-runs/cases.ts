import { expect, vi } from 'vitest'
import { openDatabase } from '../../platform/database.ts'
import { demoServices, loadServices } from '../../subgraphs/content/index.ts'
import { topUp } from '../journeys/circle-gates.ts'
import type { Json } from '../support/client.ts'
import type { OneProcessWorld, Person } from '../support/world.ts'

/** One mutation that holds when it is its turn: those before it were done for real. */
export interface Case {
  /** Who does it. */
  readonly as: Person
  readonly variables: Record<string, unknown>
  /** Fields of the payload that show what would be. */
  readonly select?: string
  /** Learns from what was done for real. */
  readonly learn?: (payload: Json) => void | Promise<void>
}

const cny = (minor: number) => ({ minor: String(minor), currency: 'CNY' })

/** People, and a merchant who sells, in a world where every mutation can be done once, in the order of {@link casesOf}. */
export async function openCast(world: OneProcessWorld) {
  const signUp = async (handle: string, scopes: string[] = []) => world.signUp(handle, { scopes })
  const host = await signUp('host')
  const fan = await signUp('fan')
  const friend = await signUp('friend')
  const leaver = await signUp('leaver')
  const staff = await signUp('staff', [
    ...['attestations:issue', 'merchants:review', 'payments:write', 'payments:read', 'credit:write', 'risk:write'],
    ...['workflows:operate'],
  ])
  const database = openDatabase({ url: world.databaseUrl, max: 1 })
  await loadServices(database, demoServices().slice(0, 1))
  await database.close()
  const { areas } = await host.data('{ areas { code } }')
  const { services } = await host.data('{ services(first: 1) { edges { node { id } } } }')
  const { gifts } = await host.data('{ gifts { id } }')
  await topUp(world, fan, '900000')
  return {
    ...{ host, fan, friend, leaver, staff, areaCode: areas[0].code as string },
    serviceId: services.edges[0].node.id as string,
    giftId: gifts[0].id as string,
  }
}

/**
 * A case for every mutation of the graph that has dry runs, in an order in which each can be done: made when its turn comes, out of
 * what those before it left.
 */
export function casesOf(
  world: OneProcessWorld,
  cast: Awaited<ReturnType<typeof openCast>>,
): Record<string, () => Case | Promise<Case>> {
  const { host, fan, friend, leaver, staff, areaCode, serviceId, giftId } = cast
  const known: Record<string, string> = {}
  const idOf = (name: string): string => known[name] ?? expect.fail(`nothing is known of "${name}"`)
  const keep = (name: string, id: unknown) => {
    known[name] = String(id)
  }
  /** A key of its own for each case: the dry run and what is done for real have the same. */
  const keyed = (input: Record<string, unknown>) => ({ input: { ...input, idempotencyKey: world.key() } })
  return {
    // Users
    updateProfile: () => ({
      as: host,
      variables: { input: { displayName: 'Host', bio: 'Tents' } },
      select: 'user { bio }',
    }),
    setHomeArea: () => ({ as: host, variables: { input: { areaCode } }, select: 'user { homeArea { code } }' }),
    follow: () => ({ as: fan, variables: { userId: host.id }, select: 'user { followerCount viewerFollows }' }),
    unfollow: () => ({ as: fan, variables: { userId: host.id }, select: 'user { followerCount }' }),
    block: () => ({ as: friend, variables: { userId: leaver.id }, select: 'user { viewerBlocks }' }),
    unblock: () => ({ as: friend, variables: { userId: leaver.id }, select: 'user { viewerBlocks }' }),
    setVerificationLevel: () => ({
      ...{ as: staff, variables: { input: { userId: host.id, level: 'REAL_NAME', gender: 'FEMALE' } } },
    }),
    grantAttestation: () => ({
      as: staff,
      variables: keyed({ userId: host.id, kind: 'STUDENT', issuer: 'campus' }),
      select: 'attestation { id }',
      learn: ({ attestation }) => keep('attestation', attestation.id),
    }),
    revokeAttestation: () => ({ as: staff, variables: { attestationId: idOf('attestation') } }),
    startMerchantOnboarding: () => ({
      as: host,
      variables: keyed({ name: 'Ridge', size: 'SMALL', description: 'Tents' }),
      select: 'merchant { id onboarding { state } }',
      learn: ({ merchant }) => keep('merchant', merchant.id),
    }),
    submitMerchantOnboarding: () => ({
      as: host,
      variables: { input: { merchantId: idOf('merchant'), licenceToken: 'doc_licence' } },
    }),
    decideMerchantOnboarding: () => ({
      as: staff,
      variables: { input: { merchantId: idOf('merchant'), decision: 'APPROVE', reason: 'Complete.' } },
    }),
    createOrganisation: () => ({ as: host, variables: keyed({ name: 'Ridge Lab' }), select: 'organisation { id }' }),
    createPartnerApp: () => ({
      as: host,
      variables: keyed({ ownerId: idOf('merchant'), name: 'Shop' }),
      select: 'app { id }',
      learn: ({ app }) => keep('app', app.id),
    }),
    createApiKey: () => ({
      as: host,
      variables: keyed({ appId: idOf('app'), name: 'till', mode: 'TEST', scopes: ['catalog:read'] }),
      select: 'secret apiKey { id }',
      learn: ({ apiKey }) => keep('apiKey', apiKey.id),
    }),
    rotateApiKey: () => ({
      as: host,
      variables: keyed({ keyId: idOf('apiKey'), overlapHours: 1 }),
      select: 'secret apiKey { id } replaced { id }',
    }),
    revokeApiKey: () => ({ as: host, variables: { input: { keyId: idOf('apiKey') } } }),
    grantConsent: () => ({ as: fan, variables: { input: { appId: idOf('app'), purposes: ['CONTACT'] } } }),
    revokeConsent: () => ({ as: fan, variables: { input: { appId: idOf('app') } } }),

    // Content
    openLifeAccount: () => ({
      as: host,
      variables: keyed({ name: 'Ridge', merchantId: idOf('merchant') }),
      select: 'lifeAccount { id }',
      learn: ({ lifeAccount }) => keep('lifeAccount', lifeAccount.id),
    }),
    followLifeAccount: () => ({ as: fan, variables: { lifeAccountId: idOf('lifeAccount') } }),
    unfollowLifeAccount: () => ({ as: fan, variables: { lifeAccountId: idOf('lifeAccount') } }),
    publish: () => ({
      as: host,
      variables: keyed({ kind: 'IMAGE_TEXT', body: 'First light', media: [], topicIds: [] }),
      select: 'post { id body author { displayName } }',
      learn: ({ post }) => keep('post', post.id),
    }),
    comment: () => ({
      as: fan,
      variables: keyed({ postId: idOf('post'), body: 'Well said.' }),
      select: 'comment { id }',
      learn: ({ comment }) => keep('comment', comment.id),
    }),
    like: () => ({ as: fan, variables: { subjectId: idOf('post') }, select: 'subject { ... on Post { likeCount } }' }),
    unlike: () => ({
      as: fan,
      variables: { subjectId: idOf('post') },
      select: 'subject { ... on Post { likeCount } }',
    }),
    recordView: () => ({ as: fan, variables: keyed({ postId: idOf('post'), dwellMs: 1500 }) }),
    openService: () => ({ as: fan, variables: keyed({ serviceId }) }),
    removeComment: () => ({ as: fan, variables: { commentId: idOf('comment') } }),

    // Communities
    createCommunity: () => ({
      as: host,
      variables: keyed({ kind: 'INTEREST', slug: 'hiking', name: 'Hiking' }),
      select: 'community { id }',
      learn: ({ community }) => keep('community', community.id),
    }),
    createLocalGroup: () => ({
      as: host,
      variables: keyed({ communityId: idOf('community'), areaCode, name: 'Hikers' }),
      select: 'localGroup { id }',
      learn: ({ localGroup }) => keep('localGroup', localGroup.id),
    }),
    join: () => ({ as: fan, variables: { localGroupId: idOf('localGroup') }, select: 'membership { role }' }),
    setMemberRole: () => ({
      as: host,
      variables: { input: { communityId: idOf('community'), userId: fan.id, role: 'MODERATOR' } },
      select: 'membership { role }',
    }),
    setGates: () => ({
      as: host,
      variables: { input: { communityId: idOf('community'), comment: 'gender FEMALE', expectedVersion: 1 } },
    }),
    createActivity: () => ({
      as: host,
      variables: keyed({
        localGroupId: idOf('localGroup'),
        title: 'Ridge',
        startsAt: new Date(world.clock.now().getTime() + 86_400_000).toISOString(),
        capacity: 5,
      }),
      select: 'activity { id going }',
      learn: ({ activity }) => keep('activity', activity.id),
    }),
    rsvp: () => ({ as: fan, variables: { activityId: idOf('activity') }, select: 'rsvp { state activity { going } }' }),
    checkIn: () => ({ as: host, variables: { input: { activityId: idOf('activity'), userId: fan.id } } }),
    cancelRsvp: async () => {
      await friend.data('mutation ($id: ID!) { join(localGroupId: $id) { userErrors { code } } }', {
        id: idOf('localGroup'),
      })
      await friend.data('mutation ($id: ID!) { rsvp(activityId: $id) { userErrors { code } } }', {
        id: idOf('activity'),
      })
      return { as: friend, variables: { activityId: idOf('activity') } }
    },
    cancelActivity: () => ({ as: host, variables: { activityId: idOf('activity') } }),
    leave: () => ({ as: friend, variables: { localGroupId: idOf('localGroup') } }),

    // Payments
    topUp: () => ({
      as: fan,
      variables: keyed({ amount: cny(5000), fundingSource: 'TEST' }),
      select: 'wallet { balance { minor } }',
    }),
    transfer: () => ({
      as: fan,
      variables: keyed({ toUserId: friend.id, amount: cny(1200) }),
      select: 'transfer { id from { wallet { balance { minor } } } to { displayName } }',
      learn: ({ transfer }) => keep('transfer', transfer.id),
    }),
    tip: () => ({
      as: fan,
      variables: keyed({ subjectId: idOf('post'), amount: cny(100) }),
      select: 'tip { id subject { ... on Post { tipTotal { minor } } } }',
    }),
    refund: () => ({ as: staff, variables: keyed({ transferId: idOf('transfer') }), select: 'transfer { kind }' }),
    recordCreditScore: () => ({
      as: staff,
      variables: { input: { userId: fan.id, score: 760, computedAt: world.clock.now().toISOString() } },
    }),
    freezeUser: () => ({ as: staff, variables: { input: { userId: leaver.id, reason: 'Looked odd.' } } }),
    unfreezeUser: () => ({ as: staff, variables: { userId: leaver.id } }),
    createProduct: () => ({
      as: host,
      variables: keyed({
        merchantId: idOf('merchant'),
        title: 'Tent',
        price: cny(10_000),
        stock: 9,
        delivery: 'SHIPPED',
      }),
      select: 'product { id stock }',
      learn: ({ product }) => keep('product', product.id),
    }),
    changeProduct: () => ({
      as: host,
      variables: keyed({ productId: idOf('product'), addStock: 3 }),
      select: 'product { stock }',
    }),
    setSourcingOffer: () => ({
      as: host,
      variables: { input: { productId: idOf('product'), commissionBasisPoints: 1000 } },
    }),
    pickSourcedProduct: async () => {
      const { lifeAccount } = await friend.act(
        'openLifeAccount',
        { name: 'Picks', idempotencyKey: world.key() },
        'lifeAccount { id }',
      )
      return {
        as: friend,
        variables: { productId: idOf('product'), lifeAccountId: lifeAccount.id, idempotencyKey: world.key() },
      }
    },
    checkout: () => ({
      as: fan,
      variables: keyed({ productId: idOf('product'), quantity: 2 }),
      select: 'workflow { id state steps { name state } order { id state product { title } } }',
      learn: ({ workflow }) => {
        keep('order', workflow.order.id)
        keep('workflow', workflow.id)
      },
    }),
    fulfilOrder: async () => {
      await untilWaiting(fan, idOf('workflow'))
      return { as: host, variables: { orderId: idOf('order') }, select: 'order { state }' }
    },
    cancelOrder: async () => {
      const { workflow } = await fan.act(
        'checkout',
        { productId: idOf('product'), idempotencyKey: world.key() },
        'workflow { id order { id } } userErrors { code }',
      )
      await untilWaiting(fan, workflow.id)
      keep('cancelled', workflow.id)
      return { as: host, variables: { input: { orderId: workflow.order.id, reason: 'Sold out.' } } }
    },
    retryWorkflow: async () => {
      await untilOver(fan, idOf('cancelled'))
      const { workflow } = await fan.act(
        'checkout',
        { productId: idOf('product'), idempotencyKey: world.key() },
        'workflow { id } userErrors { code }',
      )
      await untilWaiting(fan, workflow.id)
      await world.sql`update payments.workflows set state = 'STUCK', due_at = null, lease = null where id = ${workflow.id}`
      return { as: staff, variables: { id: workflow.id } }
    },
    setPayoutAccount: () => ({
      as: host,
      variables: {
        input: {
          merchantId: idOf('merchant'),
          bankCode: 'ICBKCNBJ',
          accountNumber: '6222020200112233',
          holderName: 'Host',
        },
      },
    }),
    requestPayout: () => ({
      as: host,
      variables: keyed({ merchantId: idOf('merchant'), amount: cny(500) }),
      select: 'payout { id state }',
    }),

    // Live streams
    scheduleRoom: () => ({
      as: host,
      variables: keyed({
        title: 'Soon',
        scheduledFor: new Date(world.clock.now().getTime() + 3_600_000).toISOString(),
      }),
    }),
    startRoom: () => ({
      as: host,
      variables: keyed({ title: 'Now' }),
      select: 'room { id state host { displayName } }',
      learn: ({ room }) => keep('room', room.id),
    }),
    setChatMode: () => ({ as: host, variables: { input: { roomId: idOf('room'), slowSeconds: 5 } } }),
    sendChat: () => ({
      as: fan,
      variables: keyed({ roomId: idOf('room'), text: 'Hello' }),
      select: 'message { id seq }',
      learn: ({ message }) => keep('message', message.id),
    }),
    removeChatMessage: () => ({ as: host, variables: { messageId: idOf('message') } }),
    watchRoom: () => ({ as: fan, variables: { roomId: idOf('room') }, select: 'room { viewers }' }),
    leaveRoom: () => ({ as: fan, variables: { roomId: idOf('room') }, select: 'room { viewers }' }),
    sendGift: () => ({
      as: fan,
      variables: keyed({ roomId: idOf('room'), giftId, count: 1 }),
      select: 'state streak { count }',
    }),
    pinProduct: () => ({
      as: host,
      variables: { input: { roomId: idOf('room'), productId: idOf('product'), label: 'Warm' } },
    }),
    unpinProduct: () => ({ as: host, variables: { input: { roomId: idOf('room'), productId: idOf('product') } } }),
    banFromRoom: () => ({ as: host, variables: { roomId: idOf('room'), userId: leaver.id } }),
    liftRoomBan: () => ({ as: host, variables: { roomId: idOf('room'), userId: leaver.id } }),

    // Ads
    openAdAccount: () => ({
      as: host,
      variables: { merchantId: idOf('merchant') },
      select: 'adAccount { id }',
      learn: ({ adAccount }) => keep('adAccount', adAccount.id),
    }),
    createCampaign: async () => {
      await topUp(world, host, '100000')
      return {
        as: host,
        variables: keyed({
          ...{ adAccountId: idOf('adAccount'), name: 'Winter', objective: 'POST_REACH', subjectId: idOf('post') },
          ...{ headline: 'Tents', dailyBudget: cny(5000), bid: cny(200) },
        }),
        select: 'campaign { id }',
        learn: ({ campaign }: Json) => keep('campaign', campaign.id),
      }
    },
    setBudget: () => ({
      as: host,
      variables: { input: { campaignId: idOf('campaign'), daily: cny(6000), expectedVersion: 1 } },
    }),
    recordAdEvent: async () => ({
      as: friend,
      variables: keyed({ decisionId: await findAd(world, friend), kind: 'CLICK' }),
      select: 'decision { id }',
    }),
    setCampaignState: () => ({ as: host, variables: { input: { campaignId: idOf('campaign'), action: 'PAUSE' } } }),

    // What ends what others needed
    endRoom: () => ({ as: host, variables: { roomId: idOf('room') }, select: 'room { state }' }),
    removePost: () => ({ as: host, variables: { postId: idOf('post') } }),
    signOut: () => ({ as: leaver, variables: {} }),
    signOutEverywhere: async () => ({ as: await world.signUp('everywhere'), variables: {} }),
  }
}

const STEPS = 'query ($id: ID!) { workflow(id: $id) { state steps { name state } } }'

/** Wait until an order waits for nothing but its merchant. */
async function untilWaiting(buyer: Person, id: string): Promise<void> {
  await vi.waitFor(async () => {
    const { workflow } = await buyer.data(STEPS, { id })
    const open = workflow.steps.filter(({ state }: Json) => state !== 'DONE').map(({ name }: Json) => name)
    expect(open).toEqual(['FULFIL'])
  }, 20_000)
}

async function untilOver(buyer: Person, id: string): Promise<void> {
  await vi.waitFor(async () => {
    const { workflow } = await buyer.data(STEPS, { id })
    expect(workflow.state).toBe('COMPENSATED')
  }, 20_000)
}

/** Look at the feed until there is an advertisement in it. */
async function findAd(world: OneProcessWorld, viewer: Person): Promise<string> {
  const author = await world.signUp('author')
  for (let index = 0; index < 12; index++)
    await author.act(
      'publish',
      { kind: 'IMAGE_TEXT', body: `Post ${index}`, media: [], idempotencyKey: world.key() },
      'post { id }',
    )
  return vi.waitFor(async () => {
    const { feed } = await viewer.data('{ feed(first: 30) { edges { node { ... on AdSlot { ad { id } } } } } }')
    return feed.edges.flatMap((edge: Json) => edge.node.ad?.id ?? [])[0] ?? expect.fail('no advertisement')
  }, 20_000)
}
