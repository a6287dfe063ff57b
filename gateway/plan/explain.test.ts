import { readdirSync, readFileSync } from 'node:fs'
import { parse, print } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { buildSchema, runSchema } from '../../platform/subgraph.ts'
import { anonymous } from '../../platform/viewer.ts'
import { composeSupergraph } from '../../schema/compose.ts'
import { type Engine, openEngine } from '../engine.ts'
import { localLink } from '../links/local.ts'
import { graphOf, lifegraph } from '../tests/graphs.ts'
import { openToys } from '../tests/toys.ts'
import { type ExplainOptions, explainMistakes, explainPlan } from './explain.ts'
import type { PreparedOperation } from './planner.ts'
import { planTotals, planTree } from './tree.ts'

async function prepared(engine: Engine, query: string, defer = false): Promise<PreparedOperation> {
  const operation = await engine.prepare(query, null, { defer })
  if ('errors' in operation) throw new Error(explainMistakes(operation.errors, 'query'))
  return operation
}
async function mistakesIn(engine: Engine, query: string): Promise<string> {
  const operation = await engine.prepare(query)
  return 'errors' in operation ? explainMistakes(operation.errors, 'page.graphql') : ''
}
/** Lines that name a fetch, without the tree before them. */
const fetchesIn = (text: string) => [...text.matchAll(/\d+\. (?:fetch|stream).*/g)].map(([line]) => line)

let toys: Engine
const explained = async (query: string, options?: ExplainOptions, defer = false) =>
  explainPlan(await prepared(toys, query, defer), options)
beforeAll(() => {
  toys = openEngine(graphOf(openToys().supergraphSdl), [], silentLog)
})
afterAll(() => toys.close())

describe('an explained plan', () => {
  it('is a tree of what each subgraph is sent, and what for', async () => {
    expect(await explained('query Ada { person(id: 1) { name notes { text } } }')).toBe(
      [
        'query Ada',
        '2 fetches from 2 subgraphs (notes, people), 2 round trips deep',
        '',
        'sequence: one after the other',
        '├─ 1. fetch from people',
        '│       query Ada__people__0 {',
        '│         person(id: 1) {',
        '│           __typename',
        '│           id',
        '│           name',
        '│         }',
        '│       }',
        '└─ 2. fetch from notes at person',
        '        for ... on Person { __typename id }',
        '        query Ada__notes__1($representations: [_Any!]!) {',
        '          _entities(representations: $representations) {',
        '            ... on Person {',
        '              notes {',
        '                text',
        '              }',
        '            }',
        '          }',
        '        }',
      ].join('\n'),
    )
  })

  it('has both ways of a condition, and with variables the one that is gone', async () => {
    const query =
      'query ($with: Boolean! = false) { person(id: 1) { name ... @include(if: $with) { notes { text } } } notes @skip(if: $with) { id } }'
    const both = await explained(query)
    expect(both).toContain('condition: $with')
    expect(both).toContain('if $with')
    expect(both).toContain('unless $with')
    const on = await explained(query, { variables: { with: true } })
    expect(fetchesIn(on)).toEqual(['1. fetch from people', '2. fetch from notes at person'])
    const off = await explained(query, { variables: {} })
    expect(fetchesIn(off)).toEqual(['1. fetch from people', '2. fetch from notes'])
    for (const text of [on, off]) expect(text).not.toContain('condition')
    expect([on, off].map((text) => text.split('\n')[1])).toEqual([
      '2 fetches from 2 subgraphs (notes, people), 2 round trips deep',
      '2 fetches from 2 subgraphs (notes, people), 1 round trip deep',
    ])
  })

  it('tells the stream of a subscription from what joins each event', async () => {
    const text = await explained('subscription { noteAdded { text author { name } } }')
    expect(fetchesIn(text)).toEqual(['1. stream from notes', '2. fetch from people at noteAdded.author'])
    expect(text.indexOf('each event')).toBeGreaterThan(text.indexOf('stream from notes'))
  })

  it('tells what a client that defers gets later, and what that waits for', async () => {
    const query = '{ person(id: 1) { name ... @defer(label: "more") { notes { text } } } }'
    const text = await explained(query, {}, true)
    expect(text).toMatch(/at once\n.*1\. fetch #(\d+) from people/)
    expect(text).toMatch(/later "more" at person, after fetch #\d+\n.*2\. fetch from notes at person/)
    expect(text.split('\n')[1]).toContain('2 round trips deep')
    expect(await explained(query)).not.toContain('later')
  })

  it('says that the gateway answers by itself what it does', async () => {
    expect(await explained('{ __typename __type(name: "Robot") { name } }')).toBe(
      'query\nnothing is fetched: the gateway answers this itself',
    )
  })

  it('stands out where it may', async () => {
    const text = await explained('query Ada { me { name } }', { emphasis: (kind, words) => `<${kind}>${words}</>` })
    expect(text).toContain('<strong>query Ada</>')
    expect(text).toContain('1. fetch from <strong>people</>')
  })
})

describe('operations of an explained plan', () => {
  const HEAD =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external"])\n'
  const GOODS = `${HEAD} enum Unit { KG LB }
    type Parcel @key(fields: "id") { id: ID! weight(unit: Unit!): Int! }
    type Query { parcels: [Parcel!]! }`
  const POST = `${HEAD} enum Unit { KG LB }
    type Parcel @key(fields: "id") {
      id: ID!
      weight(unit: Unit!): Int! @external
      fee: Int! @requires(fields: "weight(unit: KG)")
      tax: Int! @requires(fields: "weight(unit: LB)")
    }`

  it('are the ones that are sent, also where one fetch of the plan becomes two', async () => {
    const weigh = ({ id }: { id: string }, { unit }: { unit: string }) => Number(id) * (unit === 'KG' ? 10 : 22)
    const resolvers = {
      goods: {
        Query: { parcels: () => [{ id: '1' }, { id: '2' }] },
        Parcel: { __resolveReference: (parcel: unknown) => parcel, weight: weigh },
      },
      post: {
        Parcel: { fee: ({ weight }: { weight: number }) => weight, tax: ({ weight }: { weight: number }) => weight },
      },
    }
    const sent: string[] = []
    const links = Object.entries({ goods: GOODS, post: POST }).map(([name, sdl]) => {
      const schema = buildSchema({ typeDefs: parse(sdl), resolvers: resolvers[name as keyof typeof resolvers] })
      return localLink(
        runSchema(name, schema, () => ({ viewer: anonymous }), silentLog),
        async () => true,
      )
    })
    const { supergraphSdl } = composeSupergraph([
      { name: 'goods', sdl: GOODS },
      { name: 'post', sdl: POST },
    ])
    const engine = openEngine(supergraphSdl, links, silentLog, { onFetch: ({ query }) => sent.push(query) })
    const operation = await prepared(engine, '{ parcels { id: fee fee: tax weight(unit: LB) } }')
    const { text } = await engine.execute(operation, {}, { viewer: anonymous, requestId: 'req_test' })
    expect(JSON.parse(text)).toEqual({
      data: {
        parcels: [
          { id: 10, fee: 22, weight: 22 },
          { id: 20, fee: 44, weight: 44 },
        ],
      },
    })
    expect(sent.length).toBe(3)
    const shown = explainPlan(operation).replaceAll(/^[│├└─ ]*/gm, '')
    for (const query of sent) expect(shown).toContain(print(parse(query)).replaceAll(/^ */gm, ''))
    expect(shown).toContain('weight__v0: weight(unit: KG)')
    expect(shown).toContain('for ... on Parcel { __typename id weight: weight__v0 }')
    expect(shown).toContain('for ... on Parcel { __typename id weight: weight__v1 }')
    expect(planTotals(planTree(operation.plan, engine.graph))).toEqual({
      fetches: 3,
      depth: 2,
      subgraphs: ['goods', 'post'],
    })
    await engine.close()
  })
})

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

describe("the platform's main operations", () => {
  let engine: Engine
  beforeAll(async () => {
    engine = openEngine(await lifegraph(), [], silentLog)
  })
  afterAll(() => engine.close())
  /** The largest are planned in a thread of their own, which has to start first. */
  const START_MS = 60_000
  const files = readdirSync('tests/operations').filter((file) => file.endsWith('.graphql'))

  it.each(files)(
    'are explained fetch by fetch: %s',
    async (file) => {
      const operation = await prepared(engine, readFileSync(`tests/operations/${file}`, 'utf8'))
      const text = explainPlan(operation)
      const { fetches, depth, subgraphs } = planTotals(planTree(operation.plan, engine.graph))
      const lines = fetchesIn(text)
      expect(lines.map((line) => Number.parseInt(line, 10))).toEqual(Array.from({ length: fetches }, (_, at) => at + 1))
      expect([...new Set(lines.map((line) => line.split(' ')[3]))].sort()).toEqual(subgraphs)
      expect(text.split('\n')[1]).toBe(
        `${counted(fetches, 'fetch', 'fetches')} from ${counted(subgraphs.length, 'subgraph')} (${subgraphs.join(', ')}), ${counted(depth, 'round trip')} deep`,
      )
      // All but those at the root say where they join and what they ask by.
      const joined = lines.filter((line) => line.includes(' at '))
      expect(text.match(/^[│ ]*for \.\.\. on /gm) ?? []).toHaveLength(joined.length)
      for (const line of lines)
        expect(text.split(line)[1]).toMatch(/^\n([│ ]*for .*\n)?[│ ]*(query|mutation|subscription) \w+/)
    },
    START_MS,
  )

  it('reach all six subgraphs from the home feed, in four round trips', async () => {
    const text = explainPlan(await prepared(engine, readFileSync('tests/operations/Q1-home-feed.graphql', 'utf8')))
    expect(text.split('\n').slice(0, 2)).toEqual([
      'query HomeFeed',
      '8 fetches from 6 subgraphs (ads, communities, content, live-streams, payments, users), 4 round trips deep',
    ])
    expect(fetchesIn(text)[0]).toBe('1. fetch from content')
    expect(fetchesIn(text)).toContainEqual(
      expect.stringMatching(/fetch from communities at feed\.edges\.@\.node\.community$/),
    )
  })
})

describe('an explained mistake', () => {
  it('names the file, the line and the column, and shows the line', async () => {
    expect(await mistakesIn(toys, 'query Ada {\n  person(id: 1) {\n    nam\n  }\n}\n')).toBe(
      [
        'page.graphql:3:5: error: Cannot query field "nam" on type "Person". Did you mean "name"? (GRAPHQL_VALIDATION_FAILED)',
        '2 |   person(id: 1) {',
        '3 |     nam',
        '  |     ^',
        '4 |   }',
      ].join('\n'),
    )
  })

  it('may be several, in several places', async () => {
    const text = await mistakesIn(toys, '{ person(id: 1) { a: name\n a: role } nobody }')
    expect(text.split('\n').filter((line) => line.startsWith('page.graphql'))).toEqual([
      expect.stringMatching(/^page\.graphql:1:19: error: Fields "a" conflict/),
      'page.graphql:2:2: and here',
      'page.graphql:2:12: error: Cannot query field "nobody" on type "Query". (GRAPHQL_VALIDATION_FAILED)',
    ])
  })

  it('is told where the text ends, where it cannot be read', async () => {
    expect(await mistakesIn(toys, '{ person(id: 1) { name }')).toMatch(
      /^page\.graphql:1:25: error: Syntax Error: .* \(GRAPHQL_PARSE_FAILED\)\n1 \|/,
    )
  })

  it('needs no place', async () => {
    expect(await mistakesIn(toys, 'query A { me { id } } query B { me { id } }')).toMatch(
      /^page\.graphql: error: .* \(OPERATION_RESOLUTION_FAILURE\)$/,
    )
  })

  it('may be in variables', async () => {
    const operation = await prepared(toys, 'query ($id: ID!) {\n  person(id: $id) { id } }')
    expect(explainMistakes(toys.check(operation, {}), 'page.graphql')).toMatch(
      /^page\.graphql:1:8: error: Variable "\$id" of required type "ID!" was not provided\. \(BAD_USER_INPUT\)\n/,
    )
  })
})
