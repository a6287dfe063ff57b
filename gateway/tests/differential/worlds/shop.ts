import type { World } from '../world.ts'

/** Keys of every kind, hops between them, `@requires` on values, objects and lists, `@provides` and shared value types. */
export const shop: World = {
  name: 'shop',
  absentable: ['Product@reviews', 'Customer@reviews', 'Customer@shipping'],
  subgraphs: [
    {
      name: 'catalog',
      sdl: `
        type Product @key(fields: "id") @key(fields: "sku brand { code }") {
          id: ID! sku: String! brand: Brand! title(language: String = "en", upper: Boolean): String price: Price
          size: Size weight: Float parts: [Part!] related(first: Int = 2): [Product]
        }
        type Brand @key(fields: "code") { code: ID! name: String! }
        type Price @shareable { amount: Int! currency: String! }
        type Size @shareable { width: Int height: Int box: Box }
        type Box @shareable { volume: Float }
        type Part { name: String grams: Int made: Brand }
        type Query { product(id: ID!): Product products(first: Int = 3): [Product!]! brands: [Brand!] top: Product @shareable }
      `,
    },
    {
      name: 'stock',
      sdl: `
        type Product @key(fields: "sku brand { code }") @key(fields: "upc") {
          sku: String! brand: Brand! upc: String! inStock: Int shelves: [[Shelf!]]
        }
        type Brand @key(fields: "code", resolvable: false) { code: ID! }
        type Shelf { row: Int! product: Product! }
        type Query { shelves: [Shelf!]! top: Product @shareable }
      `,
    },
    {
      name: 'reviews',
      sdl: `
        type Product @key(fields: "id") { id: ID! reviews(first: Int): [Review!]! rating: Float }
        type Customer @key(fields: "id") { id: ID! name: String! @external reviews: [Review] }
        type Review @key(fields: "id") {
          id: ID! text(upper: Boolean = false): String! author: Customer @provides(fields: "name") product: Product! stars: Int
        }
        type Query { reviews: [Review] review(id: ID!): Review }
      `,
    },
    {
      name: 'shipping',
      sdl: `
        type Product @key(fields: "upc") @key(fields: "id") {
          id: ID! upc: String! weight: Float @external size: Size @external parts: [Part!] @external inStock: Int @external
          postage: String @requires(fields: "weight inStock")
          crate: String! @requires(fields: "size { width box { volume } }")
          manifest(mode: String): String @requires(fields: "parts { name grams made { code } }")
        }
        type Size @shareable { width: Int height: Int box: Box }
        type Box @shareable { volume: Float }
        type Part @shareable { name: String @external grams: Int @external made: Brand @external }
        type Brand @key(fields: "code") { code: ID! warehouse: Warehouse }
        type Warehouse { city: String! staff: [Customer] holds: [Product!] }
        type Customer @key(fields: "id") { id: ID! name: String! @shareable address: Address loyalty: Int! }
        type Address { street: String city: String! zip: String }
        type Query { customers: [Customer!]! warehouse: Warehouse! }
      `,
    },
  ],
}
