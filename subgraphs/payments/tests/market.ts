import { newId } from '../../../platform/ids.ts'
import { silentLog } from '../../../platform/log.ts'
import type { Caller, Json } from '../../../platform/testing/subgraph.ts'
import { type Bank, testBank } from '../bank.ts'
import { openWorkflowRunner, type Workflows } from '../operations/runWorkflows.ts'
import { openPaymentsStore } from '../store/index.ts'
import { cny, newKey, type World } from './world.ts'

export const PRODUCT = `id title price { minor currency } merchant { id } lifeAccount { id } available delivery
  sourcing { supplier { id } commissionBasisPoints commissionRate minQuantity picks }`
export const CREATE = `mutation ($input: CreateProductInput!) {
  createProduct(input: $input) { product { ${PRODUCT} stock } userErrors { code message field } } }`
export const CHANGE = `mutation ($input: ChangeProductInput!) {
  changeProduct(input: $input) { product { ${PRODUCT} stock } userErrors { code message field } } }`
export const OFFER = `mutation ($input: SetSourcingOfferInput!) {
  setSourcingOffer(input: $input) { product { ${PRODUCT} } userErrors { code message field } } }`
export const PICK = `mutation ($productId: ID!, $lifeAccountId: ID!, $key: ID!) {
  pickSourcedProduct(productId: $productId, lifeAccountId: $lifeAccountId, idempotencyKey: $key) {
    product { ${PRODUCT} } userErrors { code message field } } }`
export const READ_PRODUCT = `query ($id: ID!) { product(id: $id) { ${PRODUCT} } }`

export const codesOf = ({ userErrors }: Json): string[] => userErrors.map((error: Json) => error.code)

/** A merchant of somebody, as users would tell of it. */
export async function merchantOf(world: World, owner: Caller, onboardingState = 'APPROVED'): Promise<string> {
  const merchantId = newId('Merchant')
  const payload = { merchantId, ownerId: owner.id, name: 'Ridge', size: 'SMALL', onboardingState }
  await world.announceAll([{ name: 'users.merchantChanged', payload }])
  return merchantId
}

/** A life account of somebody, as content would tell of it. */
export async function lifeAccountOf(world: World, owner: Caller, merchantId: string | null = null): Promise<string> {
  const lifeAccountId = newId('LifeAccount')
  const payload = { lifeAccountId, ownerId: owner.id, merchantId, name: 'Ridge' }
  await world.announceAll([{ name: 'content.lifeAccountOpened', payload }])
  return lifeAccountId
}

export const productInput = (merchantId: string, more: object = {}) => ({
  ...{ merchantId, title: 'Tent', price: cny(30_000), stock: 10, idempotencyKey: newKey(), ...more },
})

/** A product of a merchant. @returns its id */
export async function productOf(owner: Caller, merchantId: string, more: object = {}): Promise<string> {
  const { createProduct } = await owner.data(CREATE, { input: productInput(merchantId, more) })
  if (!createProduct.product) throw new Error(`no product: ${JSON.stringify(createProduct.userErrors)}`)
  return createProduct.product.id
}

/** Offer a product to whoever picks it. */
export async function offer(owner: Caller, productId: string, commissionBasisPoints: number, minQuantity = 1) {
  const { setSourcingOffer } = await owner.data(OFFER, { input: { productId, commissionBasisPoints, minQuantity } })
  if (!setSourcingOffer.product) throw new Error(`no offer: ${JSON.stringify(setSourcingOffer.userErrors)}`)
}

/** Pick a product for a life account. @returns the id of what was picked */
export async function pick(owner: Caller, productId: string, lifeAccountId: string): Promise<string> {
  const { pickSourcedProduct } = await owner.data(PICK, { productId, lifeAccountId, key: newKey() })
  if (!pickSourcedProduct.product) throw new Error(`no pick: ${JSON.stringify(pickSourcedProduct.userErrors)}`)
  return pickSourcedProduct.product.id
}

const STEPS = 'steps { name subgraph state attempts compensationAttempts compensatedBy error }'
export const ORDER = `id state quantity amount { minor currency } unitPrice { minor } buyer { id } product { id title }
  viaSubject { id } redemptionCode shares { role merchant { id } user { id } amount { minor } } transfer { id kind } refund { id kind }`
export const WORKFLOW = `id kind state ${STEPS} order { ${ORDER} } payout { id state }`
export const CHECKOUT = `mutation ($input: CheckoutInput!) {
  checkout(input: $input) { workflow { ${WORKFLOW} } userErrors { code message field } } }`
export const READ_WORKFLOW = `query ($id: ID!) { workflow(id: $id) { ${WORKFLOW} } }`
export const READ_ORDER = `query ($id: ID!) { order(id: $id) { ${ORDER} } }`
export const SETTLEMENT = `query ($id: ID!) { _entities(representations: [{ __typename: "Merchant", id: $id }]) { ... on Merchant {
  settlement { balance { minor } pending { minor } nextPayoutAt feesToDate { minor } grossToDate { minor }
    payoutAccount { bankCode last4 holderName } payouts { edges { node { id state amount { minor } bankReference failureCode } } } } } } }`

export const checkoutInput = (productId: string, more: object = {}) => ({
  ...{ productId, quantity: 1, idempotencyKey: newKey(), ...more },
})

/** Order something. @returns the whole payload */
export const order = async (buyer: Caller, productId: string, more: object = {}): Promise<Json> =>
  (await buyer.data(CHECKOUT, { input: checkoutInput(productId, more) })).checkout

export const workflowAs = async (caller: Caller, id: string): Promise<Json> =>
  (await caller.data(READ_WORKFLOW, { id })).workflow

export const settlementOf = async (owner: Caller, merchantId: string): Promise<Json> =>
  (await owner.data(SETTLEMENT, { id: merchantId }))._entities[0].settlement

/** Answer every step other subgraphs were asked for, as they would; what was answered before is answered again. */
export async function answerSteps(world: World): Promise<void> {
  const asked = await world.announced('payments.orderStepAsked')
  await world.announceAll(
    asked.map(({ workflowId, orderId, step, undo }) => ({
      name: step === 'COUNT_SALE' ? 'live.orderStepAnswered' : 'ads.orderStepAnswered',
      payload: { workflowId, orderId, step, undone: undo },
    })),
  )
}

/** `HOLD_FUNDS DONE`, and so on. */
export const statesOf = (workflow: Json): string[] => workflow.steps.map(({ name, state }: Json) => `${name} ${state}`)

/** Another process's runner, which looks when it is told to: the world's own looks once a second. */
export function openSuccessor(world: World, bank: Bank = testBank): Workflows {
  const store = openPaymentsStore(world.database, world.clock, world.bus)
  return openWorkflowRunner({ store, clock: world.clock, log: silentLog, bank })
}
