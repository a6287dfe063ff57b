import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { ads } from '../index.ts'
import { costOf, type Market, newSlots, openMarket } from './market.ts'

const HOUR_MS = 3600_000
const PRICES = `query ($slots: [_Any!]!) { _entities(representations: $slots) { ... on AdSlot {
  ad { priceCharged { minor currency } campaign { id } } } } }`

let graph: TestSubgraph
let market: Market

beforeAll(async () => {
  graph = await openTestSubgraph(ads, new Date('2024-02-28T04:00:00Z'))
  market = openMarket(graph)
})
afterEach(() => market.clear())
afterAll(() => graph.close())

/** Headlines, which name the bid. */
const headlines = async (...args: Parameters<Market['show']>) =>
  (await market.show(...args)).map((ad) => ad?.creative.headline ?? null)

describe('the auction', () => {
  it('shows the highest bid, and says why', async () => {
    for (const bid of [50, 80, 30]) await market.campaign({ bid })
    const viewer = graph.person()
    expect(await market.showOne(viewer)).toEqual({
      id: expect.stringMatching(/^addec_/),
      creative: {
        id: expect.stringMatching(/^crv_/),
        headline: 'bids 80',
        promotes: { id: expect.stringMatching(/^post_/) },
      },
      whyThisAd: [
        expect.objectContaining({ code: 'HIGHEST_BID', weight: null, source: 'ads.auction' }),
        expect.objectContaining({ code: 'ADVERTISER_GOAL' }),
        expect.objectContaining({ code: 'NOT_PERSONAL' }),
      ],
    })
  })

  it('charges one fen more than the second highest bid, shown to holders of ads:read only', async () => {
    const [, best] = [await market.campaign({ bid: 50 }), await market.campaign({ bid: 80 })]
    const slots = newSlots(2).map((id) => ({ __typename: 'AdSlot', id }))
    const analyst = graph.person({ scopes: ['ads:read'] })
    expect((await analyst.data(PRICES, { slots }))._entities).toMatchObject([
      { ad: { priceCharged: { minor: '51', currency: 'CNY' }, campaign: { id: best.id } } },
      { ad: { priceCharged: { minor: '1', currency: 'CNY' } } },
    ])
    const { data, errors } = await best.owner.ask(PRICES, {
      slots: newSlots(1).map((id) => ({ __typename: 'AdSlot', id })),
    })
    expect(data._entities[0].ad).toEqual({ priceCharged: null, campaign: null })
    expect(errors?.map((error) => error.extensions)).toEqual([
      { code: 'FORBIDDEN', missingScopes: [['ads:read']] },
      { code: 'FORBIDDEN', missingScopes: [['ads:read']] },
    ])
  })

  it('has nothing to show where nothing fits', async () => {
    expect(await market.show(graph.person(), newSlots(3))).toEqual([null, null, null])
    const owner = await market.advertiser()
    await market.campaign({ bid: 50, owner })
    await market.campaign({ bid: 60, subjectId: await market.publish(owner.id) })
    expect(await headlines(owner, newSlots(2))).toEqual([null, null])
    expect(await headlines(graph.person(), newSlots(2))).toEqual(['bids 60', 'bids 50'])
  })

  it('does not show what has been removed, is not on air yet, or is over', async () => {
    const subjectId = await market.publish()
    await market.campaign({ bid: 90, subjectId })
    const roomId = await market.room('SCHEDULED')
    await market.campaign({ bid: 80, subjectId: roomId })
    const viewer = graph.person()
    const shown = await market.showOne(viewer)
    expect(shown.creative.headline).toBe('bids 90')
    await market.removePost(subjectId)
    expect(await market.showOne(viewer)).toBeNull()
    await market.room('LIVE', { roomId })
    expect((await market.showOne(viewer)).creative).toMatchObject({ headline: 'bids 80', promotes: { id: roomId } })
    await market.room('ENDED', { roomId })
    expect(await market.showOne(viewer)).toBeNull()
  })

  it('keeps a removed post out even when it is announced again', async () => {
    const subjectId = await market.publish()
    await market.campaign({ bid: 90, subjectId })
    await market.removePost(subjectId)
    const published = { authorId: newId('User'), lifeAccountId: null, communityId: null, kind: 'IMAGE_TEXT' as const }
    const rest = { topicIds: [], areaCode: null, createdAt: graph.clock.now().toISOString() }
    await graph.announce('content.postPublished', { postId: subjectId, ...published, ...rest })
    expect(await market.showOne(graph.person())).toBeNull()
  })
})

describe('a place', () => {
  it('keeps its decision for a viewer, whatever is bid later, and when the post is removed', async () => {
    const subjectId = await market.publish()
    await market.campaign({ bid: 50, subjectId })
    const viewer = graph.person()
    const slots = newSlots(1)
    const [first] = await market.show(viewer, slots)
    await market.campaign({ bid: 90 })
    expect(await market.show(viewer, slots)).toEqual([first])
    await market.removePost(subjectId)
    expect(await market.show(viewer, slots)).toEqual([{ ...first, creative: { ...first.creative, promotes: null } }])
    expect(await headlines(graph.person(), slots)).toEqual(['bids 90'])
  })

  it('that stayed empty is filled once something fits', async () => {
    const slots = newSlots(1)
    expect(await market.show(graph.anonymous, slots)).toEqual([null])
    await market.campaign({ bid: 50 })
    expect(await headlines(graph.anonymous, slots)).toEqual(['bids 50'])
  })

  it('has one decision, however many ask for it at once and in whatever order', async () => {
    for (const bid of [10, 20, 30, 40]) await market.campaign({ bid })
    for (const viewer of [graph.person(), graph.anonymous]) {
      const slots = newSlots(6)
      const pages = await Promise.all(
        Array.from({ length: 12 }, async (_, at) => {
          const asked = at % 2 === 0 ? slots : [...slots].reverse()
          const shown = await market.show(viewer, asked)
          return new Map(asked.map((slot, index) => [slot, shown[index].id]))
        }),
      )
      for (const slot of slots) expect(new Set(pages.map((page) => page.get(slot))).size).toBe(1)
    }
  })

  it('is nothing when its id is not one', async () => {
    const slots = ['nonsense', newId('Post')].map((id) => ({ __typename: 'AdSlot', id }))
    expect((await graph.anonymous.data(PRICES.replace(/ad \{.*\} \} \}/s, 'id } } }'), { slots }))._entities).toEqual([
      null,
      null,
    ])
  })
})

describe('a page', () => {
  it('shows different campaigns, each for what the next one bids, before any comes again', async () => {
    for (const bid of [10, 20, 30]) await market.campaign({ bid })
    const slots = newSlots(4)
    expect(await headlines(graph.person(), slots)).toEqual(['bids 30', 'bids 20', 'bids 10', 'bids 30'])
  })

  it('that has grown goes on with campaigns it does not show yet', async () => {
    for (const bid of [10, 20, 30]) await market.campaign({ bid })
    const viewer = graph.person()
    const slots = newSlots(3)
    expect(await headlines(viewer, slots.slice(0, 1))).toEqual(['bids 30'])
    expect(await headlines(viewer, slots)).toEqual(['bids 30', 'bids 20', 'bids 10'])
  })

  it('costs the same number of statements however many places it has', async () => {
    for (let bid = 1; bid <= 20; bid++) await market.campaign({ bid, cap: { impressions: 5, perHours: 24 } })
    const viewer = graph.person()
    const cost = (slotsOf: () => string[]) => costOf(graph, () => market.show(viewer, slotsOf()))
    // Standing decisions, candidates with what the viewer has seen, new decisions; then creatives and campaigns.
    expect([await cost(() => newSlots(1)), await cost(() => newSlots(15))]).toEqual([5, 5])
    const [one, many] = [newSlots(1), newSlots(15)]
    await market.show(viewer, [...one, ...many])
    expect([await cost(() => one), await cost(() => many)]).toEqual([3, 3])
  })
})

describe('the frequency cap', () => {
  const cap = { impressions: 2, perHours: 24 }

  it('ends a campaign for a viewer who has seen it that often, and begins anew as impressions grow old', async () => {
    await market.campaign({ bid: 50, cap })
    const viewer = graph.person()
    const see = async () => {
      const ad = await market.showOne(viewer)
      if (ad) await market.record(viewer, ad.id, 'IMPRESSION')
      return ad !== null
    }
    expect(await see()).toBe(true)
    graph.clock.advance(10 * HOUR_MS)
    expect([await see(), await see()]).toEqual([true, false])
    graph.clock.advance(14 * HOUR_MS - 1)
    expect(await see()).toBe(false)
    graph.clock.advance(1)
    expect([await see(), await see()]).toEqual([true, false])
    expect(await market.showOne(graph.person())).not.toBeNull()
  })

  it('counts what was seen, not what was fetched, and the places of one page', async () => {
    await market.campaign({ bid: 50, cap })
    const viewer = graph.person()
    expect(await headlines(viewer, newSlots(3))).toEqual(['bids 50', 'bids 50', null])
    const [ad] = await market.show(viewer, newSlots(1))
    await market.record(viewer, ad.id, 'IMPRESSION')
    await market.record(viewer, ad.id, 'IMPRESSION')
    expect(await headlines(viewer, newSlots(2))).toEqual(['bids 50', null])
    const { whyThisAd } = await market.showOne(viewer)
    expect(whyThisAd[2]).toMatchObject({
      code: 'FREQUENCY_CAP',
      summary: 'You had seen it once in the last 24 hours; it is shown to you 2 times at most.',
    })
  })

  it('makes way for the next best, and does not hold for whoever is not signed in', async () => {
    await market.campaign({ bid: 80, cap: { impressions: 1, perHours: 1 } })
    await market.campaign({ bid: 50 })
    const viewer = graph.person()
    await market.record(viewer, (await market.showOne(viewer)).id, 'IMPRESSION')
    expect((await market.showOne(viewer)).creative.headline).toBe('bids 50')
    expect((await market.showOne(graph.anonymous)).creative.headline).toBe('bids 80')
    expect((await market.showOne(graph.anonymous)).creative.headline).toBe('bids 80')
  })
})
