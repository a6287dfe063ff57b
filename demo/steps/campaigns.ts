import type { Stage } from '../stage.ts'
import { type DemoCampaign, MERCHANTS } from '../world/merchants.ts'

const CREATE = `mutation ($input: CreateCampaignInput!) {
  result: createCampaign(input: $input) { campaign { id totals { impressions } } userErrors { code message } } }`
const FEED = `{ feed(tab: THIRD_TAB, first: 30) {
  edges { node { __typename ... on AdSlot { ad { id } } } } } }`
const RECORD = `mutation ($input: RecordAdEventInput!) {
  result: recordAdEvent(input: $input) { decision { id } userErrors { code message } } }`

/** Who has looked at the feed since the campaigns began, and whether they click. */
const READERS = [
  ['peng', 'CLICK'],
  ['kai', 'IMPRESSION'],
  ['nan', 'CLICK'],
  ['teacher_gu', 'IMPRESSION'],
  ['xiaoyu', 'IMPRESSION'],
  ['zihan', 'CLICK'],
] as const

/** Campaigns begin and are seen: the auction decides who shows what, clicks are paid from the advertisers' wallets. */
export async function campaigns(stage: Stage): Promise<void> {
  const all = MERCHANTS.flatMap(({ key, owner, campaigns }) =>
    campaigns.map((campaign) => ({ account: key, owner, campaign })),
  )
  let seenBefore = false
  await stage.play(
    'campaigns',
    all.map(({ account, owner, campaign }) => ({
      at: stage.ago({ minutes: 20 }),
      run: async () => {
        const { impressions } = await begin(stage, owner, account, campaign)
        seenBefore ||= impressions > 0
      },
    })),
  )
  await stage.settle()
  // Every look at the feed is a new auction: an earlier attempt that came this far has shown enough.
  if (seenBefore) return
  await stage.play(
    'advertisements seen',
    READERS.map(([handle, kind], index) => ({
      at: stage.ago({ minutes: 12 - index }),
      run: () => read(stage, handle, kind),
    })),
  )
}

async function begin(
  stage: Stage,
  owner: string,
  account: string,
  campaign: DemoCampaign,
): Promise<{ impressions: number }> {
  const { key, name, headline, promotes, dailyBudgetMinor, bidMinor } = campaign
  const cny = (minor: number) => ({ minor: String(minor), currency: 'CNY' })
  const created = await stage.person(owner).act(CREATE, {
    input: {
      adAccountId: await stage.named(`ad-account:${account}`),
      name,
      headline,
      objective: 'room' in promotes ? 'LIVE_SALES' : 'POST_REACH',
      subjectId: await stage.named('room' in promotes ? `room:${promotes.room}` : `post:${promotes.post}`),
      dailyBudget: cny(dailyBudgetMinor),
      bid: cny(bidMinor),
      frequencyCap: { impressions: 8, perHours: 24 },
      idempotencyKey: `demo:${key}`,
    },
  })
  stage.count('campaigns')
  return created.campaign.totals
}

async function read(stage: Stage, handle: string, kind: 'IMPRESSION' | 'CLICK'): Promise<void> {
  const person = stage.person(handle)
  const { feed } = await person.ask(FEED)
  for (const { node } of feed.edges) {
    if (!node.ad) continue
    const idempotencyKey = `demo:${handle}:${node.ad.id}`
    await person.act(RECORD, { input: { decisionId: node.ad.id, kind, idempotencyKey } })
    stage.count('advertisements seen')
  }
}
