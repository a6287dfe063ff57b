import type { World } from '../world.ts'

/** `@requires` of every kind: through unions and interfaces, through lists and hops, with arguments, and one upon another. */
export const needs: World = {
  name: 'needs',
  subgraphs: [
    {
      name: 'fleet',
      sdl: `
        interface Engine { power: Int }
        type Diesel implements Engine { power: Int litres: Float }
        type Electric implements Engine { power: Int cells: [Cell!] }
        type Cell { volts: Int maker: String }
        union Load = Crate | Driver
        type Crate { label: String kilos: Int }
        type Driver @key(fields: "id") { id: ID! }
        type Truck @key(fields: "plate") {
          plate: ID! engine: Engine loads: [Load!] driver: Driver wheels: [[Int]] range(unit: String = "km"): Int
          span(unit: String = "km"): Int @inaccessible
        }
        type Query { trucks: [Truck!]! truck: Truck loads: [Load] engine: Engine }
      `,
    },
    {
      name: 'people',
      sdl: `
        type Driver @key(fields: "id") { id: ID! name: String licences: [Licence] boss: Driver }
        type Licence { kind: String years: Int }
        type Query { drivers: [Driver] }
      `,
    },
    {
      name: 'tolls',
      sdl: `
        interface Engine { power: Int }
        type Diesel implements Engine @shareable { power: Int @external litres: Float @external }
        type Electric implements Engine @shareable { power: Int @external cells: [Cell!] @external }
        type Cell @shareable { volts: Int @external maker: String @external }
        union Load = Crate | Driver
        type Crate @shareable { label: String @external kilos: Int @external }
        type Driver @key(fields: "id") { id: ID! name: String @external licences: [Licence] @external greeting: String @requires(fields: "name licences { years }") }
        type Licence @shareable { kind: String @external years: Int @external }
        type Truck @key(fields: "plate") {
          plate: ID! engine: Engine @external loads: [Load!] @external driver: Driver @external wheels: [[Int]] @external
          span(unit: String = "km"): Int @external
          tax: String @requires(fields: "engine { power ... on Diesel { litres } ... on Electric { cells { volts maker } } }")
          toll: String @requires(fields: "loads { __typename ... on Crate { label kilos } ... on Driver { name licences { kind } } }")
          escort: String @requires(fields: "driver { name boss { name } }")
          axles: String! @requires(fields: "wheels")
          reach(mode: String): String @requires(fields: "span(unit: \\"mi\\")")
        }
        extend type Driver { boss: Driver @external }
        type Query { tolled: Int taxed: [Truck!] }
      `,
    },
    {
      name: 'audit',
      sdl: `
        type Truck @key(fields: "plate") { plate: ID! tax: String @external axles: String! @external sum: String @requires(fields: "tax axles") checks: [Check] }
        type Check { passed: Boolean truck: Truck by: Driver }
        type Driver @key(fields: "id") { id: ID! greeting: String @external score: String @requires(fields: "greeting") }
        type Query { checks: [Check!] }
      `,
    },
  ],
}
