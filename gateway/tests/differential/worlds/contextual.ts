import type { World } from '../world.ts'

/** `@context` and `@fromContext`: arguments the client never sees, filled from an ancestor. */
export const contextual: World = {
  name: 'contextual',
  beyondApollo: true,
  subgraphs: [
    {
      name: 'spaces',
      sdl: `
        type Space @key(fields: "id") @context(name: "space") { id: ID! locale: String! rate: Int pages: [Page!]! cover: Page }
        type Page @key(fields: "id") {
          id: ID! title: String
          greeting(in: String @fromContext(field: "$space { locale }"), loud: Boolean): String
        }
        type Query { spaces: [Space!]! space: Space }
      `,
    },
    {
      name: 'prices',
      sdl: `
        type Space @key(fields: "id") { id: ID! currency: String! plan: Plan }
        type Plan { name: String }
        type Page @key(fields: "id") { id: ID! views: Int }
        type Query { priced: [Space!] }
      `,
    },
  ],
}
