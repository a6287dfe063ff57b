import { describe, expect, it } from 'vitest'
import { openSmallGraph } from './small-graph.ts'

type Sent = Record<string, unknown>
/** Resolvers that tell what has arrived, without what every entity says. */
const telling = (...fields: string[]) =>
  Object.fromEntries(fields.map((field) => [field, ({ __typename: _, id: __, ...sent }: Sent) => JSON.stringify(sent)]))
const inUnit = (unit: string) => (unit === 'lb' ? 2200 : 1000)

const FLEET = `
  interface Vehicle { id: ID! }
  type Truck implements Vehicle @key(fields: "id") {
    id: ID! weight(unit: String = "kg"): Int engine: Engine wheels: [Wheel!]! load: Load span(unit: String = "km"): Int
  }
  type Van implements Vehicle @key(fields: "id") { id: ID! weight(unit: String = "kg"): Int engine: Engine }
  type Engine { power(unit: String = "kW"): Int volts: Int serial: ID }
  type Wheel { size(unit: String = "cm"): Int worn: Boolean }
  union Load = Crate | Barrel
  type Crate { kilos: Int }
  type Barrel { litres: Int }
  type Query { trucks: [Truck] vehicles: [Vehicle!]! }
`
const fleet = {
  Query: {
    trucks: () => [{ id: '1' }],
    vehicles: () => [
      { __typename: 'Truck', id: '1' },
      { __typename: 'Van', id: '2' },
    ],
  },
  Truck: {
    weight: (_: unknown, { unit }: { unit: string }) => inUnit(unit),
    engine: () => ({ volts: 4, serial: 'e1' }),
    wheels: () => [{ worn: true }, { worn: false }],
    load: () => ({ __typename: 'Barrel', litres: 5 }),
    span: (_: unknown, { unit }: { unit: string }) => (unit === 'mi' ? 6 : 10),
  },
  Van: { weight: (_: unknown, { unit }: { unit: string }) => inUnit(unit), engine: () => ({ volts: 1 }) },
  Engine: { power: (_: unknown, { unit }: { unit: string }) => (unit === 'hp' ? 4 : 3) },
  Wheel: { size: (_: unknown, { unit }: { unit: string }) => (unit === 'in' ? 20 : 50) },
}
const TOLLS = `
  type Truck @key(fields: "id") {
    id: ID!
    weight(unit: String = "kg"): Int @external engine: Engine @external wheels: [Wheel!]! @external load: Load @external
    span(unit: String = "km"): Int @external
    kilos: String @requires(fields: "weight")
    pounds(mode: String): String @requires(fields: "weight(unit: \\"lb\\")")
    both: String @requires(fields: "weight(unit: \\"lb\\") span(unit: \\"mi\\")")
    far: String @requires(fields: "span(unit: \\"mi\\")")
    horses: String @requires(fields: "engine { power(unit: \\"hp\\") volts }")
    watts: String @requires(fields: "engine { power volts }")
    current: String @requires(fields: "engine { volts }")
    inches: String @requires(fields: "wheels { size(unit: \\"in\\") worn }")
    centimetres: String @requires(fields: "wheels { size }")
    loaded: String @requires(fields: "load { __typename ... on Crate { kilos } ... on Barrel { litres } }")
  }
  type Van @key(fields: "id") {
    id: ID! weight(unit: String = "kg"): Int @external engine: Engine @external
    kilos: String @requires(fields: "weight(unit: \\"lb\\") engine { volts }") pounds(mode: String): String
  }
  type Engine { power(unit: String = "kW"): Int @external volts: Int @external }
  type Wheel { size(unit: String = "cm"): Int @external worn: Boolean @external }
  union Load = Crate | Barrel
  type Crate { kilos: Int @external }
  type Barrel { litres: Int @external }
`
const tolls = {
  Truck: {
    __resolveReference: (sent: Sent) => sent,
    ...telling('kilos', 'pounds', 'both', 'far', 'horses', 'watts', 'current', 'inches', 'centimetres', 'loaded'),
  },
  Van: { __resolveReference: (sent: Sent) => sent, ...telling('kilos'), pounds: () => 'none' },
}
const graph = openSmallGraph({ fleet: { sdl: FLEET, resolvers: fleet }, tolls: { sdl: TOLLS, resolvers: tolls } })

/** What has arrived at fields of the one truck there is. */
async function arrived(selection: string, variables: Record<string, unknown> = {}) {
  const used = Object.keys(variables).filter((name) => selection.includes(`$${name}`))
  const declared = used.length > 0 ? `(${used.map((name) => `$${name}: Boolean!`)})` : ''
  const answer = await graph.ask(`query ${declared} { trucks { ${selection} } }`, variables)
  expect(answer.errors).toBeUndefined()
  const [truck] = (answer.data as { trucks: Record<string, string | null>[] }).trucks
  return Object.fromEntries(Object.entries(truck ?? {}).map(([key, text]) => [key, text && JSON.parse(text)]))
}
/** What was sent of it to whoever needs it, in each fetch. */
const sent = () =>
  graph.fetches.filter(({ subgraph }) => subgraph === 'tolls').map(({ variables }) => variables.representations)

describe('one field required in two ways', () => {
  it('arrives in both, with arguments and without', async () => {
    expect(await arrived('kilos pounds')).toEqual({ kilos: { weight: 1000 }, pounds: { weight: 2200 } })
    expect(sent()).toHaveLength(2)
  })

  it('is sent once to those who need it in one way', async () => {
    expect(await arrived('both pounds far')).toEqual({
      both: { weight: 2200, span: 6 },
      pounds: { weight: 2200, span: 6 },
      far: { weight: 2200, span: 6 },
    })
    expect(sent()).toHaveLength(1)
  })

  it('arrives in both below other fields, and in lists', async () => {
    expect(await arrived('horses watts')).toEqual({
      horses: { engine: { power: 4, volts: 4 } },
      watts: { engine: { power: 3, volts: 4 } },
    })
    expect(await arrived('inches centimetres')).toEqual({
      inches: {
        wheels: [
          { size: 20, worn: true },
          { size: 20, worn: false },
        ],
      },
      centimetres: {
        wheels: [
          { size: 50, worn: true },
          { size: 50, worn: false },
        ],
      },
    })
  })

  it("arrives in both under conditions, and in the client's own way too", async () => {
    const truck = 'kilos @include(if: $a) ... on Truck @skip(if: $b) { pounds } '
    expect(await arrived(truck, { a: true, b: false })).toEqual({
      kilos: { weight: 1000 },
      pounds: { weight: 2200 },
    })
    expect(await arrived(truck, { a: true, b: true })).toEqual({ kilos: { weight: 1000 } })
    expect(await arrived(truck, { a: false, b: false })).toEqual({ pounds: { weight: 2200 } })
    const own = 'pounds weight weight__v0: id inStones: weight(unit: "st") engine { power(unit: "hp") } watts'
    const answer = await graph.ask(`{ trucks { ${own} } }`)
    expect(answer.data).toEqual({
      trucks: [
        {
          pounds: '{"engine":{"power":3,"volts":4},"weight":2200}',
          weight: 1000,
          weight__v0: '1',
          inStones: 1000,
          engine: { power: 4 },
          watts: '{"engine":{"power":3,"volts":4},"weight":2200}',
        },
      ],
    })
  })

  it('arrives in the way of each type, where fields of two types share a name', async () => {
    const answer = await graph.ask(
      '{ vehicles { ... on Truck { kilos pounds(mode: "x") } ... on Van { kilos pounds } } }',
    )
    expect(answer.data).toEqual({
      vehicles: [
        { kilos: '{"weight":1000}', pounds: '{"weight":2200}' },
        { kilos: '{"weight":2200,"engine":{"volts":1}}', pounds: 'none' },
      ],
    })
  })
})

describe('what is required by a field that a condition leaves out', () => {
  it.each([
    ['watts @include(if: $a) far @skip(if: $b)', { a: true, b: true }, { watts: { engine: { power: 3, volts: 4 } } }],
    ['watts @include(if: $a) far @skip(if: $b)', { a: false, b: false }, { far: { span: 6 } }],
    ['current far @skip(if: $b)', { a: true, b: true }, { current: { engine: { volts: 4 } } }],
    ['current watts @skip(if: $b)', { a: true, b: true }, { current: { engine: { volts: 4 } } }],
    ['current @include(if: $a) watts @skip(if: $b)', { a: true, b: true }, { current: { engine: { volts: 4 } } }],
    [
      '... @include(if: $a) { current ... @skip(if: $b) { watts } }',
      { a: true, b: true },
      { current: { engine: { volts: 4 } } },
    ],
    ['far loaded @include(if: $a) @skip(if: $b)', { a: true, b: true }, { far: { span: 6 } }],
    [
      'far loaded @include(if: $a) @skip(if: $b)',
      { a: true, b: false },
      {
        far: { span: 6, load: { __typename: 'Barrel', litres: 5 } },
        loaded: { span: 6, load: { __typename: 'Barrel', litres: 5 } },
      },
    ],
    ['far far2: far @include(if: $a)', { a: false, b: false }, { far: { span: 6 } }],
  ])('is not waited for: %s of %o', async (selection, variables, expected) => {
    expect(await arrived(selection, variables)).toEqual(expected)
  })

  it("is not missed where the client's own variable is called as the plan's", async () => {
    const query = 'watts @include(if: $representations) far'
    expect(await arrived(query, { representations: false })).toEqual({
      far: { span: 6 },
    })
  })

  it('is waited for when it could not be had, and then nothing is made up', async () => {
    const away = openSmallGraph({
      fleet: { sdl: FLEET, resolvers: { ...fleet, Truck: { ...fleet.Truck, span: () => null } } },
      tolls: { sdl: TOLLS, resolvers: tolls },
    })
    const query = 'query ($a: Boolean!) { trucks { far watts @include(if: $a) } }'
    expect((await away.ask(query, { a: false })).data).toEqual({ trucks: [{ far: '{"span":null}' }] })
  })
})

describe('what could not be had of what is required', () => {
  const MAKERS = 'type Engine @key(fields: "serial") { serial: ID! maker: String }'
  const open = (answer: () => unknown) =>
    openSmallGraph({
      fleet: {
        sdl: 'type Truck @key(fields: "id") { id: ID! engine: Engine engines: [Engine] } type Engine @key(fields: "serial") { serial: ID! } type Query { truck: Truck }',
        resolvers: { Query: { truck: () => ({ id: '1', engine: { serial: 'a' }, engines: [{ serial: 'a' }] }) } },
      },
      makers: { sdl: MAKERS, answer },
      tolls: {
        sdl: `type Truck @key(fields: "id") {
            id: ID! engine: Engine @external engines: [Engine] @external
            tax: String @requires(fields: "engine { maker }") taxes: String @requires(fields: "engines { maker }") }
          type Engine @key(fields: "serial") { serial: ID! maker: String @external }`,
        resolvers: { Truck: { __resolveReference: (all: Sent) => all, ...telling('tax', 'taxes') } },
      },
    })

  it('is an error where the client waits for it, and no reason to work something out without it', async () => {
    const away = open(() => ({ data: null, errors: [{ message: 'no' }] }))
    expect(await away.ask('{ truck { tax } }')).toMatchObject({
      data: { truck: { tax: null } },
      errors: [{ path: ['truck'] }],
    })
    expect(away.fetches.map(({ subgraph }) => subgraph)).toEqual(['fleet', 'makers'])
    expect(await away.ask('{ truck { t: taxes } }')).toMatchObject({
      data: { truck: { t: null } },
      errors: [{ path: ['truck'] }],
    })
  })

  it('is sent as null where it is null', async () => {
    const known = open(() => ({ data: { _entities: [{ maker: null }] } }))
    expect(await known.ask('{ truck { tax taxes } }')).toEqual({
      data: { truck: { tax: '{"engine":{"maker":null}}', taxes: '{"engines":[{"maker":null}]}' } },
    })
  })
})
