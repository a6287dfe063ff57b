import type { World } from '../world.ts'

/** What clients may not see, enums and inputs that subgraphs half share, roots with names of their own, JSON, old fields. */
export const hidden: World = {
  name: 'hidden',
  absentable: ['Account@profiles'],
  subgraphs: [
    {
      name: 'accounts',
      sdl: `
        schema { query: RootQuery mutation: RootMutation }
        scalar JSON
        enum Level { LOW MIDDLE HIGH @inaccessible }
        enum Sort { NAME AGE SECRET @inaccessible }
        input Filter { level: Level name: String = "any" deep: Nested tagged: [String!] onlyHere: Int }
        input Nested { flag: Boolean = true list: [[Int!]] }
        type Account @key(fields: "id") @tag(name: "account") {
          id: ID! level: Level settings: JSON secret: String @inaccessible internal: Internal @inaccessible
          old: String @deprecated(reason: "Say name.") name(case: Sort, internal: String @inaccessible): String @authenticated
          safe: Int! @requiresScopes(scopes: [["a"]]) @cost(weight: 3) found: [Finding]
        }
        type Internal @inaccessible { note: String }
        type Shown { note: String settings: JSON! }
        union Finding = Shown | Internal | Account
        type RootQuery {
          account(id: ID!): Account
          accounts(filter: Filter, sort: Sort = NAME): [Account!]! @listSize(assumedSize: 9)
          findings: [Finding!] echo(filter: Filter!, sort: [Sort]): String! level: Level json(any: JSON): JSON
        }
        type RootMutation { touch(id: ID!, note: String): Account note(text: String!): String }
      `,
    },
    {
      name: 'profiles',
      sdl: `
        schema { query: Entrance mutation: Changes }
        scalar JSON
        enum Level { LOW MIDDLE HIGH @inaccessible }
        enum Mood { GOOD BAD ODD @inaccessible }
        input Filter { level: Level name: String = "any" deep: Nested tagged: [String!] }
        input Nested { flag: Boolean = true list: [[Int!]] elsewhere: ID }
        type Account @key(fields: "id") {
          id: ID! secret: String @external mood: Mood picture(filter: Filter): String clue: String @requires(fields: "secret")
          attributes: [JSON] moods: [Mood!] next: Account
        }
        type Entrance { faces: [Account] hello(level: Level): String }
        type Changes { smile(id: ID!): Account! say(text: String): String! }
      `,
    },
    {
      name: 'moods',
      sdl: `
        enum Mood { GOOD MIXED }
        type Account @key(fields: "id") { id: ID! usual: Mood worst: Mood! }
        type Query { mood: Mood moody: [Account!] }
      `,
    },
  ],
}
