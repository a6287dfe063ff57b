import { newId } from '../../../platform/ids.ts'
import type { Caller, Json, TestSubgraph } from '../../../platform/testing/subgraph.ts'

export const CREATE = `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) {
  campaign { id name state version bid { minor } budget { daily { minor currency } spentToday { minor } }
    frequencyCap { impressions perHours } creative { id headline promotes { id } } adAccount { id } }
  userErrors { code field } } }`
export const RECORD = `mutation ($input: RecordAdEventInput!) {
  recordAdEvent(input: $input) { decision { id } userErrors { code field } } }`
const OPEN = 'mutation ($id: ID!) { openAdAccount(merchantId: $id) { adAccount { id } userErrors { code field } } }'
const STATE = `mutation ($input: SetCampaignStateInput!) {
  setCampaignState(input: $input) { campaign { state version } userErrors { code field } } }`
const SLOTS = `query ($slots: [_Any!]!) { _entities(representations: $slots) { ... on AdSlot { id ad {
  id creative { id headline promotes { id } } whyThisAd { code summary weight source } } } } }`
const CAMPAIGN = `query ($id: ID!) { campaign(id: $id) { state version
  budget { daily { minor } spentToday { minor } } totals { impressions clicks spend { minor } }
  adAccount { spentTotal { minor } } } }`

export const cny = (minor: number | string | bigint) => ({ minor: String(minor), currency: 'CNY' })

export interface Advertiser extends Caller {
  merchantId: string
  accountId: string
}

export interface TestCampaign {
  id: string
  owner: Advertiser
  subjectId: string
}

export interface CampaignWishes {
  bid: number
  daily?: number
  cap?: { impressions: number; perHours: number } | null
  subjectId?: string
  owner?: Advertiser
}

/** Merchants, things to promote and campaigns, made as their owners would make them. */
export function openMarket(graph: TestSubgraph) {
  const active: TestCampaign[] = []

  const publish = async (authorId = newId('User')): Promise<string> => {
    const postId = newId('Post')
    await graph.announce('content.postPublished', {
      postId,
      authorId,
      lifeAccountId: null,
      communityId: null,
      kind: 'IMAGE_TEXT',
      topicIds: [],
      areaCode: null,
      createdAt: graph.clock.now().toISOString(),
    })
    return postId
  }
  const removePost = (postId: string) =>
    graph.announce('content.postRemoved', { postId, authorId: newId('User'), communityId: null, reason: 'AUTHOR' })

  const room = async (
    state: 'SCHEDULED' | 'LIVE' | 'ENDED',
    { roomId = newId('LiveRoom'), hostId = newId('User') } = {},
  ): Promise<string> => {
    const at = graph.clock.now().toISOString()
    await graph.announce('live.roomChanged', {
      roomId,
      hostId,
      lifeAccountId: null,
      title: 'Spring tea',
      state,
      startedAt: null,
      at,
    })
    return roomId
  }

  const merchant = async (onboardingState = 'APPROVED', owner = graph.person()) => {
    const merchantId = newId('Merchant')
    const told = { merchantId, ownerId: owner.id, name: 'Tea house', size: 'SMALL', onboardingState }
    await graph.announce('users.merchantChanged', told)
    return Object.assign(owner, { merchantId })
  }

  const advertiser = async (): Promise<Advertiser> => {
    const owner = await merchant()
    const { openAdAccount } = await owner.data(OPEN, { id: owner.merchantId })
    return Object.assign(owner, { accountId: openAdAccount.adAccount.id as string })
  }

  const campaign = async ({ bid, daily = 100_000, cap = null, ...given }: CampaignWishes): Promise<TestCampaign> => {
    const owner = given.owner ?? (await advertiser())
    const subjectId = given.subjectId ?? (await publish())
    const { createCampaign } = await owner.data(CREATE, {
      input: {
        adAccountId: owner.accountId,
        name: `bids ${bid}`,
        objective: subjectId.startsWith('room_') ? 'LIVE_SALES' : 'POST_REACH',
        subjectId,
        headline: `bids ${bid}`,
        dailyBudget: cny(daily),
        bid: cny(bid),
        frequencyCap: cap,
        idempotencyKey: newId('Campaign'),
      },
    })
    if (!createCampaign.campaign) throw new Error(`no campaign: ${JSON.stringify(createCampaign.userErrors)}`)
    const made = { id: createCampaign.campaign.id as string, owner, subjectId }
    active.push(made)
    return made
  }

  const setState = async ({ id, owner }: TestCampaign, action: 'PAUSE' | 'RESUME') =>
    (await owner.data(STATE, { input: { campaignId: id, action } })).setCampaignState

  /** What is shown at these places, in their order; null for places where nothing is. */
  const show = async (caller: Caller, slotIds: readonly string[]): Promise<Json[]> => {
    const slots = slotIds.map((id) => ({ __typename: 'AdSlot', id }))
    return (await caller.data(SLOTS, { slots }))._entities.map((slot: Json) => slot.ad)
  }

  return {
    publish,
    removePost,
    room,
    merchant,
    advertiser,
    campaign,
    setState,
    show,
    /** What is shown at one new place. */
    showOne: async (caller: Caller): Promise<Json> => (await show(caller, [newId('AdSlot')]))[0],
    record: async (caller: Caller, decisionId: string, kind: string, idempotencyKey = newId('AdDecision')) =>
      (await caller.data(RECORD, { input: { decisionId, kind, idempotencyKey } })).recordAdEvent,
    /** The campaign as its owner sees it. */
    report: async ({ id, owner }: TestCampaign) => (await owner.data(CAMPAIGN, { id })).campaign,
    /** Take all campaigns off the market, so that the next test has it for itself. */
    clear: async () => {
      await Promise.all(active.splice(0).map((one) => setState(one, 'PAUSE')))
    },
  }
}

/** Statements the work itself sends: the least of a few tries, as the event log is looked at in between now and then. */
export async function costOf(graph: TestSubgraph, work: () => Promise<unknown>): Promise<number> {
  const costs: number[] = []
  for (let attempt = 0; attempt < 3; attempt++) costs.push(await graph.statementsOf(work))
  return Math.min(...costs)
}

export type Market = ReturnType<typeof openMarket>
export const newSlots = (count: number) => Array.from({ length: count }, () => newId('AdSlot'))
