import { expect, it } from 'vitest'
import type { Json } from '../support/client.ts'
import type { Person, World } from '../support/world.ts'
import { topUp, verify } from './circle-gates.ts'

const FEED = `query ($first: Int, $after: String) { feed(tab: THIRD_TAB, first: $first, after: $after) {
  edges { cursor why { code } node { __typename ... on Post { id body author { displayName } tipTotal { minor } }
    ... on AdSlot { id ad { id creative { headline promotes { __typename id ... on Post { body } } } whyThisAd { code } } } } }
  pageInfo { endCursor hasNextPage } } }`

/** Posts reach followers, an advertiser pays for a click from the wallet, and pages hold still while others publish. */
export function feedAndAds(world: () => World): void {
  it('shows a new post to followers at once, joined with its author', async () => {
    const author = await world().signUp('author_an')
    const fan = await world().signUp('fan_fei')
    await fan.data('mutation ($id: ID!) { follow(userId: $id) { userErrors { code } } }', { id: author.id })
    const stream = fan.watch(
      'subscription { feedEvents(tab: FOLLOWING) { __typename ... on FeedItemAdded { cursor edge { why { code } node { ... on Post { body author { displayName } } } } } } }',
    )
    while (stream.events.length === 0) {
      await publish(world(), author, 'First light on the ridge')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(stream.events[0]).toMatchObject({
      __typename: 'FeedItemAdded',
      edge: { node: { body: 'First light on the ridge', author: { displayName: 'author_an' } } },
    })
    await stream.stop()
  })

  it('reads pages without a hole or a repeat while others publish', async () => {
    const author = await world().signUp('author_bo')
    const before: string[] = []
    for (let index = 0; index < 12; index++) before.unshift((await publish(world(), author, `Note ${index}`)).id)
    const seen: string[] = []
    let after: string | null = null
    for (let page = 0; page < 4; page++) {
      const { feed }: Json = await world().anonymous.data(FEED, { first: 5, after })
      seen.push(
        ...feed.edges
          .map((edge: Json) => edge.node)
          .filter((node: Json) => node.__typename === 'Post')
          .map((node: Json) => node.id),
      )
      after = feed.pageInfo.endCursor
      await publish(world(), author, `Published while reading page ${page}`)
    }
    expect(new Set(seen).size).toBe(seen.length)
    const mine = seen.filter((id) => before.includes(id))
    expect(mine).toEqual(before.slice(0, mine.length))
    expect(mine.length).toBeGreaterThan(8)
  })

  it('fills ad slots by auction and charges a click to the advertiser’s wallet, once', async () => {
    const staff = await world().signUp('reviewer', {
      scopes: ['attestations:issue', 'merchants:review', 'payments:read'],
    })
    const advertiser = await world().signUp('advertiser')
    const reader = await world().signUp('reader')
    await verify(staff, advertiser, 'FEMALE')
    await topUp(world(), advertiser, '100000')
    const post = await publish(world(), advertiser, 'Our new winter tents')
    const campaign = await openCampaign(world(), staff, advertiser, post.id)
    expect(campaign.userErrors).toEqual([])

    let slot: Json = null
    for (let attempt = 0; !slot && attempt < 20; attempt++) {
      const { feed } = await reader.data(FEED, { first: 30 })
      slot = feed.edges.map((edge: Json) => edge.node).find((node: Json) => node.ad)
      if (!slot) await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(slot.ad.creative).toMatchObject({
      headline: 'Winter tents',
      promotes: { __typename: 'Post', body: 'Our new winter tents' },
    })
    expect(slot.ad.whyThisAd.length).toBeGreaterThan(0)

    for (const kind of ['IMPRESSION', 'CLICK', 'CLICK']) {
      const recorded = await reader.act(
        'recordAdEvent',
        { decisionId: slot.ad.id, kind, idempotencyKey: world().key() },
        'userErrors { code }',
      )
      expect(recorded.userErrors).toEqual([])
    }
    const balance = async () =>
      Number((await advertiser.data('{ viewer { wallet { balance { minor } } } }')).viewer.wallet.balance.minor)
    const deadline = Date.now() + 10_000
    while ((await balance()) === 100_000 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50))
    const [{ spent } = { spent: 0 }] = await world().sql`select 100000 - ${await balance()}::int as spent`
    expect(spent).toBeGreaterThan(0)
    expect(spent).toBeLessThanOrEqual(200)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(100_000 - (await balance())).toBe(spent)
    const { campaign: seen } = await advertiser.data(
      'query ($id: ID!) { campaign(id: $id) { totals { impressions clicks spend { minor } } } }',
      {
        id: campaign.campaign.id,
      },
    )
    expect(seen.totals).toEqual({ impressions: 1, clicks: 1, spend: { minor: String(spent) } })
  })
}

async function publish(world: World, person: Person, body: string): Promise<{ id: string }> {
  const { post, userErrors } = await person.act(
    'publish',
    { kind: 'IMAGE_TEXT', body, media: [], idempotencyKey: world.key() },
    'post { id } userErrors { code message } denied { code }',
  )
  expect(userErrors).toEqual([])
  return post
}

/** From a person to an approved merchant with a running campaign, through every step they would take. */
async function openCampaign(world: World, staff: Person, owner: Person, subjectId: string): Promise<Json> {
  const { merchant } = await owner.act(
    'startMerchantOnboarding',
    { name: 'Ridge Outfitters', size: 'SMALL', description: 'Tents and stoves', idempotencyKey: world.key() },
    'merchant { id } userErrors { code }',
  )
  const submitted = await owner.act(
    'submitMerchantOnboarding',
    { merchantId: merchant.id, licenceToken: 'doc_licence' },
    'userErrors { code }',
  )
  expect(submitted.userErrors).toEqual([])
  const decided = await staff.act(
    'decideMerchantOnboarding',
    { merchantId: merchant.id, decision: 'APPROVE', reason: 'Complete.' },
    'userErrors { code }',
  )
  expect(decided.userErrors).toEqual([])
  const { openAdAccount } = await owner.data(
    'mutation ($id: ID!) { openAdAccount(merchantId: $id) { adAccount { id } userErrors { code } } }',
    { id: merchant.id },
  )
  expect(openAdAccount.userErrors).toEqual([])
  return owner.act(
    'createCampaign',
    {
      adAccountId: openAdAccount.adAccount.id,
      name: 'Winter',
      objective: 'POST_REACH',
      subjectId,
      headline: 'Winter tents',
      dailyBudget: { minor: '5000', currency: 'CNY' },
      bid: { minor: '200', currency: 'CNY' },
      idempotencyKey: world.key(),
    },
    'campaign { id state } userErrors { code message }',
  )
}
