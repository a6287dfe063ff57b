import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Arena, openArena } from './arena.ts'
import { disagreement, type Response } from './compare.ts'
import { type Universe, universes, type Value } from './universe.ts'
import { media } from './worlds/media.ts'
import { needs } from './worlds/needs.ts'

/** What generated operations found that takes values no sound subgraph answers with, or a world as large as theirs. */

let ofNeeds: Arena
let ofMedia: Arena
beforeAll(() => {
  ofNeeds = openArena(needs)
  ofMedia = openArena(media)
})
afterAll(() => Promise.all([ofNeeds.close(), ofMedia.close()]))

type Values = Readonly<Record<string, Value>>
const first = (type: string): Value => ({ kind: 'thing', type, index: 0 })
const listOf = (...items: readonly Value[]): Value => ({ kind: 'list', items })

/** A world where nothing is wrong. @param values `Type.field` of the first of each type */
function worldWith({ atlas }: Arena, values: Values): Universe {
  const [sound] = fc.sample(universes(atlas, { nulls: 0, faults: 0, outages: false }), { seed: 1, numRuns: 1 })
  if (!sound) throw new Error('there is no world')
  const things = Object.entries(sound.things).map(([type, [thing, ...others]]) => {
    const given = Object.entries(thing?.fields ?? {}).map(([field, value]) => [
      field,
      values[`${type}.${field}`] ?? value,
    ])
    return [type, thing ? [{ ...thing, fields: Object.fromEntries(given) }, ...others] : []]
  })
  return { ...sound, things: Object.fromEntries(things) }
}

/** One truck, with all that its sum is made of. */
const truckWith = (values: Values) =>
  worldWith(ofNeeds, { 'Query.taxed': listOf(first('Truck')), 'Truck.engine': first('Electric'), ...values })

const pathsOf = ({ errors = [] }: Pick<Response, 'errors'>) => errors.map(({ path }) => path?.join('.'))

describe('a value that is wrong beside a field that fails', () => {
  const broken = { 'Truck.loads': { kind: 'throws' }, 'Electric.power': { kind: 'leaf', value: 'seven' } } as const

  it('has an error of its own, though the other is told of at the object, as nobody asked for it', async () => {
    const asked = { query: '{ taxed { engine { power } toll } }', variables: {} }
    const answers = await ofNeeds.ask(asked, truckWith(broken))
    expect(pathsOf(answers.ours)).toEqual(['taxed.0', 'taxed.0.engine.power'])
    expect(disagreement(answers)).toBeNull()
  })

  it('has an error of its own in parts as well', async () => {
    const asked = { query: '{ taxed { ... @defer { engine { power } toll } } }', variables: {} }
    const parts = await ofNeeds.askForParts(asked, truckWith(broken))
    const items = parts.flatMap(({ incremental = [] }) => incremental)
    expect(items.flatMap(pathsOf)).toEqual(['taxed.0', 'taxed.0.engine.power'])
  })
})

describe('a field that requires what requires something itself, asked for twice', () => {
  it.each([
    'query ($a: Boolean!) { taxed { sum sum @include(if: $a) } }',
    'query ($a: Boolean!) { taxed { sum again: sum @include(if: $a) } }',
    'query ($a: Boolean!) { taxed { ... on Truck @skip(if: $a) { again: sum } sum axles } }',
    'query ($a: Boolean!) { taxed { sum @include(if: $a) again: sum @skip(if: $a) tax } }',
  ])('is there though a condition leaves it out elsewhere: %s', async (query) => {
    for (const a of [true, false]) {
      const answers = await ofNeeds.ask({ query, variables: { a } }, truckWith({}))
      expect(answers.ours.data).toEqual(answers.whole?.data)
      expect(disagreement(answers)).toBeNull()
    }
  })

  it('is there for every condition that may leave it out', async () => {
    const query = 'query ($a: Boolean!, $b: Boolean!) { taxed { sum @include(if: $b) again: sum @include(if: $a) } }'
    for (const [a, b] of [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ] as const)
      expect(disagreement(await ofNeeds.ask({ query, variables: { a, b } }, truckWith({})))).toBeNull()
  })
})

describe('what a field requires that another one requires, too', () => {
  it.each([
    '{ taxed { tax ... @include(if: $a) { reach } } }',
    '{ taxed { tax ... @include(if: $a) { toll escort } axles @skip(if: $a) } }',
    '{ taxed { tax sum @include(if: $a) } }',
    '{ taxed { ... on Truck @skip(if: $a) { reach tax } reach axles } }',
  ])('is there though a condition leaves out that other one: %s', async (selections) => {
    for (const a of [true, false]) {
      const query = `query ($a: Boolean!) ${selections}`
      const answers = await ofNeeds.ask({ query, variables: { a } }, truckWith({}))
      expect(answers.ours.data).toEqual(answers.whole?.data)
      expect(disagreement(answers)).toBeNull()
    }
  })
})

describe('what is put off of objects of several types', () => {
  it('is brought to all of them, however deep it is put off', async () => {
    const found = [first('Person'), first('Book')]
    const universe = worldWith(ofMedia, {
      'Query.found': listOf(...found),
      'Person.prizes': listOf(first('Prize')),
      'Book.prizes': listOf(first('Prize')),
      'Prize.year': { kind: 'leaf', value: 7 },
    })
    const query = '{ found { ... @defer { ... on Winner { prizes { ... @defer(label: "year") { year } } } } } }'
    const parts = await ofMedia.askForParts({ query, variables: {} }, universe)
    const years = parts.flatMap(({ incremental = [] }) => incremental).filter(({ path }) => path.length > 2)
    expect(years).toEqual(
      found.map((_, index) => ({ data: { year: 7 }, path: ['found', index, 'prizes', 0], label: 'year' })),
    )
  })
})
