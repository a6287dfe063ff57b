/**
 * What the subgraphs of the bench know: the same people, products and reviews in every run. Objects are linked, so that any
 * schema over them answers by graphql-js's default resolvers; each subgraph's schema shows its own part.
 */
interface Person {
  __typename: 'Person'
  id: string
  name: string
  handle: string
  bio: string | null
  city: string
  reviews(args: { first: number }): Review[]
}

interface Product {
  __typename: 'Product'
  id: string
  name: string
  price: number
  weight: number
  tags: string[]
  inStock: boolean
  shipping: number | null
  reviews(args: { first: number }): Review[]
}

interface Review {
  __typename: 'Review'
  id: string
  body: string
  rating: number
  author: Person
  product: Product
}

const CITIES = ['Shanghai', 'Chengdu', '深圳', 'Hangzhou', 'Xi’an']
const NAMES = ['Alice Wang', 'Bob Liu', '陈晨', 'Dora Zhang', 'Emil Zhao', 'Fang Yu', 'Grace Sun', 'Hao Li']
const THINGS = ['Tea kettle', 'Desk lamp', '蓝牙耳机', 'Rain coat', 'Bicycle bell', 'Chess set']
const OPINIONS = [
  'Does what it says, and has done so every day since spring.',
  'Arrived early; the box had seen better days, what was in it had not.',
  '比想象的好用，已经推荐给同事了。',
  'I would buy it again, though "quiet" means something else to me.',
  'Two of three work.\nThe third went back without a question asked.',
]

const at = <T>(values: readonly T[], index: number): T => values[index % values.length] as T

function people(): Person[] {
  return Array.from({ length: 8 }, (_, index) => ({
    __typename: 'Person',
    id: `person_${index + 1}`,
    name: at(NAMES, index),
    handle: `@${at(NAMES, index).toLowerCase().replace(' ', '_')}`,
    bio: index % 3 === 0 ? null : `Lives in ${at(CITIES, index)}, writes about ${at(THINGS, index).toLowerCase()}s.`,
    city: at(CITIES, index),
    reviews: ({ first }) => reviews.filter(({ author }) => author === allPeople[index]).slice(0, first),
  }))
}

function products(): Product[] {
  return Array.from({ length: 12 }, (_, index) => {
    const price = 900 + 350 * index
    const weight = 100 + ((index * 370) % 1100)
    return {
      __typename: 'Product',
      id: `product_${index + 1}`,
      name: `${at(THINGS, index)} ${1 + Math.floor(index / THINGS.length)}`,
      price,
      weight,
      tags: ['new', 'sale', 'local'].slice(index % 3),
      inStock: index % 4 !== 3,
      shipping: shippingOf({ price, weight }),
      reviews: ({ first }) => reviews.filter(({ product }) => product === allProducts[index]).slice(0, first),
    }
  })
}

/** Dear things travel free. */
export function shippingOf({ price, weight }: { price: number; weight: number }): number | null {
  if (price > 4_000) return 0
  return weight > 1_000 ? null : Math.ceil(weight / 2)
}

const allPeople = people()
const allProducts = products()
const reviews: Review[] = Array.from({ length: 48 }, (_, index) => ({
  __typename: 'Review',
  id: `review_${index + 1}`,
  body: at(OPINIONS, index),
  rating: 1 + ((index * 7) % 5),
  // Five and seven are prime to both lengths: whoever reviewed a thing reviewed others too.
  author: at(allPeople, index * 5),
  product: at(allProducts, index * 7 + Math.floor(index / 12)),
}))

const byId = new Map([...allPeople, ...allProducts, ...reviews].map((entity) => [entity.id, entity] as const))

/** The entity of a representation, undefined when there is none. */
export function findEntity(id: string): Person | Product | Review | undefined {
  return byId.get(id)
}

/** What the root fields of every subgraph resolve to. */
export const root = {
  me: allPeople[0],
  people: ({ first }: { first: number }) => allPeople.slice(0, first),
  topProducts: ({ first }: { first: number }) => allProducts.slice(0, first),
  product: ({ id }: { id: string }) => allProducts.find((product) => product.id === id) ?? null,
}
