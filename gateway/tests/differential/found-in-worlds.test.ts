import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Arena, openArena } from './arena.ts'
import { disagreement, type Response } from './compare.ts'
import { type Universe, universes, type Value } from './universe.ts'
import { needs } from './worlds/needs.ts'

/** What generated operations found that takes values no sound subgraph answers with, or a world as large as theirs. */

let arena: Arena
beforeAll(() => {
  arena = openArena(needs)
})
afterAll(() => arena.close())

/** A world where nothing is wrong, and the first query for trucks finds one. @param values `Type.field` of the first of a type */
function worldWith(values: Readonly<Record<string, Value>>): Universe {
  const options = { nulls: 0, faults: 0, outages: false }
  const [sound] = fc.sample(universes(arena.atlas, options), { seed: 1, numRuns: 1 })
  if (!sound) throw new Error('there is no world')
  const truck: Value = { kind: 'thing', type: 'Truck', index: 0 }
  const engine: Value = { kind: 'thing', type: 'Electric', index: 0 }
  const all = { 'Query.taxed': { kind: 'list', items: [truck] } as Value, 'Truck.engine': engine, ...values }
  const things = Object.entries(sound.things).map(([type, each]) => [
    type,
    each.map((thing) => ({
      ...thing,
      fields: Object.fromEntries(
        Object.entries(thing.fields).map(([field, value]) => [
          field,
          (thing.index === 0 && all[`${type}.${field}` as keyof typeof all]) || value,
        ]),
      ),
    })),
  ])
  return { ...sound, things: Object.fromEntries(things) }
}

const pathsOf = ({ errors = [] }: Pick<Response, 'errors'>) => errors.map(({ path }) => path?.join('.'))

describe('a value that is wrong beside a field that fails', () => {
  const broken = { 'Truck.loads': { kind: 'throws' }, 'Electric.power': { kind: 'leaf', value: 'seven' } } as const

  it('has an error of its own, though the other is told of at the object, as nobody asked for it', async () => {
    const asked = { query: '{ taxed { engine { power } toll } }', variables: {} }
    const answers = await arena.ask(asked, worldWith(broken))
    expect(pathsOf(answers.ours)).toEqual(['taxed.0', 'taxed.0.engine.power'])
    expect(disagreement(answers)).toBeNull()
  })

  it('has an error of its own in parts as well', async () => {
    const asked = { query: '{ taxed { ... @defer { engine { power } toll } } }', variables: {} }
    const parts = await arena.askForParts(asked, worldWith(broken))
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
      const answers = await arena.ask({ query, variables: { a } }, worldWith({}))
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
      expect(disagreement(await arena.ask({ query, variables: { a, b } }, worldWith({})))).toBeNull()
  })
})
