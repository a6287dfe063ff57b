import type { World } from '../world.ts'

/** Fields on their way from one subgraph to another, shared roots, and mutations that subgraphs take turns at. */
export const moves: World = {
  name: 'moves',
  absentable: ['Ticket@billing'],
  labels: ['percent(100)'],
  subgraphs: [
    {
      name: 'legacy',
      sdl: `
        type Ticket @key(fields: "id") {
          id: ID! subject: String state: String priority: Int owner: Agent total: Int currency: String @shareable
        }
        type Agent @key(fields: "id") { id: ID! name: String tickets(first: Int = 2): [Ticket!]! }
        type Query { ticket(id: ID!): Ticket tickets: [Ticket!]! @shareable version: String @shareable agents: [Agent] }
        type Mutation { open(id: ID!): Ticket tick(note: String): Int! stamp(text: String): String }
      `,
    },
    {
      name: 'desk',
      sdl: `
        type Ticket @key(fields: "id") {
          id: ID! subject: String @override(from: "legacy")
          state: String @override(from: "legacy", label: "percent(100)")
          priority: Int @override(from: "legacy", label: "desk-priority")
          watchers: [Agent!] history: [Change!]!
        }
        type Agent @key(fields: "id") { id: ID! desk: Int! }
        type Change { at: String! by: Agent what: [String] }
        type Query { tickets: [Ticket!]! @shareable version: String @shareable changes: [Change] }
        type Mutation { close(id: ID!): Ticket! mark(text: String): String! }
      `,
    },
    {
      name: 'billing',
      sdl: `
        type Ticket @key(fields: "id") {
          id: ID! total: Int @override(from: "legacy", label: "percent(0)") currency: String @shareable
          invoice: Invoice
        }
        type Invoice @key(fields: "number") { number: ID! lines: [Line!] ticket: Ticket! }
        type Line { text: String! cents: Int }
        type Query { invoices: [Invoice!] version: String @shareable }
        type Mutation { charge(id: ID!): Invoice count(note: String): Int }
      `,
    },
  ],
}
