import { describe, expect, it } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { anonymous } from '../../platform/viewer.ts'
import { openEngine } from '../engine.ts'
import { localLink } from '../links/local.ts'
import { graphOf } from './graphs.ts'
import { openToys } from './toys.ts'

const toys = openToys()
const engine = openEngine(
  graphOf(toys.supergraphSdl),
  [toys.people, toys.notes].map((subgraph) => localLink(subgraph, async () => true)),
  silentLog,
)

async function partsOf(query: string, variables: Record<string, unknown> = {}) {
  const operation = await engine.prepare(query, null, { defer: true })
  if ('errors' in operation) throw operation.errors[0]
  const parts: unknown[] = []
  for await (const { text } of engine.executeIncrementally(operation, variables, {
    viewer: anonymous,
    requestId: 'req',
  }))
    parts.push(JSON.parse(text))
  return parts
}

describe('@defer', () => {
  it('answers what is wanted at once, and the rest when it has come', async () => {
    const parts = await partsOf('{ person(id: 1) { name ... @defer(label: "n") { notes(first: 3) { text } } } }')
    expect(parts).toEqual([
      { data: { person: { name: 'Ada' } }, hasNext: true },
      {
        incremental: [{ data: { notes: [{ text: 'by 1, 3' }] }, path: ['person'], label: 'n' }],
        hasNext: false,
      },
    ])
  })

  it('adds to every object of a list, under the names of the client', async () => {
    const parts = await partsOf(
      '{ all: named { id: name ... on Person { ... @defer { constructor: notes { id: text author { name } } } } } }',
    )
    expect(parts).toEqual([
      { data: { all: [{ id: 'Marvin' }, { id: 'Bo' }] }, hasNext: true },
      {
        incremental: [{ data: { constructor: [{ id: 'by 2, 2', author: { name: 'Bo' } }] }, path: ['all', 1] }],
        hasNext: false,
      },
    ])
  })

  it('may be decided by a variable', async () => {
    const query =
      'query ($d: Boolean!) { person(id: 1) { name ...N @defer(if: $d) } } fragment N on Person { notes { text } }'
    expect(await partsOf(query, { d: false })).toEqual([
      { data: { person: { name: 'Ada', notes: [{ text: 'by 1, 2' }] } }, hasNext: false },
    ])
    expect(await partsOf(query, { d: true })).toEqual([
      { data: { person: { name: 'Ada' } }, hasNext: true },
      { incremental: [{ data: { notes: [{ text: 'by 1, 2' }] }, path: ['person'] }], hasNext: false },
    ])
  })

  it('nests', async () => {
    const parts = await partsOf(
      '{ person(id: 1) { name ... @defer(label: "a") { notes { text ... @defer(label: "b") { author { role } } } } } }',
    )
    expect(parts[0]).toEqual({ data: { person: { name: 'Ada' } }, hasNext: true })
    const items = parts.slice(1).flatMap((part) => (part as { incremental?: unknown[] }).incremental ?? [])
    expect(items).toEqual([
      { data: { notes: [{ text: 'by 1, 2' }] }, path: ['person'], label: 'a' },
      { data: { author: { role: 'ADMIN' } }, path: ['person', 'notes', 0], label: 'b' },
    ])
    expect(parts.at(-1)).toMatchObject({ hasNext: false })
  })

  it('tells errors of what was put off with it, and has nothing to add where there is no object', async () => {
    expect(await partsOf('{ person(id: 1) { name ... @defer { boom } } }')).toMatchObject([
      { data: { person: { name: 'Ada' } }, hasNext: true },
      {
        incremental: [{ data: { boom: null }, path: ['person'], errors: [{ path: ['person', 'boom'] }] }],
        hasNext: false,
      },
    ])
    expect(await partsOf('{ person(id: "nobody") { name ... @defer { notes { text } } } }')).toEqual([
      { data: { person: null }, hasNext: true },
      { hasNext: false },
    ])
  })

  it('puts off what comes with the rest, which no fetch of its own brings', async () => {
    expect(await partsOf('{ person(id: 1) { ... @defer { id } } }')).toEqual([
      { data: { person: {} }, hasNext: true },
      { incremental: [{ data: { id: '1' }, path: ['person'] }], hasNext: false },
    ])
  })

  it('puts nothing off where a condition around it does not hold, and invents no type', async () => {
    const query = `query ($a: Boolean!) { person(id: 1) { name ... @include(if: $a) { ... @defer(label: "a") { role
      ... @defer(label: "b") { notes { text } } } } } person(id: 1) @include(if: $a) { ... @defer(label: "c") { id } } }`
    expect(await partsOf(query, { a: false })).toEqual([{ data: { person: { name: 'Ada' } }, hasNext: false }])
    const outer = '{ person(id: 1) { name ... @defer(label: "a") { ... @defer(label: "b") { notes { text } } } } }'
    expect((await partsOf(outer)).slice(1)).toMatchObject([
      { incremental: [{ data: {}, path: ['person'], label: 'a' }] },
      { incremental: [{ data: { notes: [{ text: 'by 1, 2' }] }, path: ['person'], label: 'b' }] },
    ])
  })

  it('tells all at once where it asks about the schema', async () => {
    const parts = await partsOf('{ ... @defer { __schema { queryType { name } } person(id: 1) { name } } }')
    expect(parts).toEqual([
      { data: { __schema: { queryType: { name: 'Query' } }, person: { name: 'Ada' } }, hasNext: false },
    ])
  })

  it('is like any other fragment to who does not take parts', async () => {
    const operation = await engine.prepare('{ __typename ... @defer { person(id: 1) { name } } }')
    if ('errors' in operation) throw operation.errors[0]
    const { text } = await engine.execute(operation, {}, { viewer: anonymous, requestId: 'req' })
    expect(JSON.parse(text)).toEqual({ data: { __typename: 'Query', person: { name: 'Ada' } } })
  })
})
