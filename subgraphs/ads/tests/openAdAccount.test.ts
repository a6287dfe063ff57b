import { afterAll, beforeAll, expect, it } from 'vitest'
import { openOutbox } from '../../../platform/events/outbox.ts'
import { newId } from '../../../platform/ids.ts'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { ads } from '../index.ts'
import { type Market, openMarket } from './market.ts'

const OPEN = `mutation ($id: ID!) { openAdAccount(merchantId: $id) {
  adAccount { id merchant { id } createdAt spentTotal { minor currency } campaigns { edges { cursor } } }
  userErrors { code field } } }`

let graph: TestSubgraph
let market: Market

beforeAll(async () => {
  graph = await openTestSubgraph(ads)
  market = openMarket(graph)
})
afterAll(() => graph.close())

it('opens one account for an approved merchant, however often and by how many it is asked', async () => {
  const owner = await market.merchant()
  const staff = graph.person({ scopes: ['ads:write'] })
  const answers = await Promise.all([owner, owner, staff, owner].map((who) => who.data(OPEN, { id: owner.merchantId })))
  const [first] = answers
  expect(first.openAdAccount).toEqual({
    adAccount: {
      id: expect.stringMatching(/^adac_/),
      merchant: { id: owner.merchantId },
      createdAt: graph.clock.now().toISOString(),
      spentTotal: { minor: '0', currency: 'CNY' },
      campaigns: { edges: [] },
    },
    userErrors: [],
  })
  for (const answer of answers) expect(answer).toEqual(first)
})

it('knows an approval that was committed a moment ago', async () => {
  const owner = graph.person()
  const merchantId = newId('Merchant')
  const told = { merchantId, ownerId: owner.id, name: 'Tea house', size: 'SMALL', onboardingState: 'APPROVED' }
  // Committed, but nobody has been told to look yet.
  await graph.database.transact((tx) => openOutbox(tx, graph.clock).publish('users.merchantChanged', told))
  expect((await owner.data(OPEN, { id: merchantId })).openAdAccount.userErrors).toEqual([])
})

it('refuses merchants that are not there or not yours alike, and those not approved yet', async () => {
  const owner = await market.merchant()
  const draft = await market.merchant('SUBMITTED')
  const codeOf = async (who: typeof owner, id: string) =>
    (await who.data(OPEN, { id })).openAdAccount.userErrors.map((error: { code: string }) => error.code)
  expect(await codeOf(owner, newId('Merchant'))).toEqual(['MERCHANT_NOT_FOUND'])
  expect(await codeOf(owner, "'; drop table accounts; --")).toEqual(['MERCHANT_NOT_FOUND'])
  expect(await codeOf(owner, draft.merchantId)).toEqual(['MERCHANT_NOT_FOUND'])
  expect(await codeOf(draft, draft.merchantId)).toEqual(['MERCHANT_NOT_APPROVED'])
})

it('asks strangers to sign in', async () => {
  const { errors } = await graph.anonymous.ask(OPEN, { id: newId('Merchant') })
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})
