import type { Stage } from '../stage.ts'
import { type DemoMerchant, type DemoProduct, MERCHANTS } from '../world/merchants.ts'
import { ROOMS } from '../world/rooms.ts'

const CREATE = `mutation ($input: CreateProductInput!) {
  result: createProduct(input: $input) { product { id } userErrors { code message } } }`
const CHECKOUT = `mutation ($input: CheckoutInput!) {
  result: checkout(input: $input) { workflow { id } userErrors { code message } } }`

/** Merchants put on offer what they sell. */
export async function products(stage: Stage): Promise<void> {
  const all = MERCHANTS.flatMap((merchant) => merchant.products.map((product) => ({ merchant, product })))
  await stage.play(
    'products',
    all.map(({ merchant, product }, index) => ({
      at: stage.ago({ days: 40, hours: -index }),
      run: () => offer(stage, merchant, product),
    })),
  )
}

/** What is shown in a room that is on air is ordered from there, everything else as people pass by. */
export async function orders(stage: Stage): Promise<void> {
  const all = MERCHANTS.flatMap(({ products }) =>
    products.flatMap((product) => product.buyers.map((buyer) => ({ product, buyer }))),
  )
  await stage.play(
    'orders',
    all.map(({ product, buyer }, index) => ({
      at: stage.ago({ minutes: 9 - index / 4 }),
      run: () => buy(stage, product, buyer),
    })),
  )
}

async function offer(stage: Stage, merchant: DemoMerchant, product: DemoProduct): Promise<void> {
  const { key, title, priceMinor, stock } = product
  const price = { minor: String(priceMinor), currency: 'CNY' }
  const merchantId = await stage.named(`merchant:${merchant.key}`)
  const input = { merchantId, title, price, stock, idempotencyKey: `demo:${merchant.key}:${key}` }
  const created = await stage.person(merchant.owner).act(CREATE, { input })
  stage.name(`product:${key}`, created.product.id)
  stage.count('products')
}

async function buy(stage: Stage, { key }: DemoProduct, buyer: string): Promise<void> {
  const room = ROOMS.find(({ when, pins }) => 'liveForMinutes' in when && pins.some(({ product }) => product === key))
  const viaSubjectId = room ? await stage.named(`room:${room.key}`) : null
  const productId = await stage.named(`product:${key}`)
  const input = { productId, viaSubjectId, idempotencyKey: `demo:${key}:${buyer}` }
  await stage.person(buyer).act(CHECKOUT, { input })
  stage.count('orders')
}
