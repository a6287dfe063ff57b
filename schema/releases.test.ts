import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readOperations } from './operations-files.ts'
import { type ContractStates, entriesOf, reportOn } from './releases.ts'

const today = new Date('2026-11-21T12:00:00Z')
const old = (reason: string) => `old: Int @deprecated(reason: "${reason}")`
const states: ContractStates[] = [
  {
    contract: 'client',
    released: buildSchema(`type Query { a: Int gone: Int ${old('Since 2026-01-01, goes on 2026-11-01.')} }`),
    current: buildSchema('type Query { a: Int b: Int }'),
  },
  {
    contract: 'partner',
    released: buildSchema('type Query { a: Int }'),
    current: buildSchema('type Query { a: Int b: Int }'),
  },
  { contract: 'analytics', released: null, current: buildSchema('type Query { numbers: Int }') },
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lifegraph-operations-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('reports of each contract what breaks clients without having been announced, and who is hit', async () => {
  const operations = [
    { who: 'app_1', document: '{ gone }', count: 3 },
    { who: 'app_2', document: '{ a }' },
  ]
  const [client, partner, analytics] = await reportOn(states, operations, today)
  expect(client?.changes.map(({ severity, coordinate }) => `${severity} ${coordinate}`)).toEqual([
    'BREAKING Query.gone',
    'BREAKING Query.old',
    'SAFE Query.b',
  ])
  expect(client?.unannounced.map(({ coordinate }) => coordinate)).toEqual(['Query.gone'])
  expect(client?.hits.map(({ operation }) => operation.who)).toEqual(['app_1'])
  expect(partner).toMatchObject({ unannounced: [], hits: [] })
  // What is new as a whole has changed nothing for anybody.
  expect(analytics).toMatchObject({ changes: [], hits: [] })
})

it('notes each change of a release once, with the contracts it is in', async () => {
  const entries = entriesOf(await reportOn(states, [], today), today)
  expect(entries.map(({ coordinate, contracts, at }) => [coordinate, contracts, at])).toEqual([
    ['Query.gone', ['client'], '2026-11-21T12:00:00.000Z'],
    ['Query.old', ['client'], '2026-11-21T12:00:00.000Z'],
    ['Query.b', ['client', 'partner'], '2026-11-21T12:00:00.000Z'],
  ])
})

it('reads operations of folders, of files, and as gateways record them', async () => {
  await writeFile(join(folder, 'one.graphql'), '{ a }')
  await writeFile(join(folder, 'notes.txt'), 'no operation')
  await writeFile(
    join(folder, 'two.jsonl'),
    '{"document":"{ a }","who":"app_1","count":7}\n\n{"document":"{ b }","who":"client"}\n',
  )
  expect(await readOperations(folder)).toMatchObject([{ document: '{ a }', who: join(folder, 'one.graphql') }])
  expect(await readOperations(join(folder, 'two.jsonl'))).toEqual([
    { document: '{ a }', who: 'app_1', count: 7 },
    { document: '{ b }', who: 'client' },
  ])
  await writeFile(join(folder, 'bad.jsonl'), '{"document":"{ a }","who":"app_1"}\n{"document":\n')
  await expect(readOperations(join(folder, 'bad.jsonl'))).rejects.toThrow(/bad\.jsonl:2 is no recorded operation/)
})
