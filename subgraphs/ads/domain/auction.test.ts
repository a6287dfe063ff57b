import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, fillPlaces, holdAuction, mayTake, RESERVE_MINOR } from './auction.ts'

const bidder = (campaignId: string, bidMinor: bigint, rest: Partial<Candidate> = {}): Candidate => ({
  campaignId,
  bidMinor,
  leftTodayMinor: 1_000_000n,
  timesSeen: 0,
  timesMax: null,
  ...rest,
})

/** Bids in a narrow range, so that ties are common; ids are distinct. */
const bidders = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.bigInt(1n, 12n)), { selector: ([id]) => id })
  .map((pairs) => pairs.map(([id, bid]) => bidder(id, bid)))
const reserves = fc.bigInt(1n, 8n)

describe('holdAuction', () => {
  it('gives the place to the highest bid, for one fen more than the second highest', () => {
    const award = holdAuction([bidder('a', 30n), bidder('b', 80n), bidder('c', 50n)])
    expect(award).toMatchObject({ winner: { campaignId: 'b' }, priceMinor: 51n, isContested: true })
  })
  it('asks the reserve price of a campaign that is alone', () => {
    expect(holdAuction([bidder('a', 30n)])).toMatchObject({ priceMinor: RESERVE_MINOR, isContested: false })
  })
  it('gives a tie to the older campaign, at its own bid', () => {
    const award = holdAuction([bidder('b', 30n), bidder('a', 30n)])
    expect(award).toMatchObject({ winner: { campaignId: 'a' }, priceMinor: 30n })
  })
  it('has no winner where nobody reaches the reserve price', () => {
    expect(holdAuction([])).toBeNull()
    expect(holdAuction([bidder('a', 9n)], 10n)).toBeNull()
  })

  it('never asks more than the bid, nor less than the reserve price', () => {
    fc.assert(
      fc.property(bidders, reserves, (all, reserve) => {
        const award = holdAuction(all, reserve)
        expect(award === null).toBe(all.every(({ bidMinor }) => bidMinor < reserve))
        if (!award) return
        expect(award.priceMinor <= award.winner.bidMinor && award.priceMinor >= reserve).toBe(true)
        for (const { bidMinor } of all) expect(bidMinor <= award.winner.bidMinor).toBe(true)
      }),
    )
  })
  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(
        bidders.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(holdAuction(shuffled)).toEqual(holdAuction(all))
        },
      ),
    )
  })
  it('keeps the winner who bids more, at a price its higher bid does not set', () => {
    fc.assert(
      fc.property(bidders, fc.bigInt(1n, 5n), (all, more) => {
        const before = holdAuction(all)
        if (!before) return
        const raised = all.map((candidate) =>
          candidate === before.winner ? { ...candidate, bidMinor: candidate.bidMinor + more } : candidate,
        )
        const after = holdAuction(raised)
        expect(after?.winner.campaignId).toBe(before.winner.campaignId)
        const tied = before.isContested && before.priceMinor === before.winner.bidMinor
        if (tied) expect((after?.priceMinor ?? 0n) - before.priceMinor <= 1n).toBe(true)
        else expect(after?.priceMinor).toBe(before.priceMinor)
      }),
    )
  })
  it('never gets cheaper because somebody else bids more', () => {
    fc.assert(
      fc.property(bidders, fc.nat(), fc.bigInt(1n, 12n), (all, at, more) => {
        const before = holdAuction(all)
        const other = all[at % Math.max(1, all.length)]
        if (!before || !other || other === before.winner) return
        const raised = all.map((one) => (one === other ? { ...one, bidMinor: one.bidMinor + more } : one))
        const after = holdAuction(raised)
        expect((after?.priceMinor ?? 0n) >= before.priceMinor).toBe(true)
      }),
    )
  })
  it('changes nothing when a loser leaves that was not second', () => {
    fc.assert(
      fc.property(bidders, fc.nat(), (all, at) => {
        const ranked = [...all].sort((a, b) =>
          a.bidMinor === b.bidMinor ? (a.campaignId < b.campaignId ? -1 : 1) : Number(b.bidMinor - a.bidMinor),
        )
        const losers = ranked.slice(2)
        const leaver = losers[at % Math.max(1, losers.length)]
        if (!leaver) return
        expect(holdAuction(all.filter((one) => one !== leaver))).toEqual(holdAuction(all))
      }),
    )
  })
})

describe('mayTake', () => {
  it('needs a budget that covers the full bid once more', () => {
    expect(mayTake(bidder('a', 30n, { leftTodayMinor: 30n }), 0)).toBe(true)
    expect(mayTake(bidder('a', 30n, { leftTodayMinor: 29n }), 0)).toBe(false)
    expect(mayTake(bidder('a', 30n, { leftTodayMinor: 59n }), 1)).toBe(false)
  })
  it('keeps to the cap, counting the places on this page', () => {
    const capped = bidder('a', 30n, { timesSeen: 1, timesMax: 3 })
    expect([0, 1, 2].map((placed) => mayTake(capped, placed))).toEqual([true, true, false])
  })
})

describe('fillPlaces', () => {
  const ids = (awards: ReturnType<typeof fillPlaces>) => awards.map((award) => award?.winner.campaignId ?? null)

  it('shows different campaigns on one page, each for what the next one bids', () => {
    const awards = fillPlaces(2, [bidder('a', 30n), bidder('b', 80n), bidder('c', 50n)])
    expect(awards).toMatchObject([
      { winner: { campaignId: 'b' }, priceMinor: 51n },
      { winner: { campaignId: 'c' }, priceMinor: 31n },
    ])
  })
  it('shows a campaign again only when all others are on the page', () => {
    expect(ids(fillPlaces(3, [bidder('a', 30n), bidder('b', 80n)]))).toEqual(['b', 'a', 'b'])
    expect(ids(fillPlaces(1, [bidder('a', 30n), bidder('b', 80n)], ['b']))).toEqual(['a'])
  })
  it('leaves a place empty rather than go past a cap or a budget', () => {
    const capped = bidder('a', 30n, { timesMax: 1 })
    const poor = bidder('b', 20n, { leftTodayMinor: 39n })
    expect(ids(fillPlaces(3, [capped, poor]))).toEqual(['a', 'b', null])
  })
  it('never places more than the budget and the cap of anybody allow', () => {
    const candidate = fc
      .record({ bid: fc.bigInt(1n, 9n), left: fc.bigInt(0n, 30n), seen: fc.nat(3), max: fc.option(fc.nat(5)) })
      .map(({ bid, left, seen, max }) => bidder('', bid, { leftTodayMinor: left, timesSeen: seen, timesMax: max }))
    const page = fc
      .array(candidate, { maxLength: 6 })
      .map((all) => all.map((one, at) => ({ ...one, campaignId: `c${at}` })))
    fc.assert(
      fc.property(page, fc.nat(8), (candidates, places) => {
        const awards = fillPlaces(places, candidates)
        expect(awards).toHaveLength(places)
        for (const one of candidates) {
          const won = awards.filter((award) => award?.winner === one)
          const cost = won.reduce((sum, award) => sum + (award?.priceMinor ?? 0n), 0n)
          expect(cost <= one.leftTodayMinor).toBe(true)
          if (won.length > 0 && one.timesMax !== null) expect(one.timesSeen + won.length <= one.timesMax).toBe(true)
        }
      }),
    )
  })
  it('fills a page the same with the best few candidates as with all of them', () => {
    fc.assert(
      fc.property(bidders, fc.nat(6), (all, places) => {
        const ranked = [...all].sort((a, b) =>
          a.bidMinor === b.bidMinor ? (a.campaignId < b.campaignId ? -1 : 1) : Number(b.bidMinor - a.bidMinor),
        )
        expect(fillPlaces(places, ranked.slice(0, places + 1))).toEqual(fillPlaces(places, all))
      }),
    )
  })
})
