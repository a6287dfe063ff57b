import { describe, expect, it } from 'vitest'
import { openDuel } from './duel.ts'

/** Where @apollo/gateway is silently wrong. Each test first shows that it is, so that one which is put right shows as well. */

describe('a key that is not resolvable', () => {
  const { ask } = openDuel({
    shop: {
      sdl: `
        type Product @key(fields: "id", resolvable: false) @key(fields: "sku") {
          id: ID! sku: String! weight: Int @external postage: String @requires(fields: "weight")
        }
        type Query { products: [Product!]! }
      `,
      resolvers: {
        Query: { products: () => [1, 2].map((n) => ({ id: `id-${n}`, sku: `sku-${n}` })) },
        Product: {
          // Entities are found by sku alone, as the keys have it.
          __resolveReference: ({ sku, weight }: { sku?: string; weight: number }) => (sku ? { sku, weight } : null),
          postage: ({ sku, weight }: { sku: string; weight: number }) => `${sku} for ${weight}`,
        },
      },
    },
    stock: {
      sdl: 'type Product @key(fields: "id") { id: ID! weight: Int }',
      resolvers: { Product: { weight: ({ id }: { id: string }) => Number(id.slice(-1)) * 100 } },
    },
  })

  it('is not what an entity is asked by once what it requires is there, though it is listed first', async () => {
    const { ours, apollo } = await ask('{ products { postage } }')
    expect(apollo).toEqual({ data: { products: [{ postage: null }, { postage: null }] } })
    expect(ours).toEqual({ data: { products: [{ postage: 'sku-1 for 100' }, { postage: 'sku-2 for 200' }] } })
  })
})

/** Prices differ by currency, and what is made of one shows in which. */
const PRICED = {
  catalog: {
    sdl: `
      type Product @key(fields: "id") { id: ID! name: String price(currency: String! = "EUR"): Int parts: [Part!]! }
      type Part { price(currency: String! = "EUR"): Int }
      type Query { products: [Product!]! }
    `,
    resolvers: {
      Query: {
        products: () =>
          [1, 2].map((n) => ({ id: `id-${n}`, name: `name ${n}`, n, parts: [{ n: n + 2 }, { n: n + 4 }] })),
      },
      Product: {
        __resolveReference: ({ id }: { id: string }) => ({ id, n: Number(id.slice(-1)), name: `name ${id.slice(-1)}` }),
        price: ({ n }: { n: number }, { currency }: { currency: string }) => priceOf(n, currency),
      },
      Part: { price: ({ n }: { n: number }, { currency }: { currency: string }) => priceOf(n, currency) },
    },
  },
  shipping: {
    sdl: `
      type Product @key(fields: "id") {
        id: ID! name: String @external price(currency: String! = "EUR"): Int @external parts: [Part!]! @external
        duty: String @requires(fields: "price(currency: \\"USD\\")")
        stamp: String @requires(fields: "price(currency: \\"CNY\\")")
        plain: String @requires(fields: "price")
        label: String @requires(fields: "name")
        customs: String @requires(fields: "parts { price(currency: \\"USD\\") }")
      }
      type Part @shareable { price(currency: String! = "EUR"): Int @external }
    `,
    resolvers: {
      Product: {
        duty: ({ price }: { price: number }) => `duty on ${price}`,
        stamp: ({ price }: { price: number }) => `stamp on ${price}`,
        plain: ({ price }: { price: number }) => `plain on ${price}`,
        label: ({ name }: { name: string }) => `label of ${name}`,
        customs: ({ parts }: { parts: { price: number }[] }) => `customs on ${parts.map(({ price }) => price).join()}`,
      },
    },
  },
}
const UNITS: Record<string, number> = { EUR: 1, USD: 10, CNY: 100, GBP: 1000 }
function priceOf(n: number, currency: string): number {
  return n * (UNITS[currency] ?? 0)
}

describe("a field that is required with arguments, beside the client's own", () => {
  const { ask } = openDuel(PRICED)
  const [one, two] = [{ duty: 'duty on 10' }, { duty: 'duty on 20' }]

  it('has its own arguments, when the client asks for it first', async () => {
    const { ours, apollo } = await ask('{ products { price(currency: "GBP") duty } }')
    expect(apollo.data?.products).toEqual([
      { price: 1000, duty: 'duty on 1000' },
      { price: 2000, duty: 'duty on 2000' },
    ])
    expect(ours).toEqual({
      data: {
        products: [
          { price: 1000, ...one },
          { price: 2000, ...two },
        ],
      },
    })
  })

  it('has its own arguments, when the client asks for it last', async () => {
    const { ours, apollo } = await ask('{ products { duty price(currency: "GBP") } }')
    expect(apollo.data?.products).toEqual([
      { price: 10, ...one },
      { price: 20, ...two },
    ])
    expect(ours).toEqual({
      data: {
        products: [
          { ...one, price: 1000 },
          { ...two, price: 2000 },
        ],
      },
    })
  })

  it('has its own arguments when they come as variables, or by default', async () => {
    const { ours } = await ask('query ($c: String!) { products { price(currency: $c) plain } }', { c: 'CNY' })
    expect(ours.data).toEqual({
      products: [
        { price: 100, plain: 'plain on 1' },
        { price: 200, plain: 'plain on 2' },
      ],
    })
  })

  it('has its own arguments within what is required', async () => {
    const { ours, apollo } = await ask('{ products { parts { price(currency: "GBP") } customs } }')
    expect(apollo.data?.products).toMatchObject([
      { customs: 'customs on 3000,5000' },
      { customs: 'customs on 4000,6000' },
    ])
    expect(ours.data).toEqual({
      products: [
        { parts: [{ price: 3000 }, { price: 5000 }], customs: 'customs on 30,50' },
        { parts: [{ price: 4000 }, { price: 6000 }], customs: 'customs on 40,60' },
      ],
    })
  })

  it.each([
    ['{ products { id: name duty } }', { id: 'name 1' }],
    ['{ products { price: name duty } }', { price: 'name 1' }],
    ['{ products { __typename: name duty } }', { __typename: 'name 1' }],
    ['{ products { _entities: name duty } }', { _entities: 'name 1' }],
    ['{ products { id: price(currency: "GBP") duty } }', { id: 1000 }],
  ])('is not taken from another field under its name: %s', async (query, first) => {
    const { ours } = await ask(query)
    expect((ours.data as { products: unknown[] }).products[0]).toEqual({ ...first, ...one })
    expect(ours).not.toHaveProperty('errors')
  })

  it('is taken from another field under its name by Apollo', async () => {
    const { apollo } = await ask('{ products { price: name duty } }')
    expect(apollo.data?.products).toMatchObject([{ duty: 'duty on name 1' }, { duty: 'duty on name 2' }])
    const { apollo: unnamed } = await ask('{ products { id: name duty } }')
    expect(unnamed.data?.products).toMatchObject([{ id: 'id-1' }, { id: 'id-2' }])
  })
})

describe('two fields that require one with different arguments', () => {
  const { ask } = openDuel(PRICED)
  const right = (n: number) => ({ duty: `duty on ${n}0`, stamp: `stamp on ${n}00` })

  it('each get theirs', async () => {
    const { ours, apollo } = await ask('{ products { duty stamp } }')
    expect(apollo.data?.products).not.toEqual([right(1), right(2)])
    expect(ours).toEqual({ data: { products: [right(1), right(2)] } })
  })

  it('each get theirs beside what the client asks for, under any name', async () => {
    const { ours, apollo } = await ask('{ products { stamp d: duty price(currency: "GBP") id: price duty label } }')
    const { duty, stamp } = right(2)
    const product = { stamp, d: duty, price: 2000, id: 2, duty, label: 'label of name 2' }
    expect(apollo.data).not.toHaveProperty('products.1', product)
    expect(ours.data).toHaveProperty('products.1', product)
    expect(ours).not.toHaveProperty('errors')
  })

  it('each get theirs where a condition decides which are there', async () => {
    const query = 'query ($a: Boolean!, $b: Boolean!) { products { duty @include(if: $a) stamp @skip(if: $b) name } }'
    const { duty, stamp } = right(1)
    const name = 'name 1'
    for (const [a, b, product] of [
      [true, false, { duty, stamp, name }],
      [true, true, { duty, name }],
      [false, false, { stamp, name }],
      [false, true, { name }],
    ] as const)
      expect((await ask(query, { a, b })).ours.data).toHaveProperty('products.0', product)
  })
})

describe('a root field that nothing in the plan fetches', () => {
  let made = 0
  const { ask, fetched } = openDuel({
    things: {
      sdl: `
      type Thing { name: String }
      type Query { thing: Thing things: [Thing!] }
      type Mutation { make: Thing }
    `,
      resolvers: {
        Query: { thing: () => ({ name: 'one' }), things: () => [{}, {}] },
        Mutation: { make: () => ({ name: `${++made}` }) },
      },
    },
    others: { sdl: 'type Query { other: Int }', resolvers: { Query: { other: () => 2 } } },
  })

  it('is never null without a word: what nothing is asked of is an empty object, and lists are lists of them', async () => {
    const query = 'query ($a: Boolean!) { things @include(if: $a) { name @skip(if: true) } other }'
    const { ours, apollo } = await ask(query, { a: true })
    expect(apollo).toEqual({ data: { things: null, other: 2 } })
    expect(ours).toEqual({ data: { things: [{}, {}], other: 2 } })
  })

  it('is fetched though the plan is empty', async () => {
    fetched()
    const { ours, apollo } = await ask('query ($a: Boolean!) { thing @include(if: $a) { name @skip(if: $a) } }', {
      a: true,
    })
    expect(apollo).toEqual({ data: { thing: null } })
    expect(ours).toEqual({ data: { thing: {} } })
    expect(fetched()).toHaveLength(1)
  })

  it('acts, when it is a mutation', async () => {
    const query = 'mutation ($a: Boolean!, $b: Boolean!) { make @include(if: $a) { name @include(if: $b) } }'
    const { ours, apollo } = await ask(query, { a: true, b: false })
    expect(apollo).toEqual({ data: { make: null } })
    expect(ours).toEqual({ data: { make: {} } })
    expect(made).toBe(1)
  })
})
