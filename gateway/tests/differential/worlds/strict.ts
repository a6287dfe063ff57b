import type { World } from '../world.ts'

/** Non-null nearly everywhere and lists within lists: what one broken field takes with it. */
export const strict: World = {
  name: 'strict',
  absentable: ['Node@right', 'Leaf@right'],
  subgraphs: [
    {
      name: 'left',
      sdl: `
        interface Named { name: String! }
        type Node implements Named @key(fields: "id") {
          id: ID! name: String! parent: Node children: [Node!]! grid: [[Node!]!]! maybe: [[Node]] leaf: Leaf! pick: Pick value: Value!
        }
        type Leaf implements Named @key(fields: "id") { id: ID! name: String! ok: Boolean! node: Node! }
        type Value @shareable { one: Int! two: Int deep: Value }
        union Pick = Node | Leaf
        type Query { root: Node! node(id: ID!): Node nodes: [Node!] grid: [[Node!]!] named: [Named!]! picks: [[Pick!]] }
      `,
    },
    {
      name: 'right',
      sdl: `
        type Node @key(fields: "id") { id: ID! weight: Float! label: String mirror: Node! leaves: [Leaf!]! tags: [String!]! twice: [[String!]!] }
        type Leaf @key(fields: "id") { id: ID! colour: Colour! shade: Colour size: Int! }
        enum Colour { RED GREEN }
        type Value @shareable { one: Int! two: Int deep: Value }
        type Query { leaves: [Leaf!]! value: Value lonely: Leaf! }
      `,
    },
  ],
}
