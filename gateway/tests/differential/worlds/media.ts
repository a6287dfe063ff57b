import type { World } from '../world.ts'

/** Interfaces with keys, `@interfaceObject`, interfaces and unions that no subgraph knows whole. */
export const media: World = {
  name: 'media',
  absentable: ['Person@prizes', 'Film@venues'],
  subgraphs: [
    {
      name: 'library',
      sdl: `
        interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int author: Person }
        type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int! cast: [Person!] }
        type Song implements Media @key(fields: "id") { id: ID! title: String lyrics: String! }
        type Person @key(fields: "id") { id: ID! name: String! }
        union Found = Book | Person
        type Query { media(id: ID!): Media shelf: [Media!]! found: [Found] books: [Book] }
      `,
    },
    {
      name: 'ratings',
      sdl: `
        type Media @key(fields: "id") @interfaceObject { id: ID! stars: Float reviews(first: Int): [Opinion!] }
        type Opinion { text: String by: Person on: Media! }
        type Person @key(fields: "id") { id: ID! opinions: [Opinion] favourite: Media }
        type Query { best: Media bestOf: [Media!] opinions: [Opinion!]! }
      `,
    },
    {
      name: 'venues',
      sdl: `
        interface Place { name: String! city: String }
        type Cinema implements Place @key(fields: "id") { id: ID! name: String! city: String shows: [Film!] host: Person }
        type Stage implements Place { name: String! city: String plays: [Song] }
        type Film @key(fields: "id") { id: ID! venue: Place }
        type Song @key(fields: "id") { id: ID! stage: Stage }
        type Person @key(fields: "id") { id: ID! home: Place }
        union Found = Cinema | Film | Person
        type Query { places: [Place!] nearby: [Found!] }
      `,
    },
    {
      name: 'prizes',
      sdl: `
        interface Winner { id: ID! prizes: [Prize!] }
        type Person implements Winner @key(fields: "id") { id: ID! prizes: [Prize!] }
        type Book implements Winner @key(fields: "id") { id: ID! prizes: [Prize!] }
        type Cinema implements Winner @key(fields: "id") { id: ID! prizes: [Prize!] }
        type Prize { year: Int winner: Winner shared: [Winner] }
        type Query { prizes: [Prize] winners: [Winner!]! }
      `,
    },
  ],
}
