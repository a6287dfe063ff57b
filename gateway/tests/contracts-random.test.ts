import { buildSubgraphSchema } from '@apollo/subgraph'
import fc from 'fast-check'
import {
  buildSchema,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  getOperationAST,
  isAbstractType,
  isEnumType,
  isListType,
  isObjectType,
  isScalarType,
  parse,
  printSchema,
  validate,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeEventCursor } from '../../platform/events/cursor.ts'
import { silentLog } from '../../platform/log.ts'
import { DateTime, EventCursor, withScalars } from '../../platform/scalars.ts'
import { type RequestScope, runSchema } from '../../platform/subgraph.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { ContractName } from '../../schema/contracts.ts'
import { SUBGRAPHS, subgraphSdl } from '../../schema/subgraphs.ts'
import { LIFEGRAPH_CONTRACTS } from '../access/contracts.ts'
import { type Engine, openEngine } from '../engine.ts'
import { localLink } from '../links/local.ts'
import { openContracts } from '../plan/contracts.ts'
import { type Written, write } from './differential/document.ts'
import { HARMLESS, operations } from './differential/operations.ts'
import { lifegraph } from './graphs.ts'
import { pseudoRandom } from './random-query.ts'

/** Every text of this graph says which field it is of. */
const MARK = /«([^»]*)»/g

let engine: Engine
const random = pseudoRandom(20241121)
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T

beforeAll(async () => {
  const links = SUBGRAPHS.map((name) => {
    const typeDefs = parse(subgraphSdl(name))
    const schema = buildSubgraphSchema([{ typeDefs, resolvers: withScalars(typeDefs, {}) }])
    answerAnything(schema)
    return localLink(
      runSchema(name, schema, ({ viewer }: RequestScope) => ({ viewer }), silentLog),
      async () => true,
    )
  })
  engine = openEngine(await lifegraph(), links, silentLog, { contracts: LIFEGRAPH_CONTRACTS })
})
afterAll(() => engine.close())

/** The real schema of a subgraph, which answers with objects of any type that fits, and enum values of any kind. */
function answerAnything(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) {
      const ofType = type.resolveType
      type.resolveType = (value, ...rest) =>
        value?.__typename ?? ofType?.(value, ...rest) ?? pick(schema.getPossibleTypes(type)).name
    }
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      if (field.name === '_entities' || field.name === '_service') continue
      field.resolve = () => anything(schema, field.type, `${type.name}.${field.name}`)
    }
  }
}

function anything(schema: GraphQLSchema, given: GraphQLOutputType, coordinate: string): unknown {
  const type = getNullableType(given)
  if (isListType(type)) return [1, 2].map(() => anything(schema, type.ofType, coordinate))
  if (isEnumType(type)) return pick(type.getValues()).value
  if (isAbstractType(type)) return { __typename: pick(schema.getPossibleTypes(type)).name }
  if (isObjectType(type)) return { __typename: type.name }
  switch (type.name) {
    case 'Int':
    case 'Float':
      return 1
    case 'Boolean':
      return random() < 0.5
    case 'DateTime':
      return new Date(0)
    case 'EventCursor':
      return encodeEventCursor(1)
    default:
      return `«${coordinate}»`
  }
}

/** The contract as a graph of its own, in which there is nothing else: what a caller must not be able to tell apart. */
function alone(schema: GraphQLSchema): GraphQLSchema {
  const only = buildSchema(printSchema(schema), { assumeValidSDL: true })
  for (const { name, parseValue, parseLiteral } of [DateTime, EventCursor]) {
    const scalar = only.getType(name)
    if (isScalarType(scalar)) Object.assign(scalar, { parseValue, parseLiteral })
  }
  return only
}

interface Case {
  readonly name: ContractName
  readonly schema: GraphQLSchema
  readonly alone: GraphQLSchema
  readonly has: (coordinate: string) => boolean
  /** Names of types that are of the graph and not of the contract. */
  readonly hidden: readonly string[]
}

function open(name: ContractName): Case {
  const { schema } = openContracts(engine.graph, LIFEGRAPH_CONTRACTS).of(name)
  const has = (coordinate: string) => {
    const [typeName = '', field = ''] = coordinate.split('.')
    const type = schema.getType(typeName)
    return type !== undefined && 'getFields' in type && field in type.getFields()
  }
  const hidden = Object.keys(engine.graph.apiSchema.getTypeMap()).filter((type) => !schema.getType(type))
  return { name, schema, alone: alone(schema), has, hidden }
}

/** Ask, and see that nothing of the answer is from beyond the contract. @returns whether it was answered */
async function ask({ name, alone: only, has, hidden, schema }: Case, { query, variables }: Written): Promise<boolean> {
  const prepared = await engine.prepare(query, null, { contract: name })
  const document = parse(query)
  const expected = validate(only, document)
  const isKnown = only.getRootType(getOperationAST(document)?.operation as never)
  if ('errors' in prepared) {
    // How much a document asks is bounded before it is known what it asks for.
    if (/LIMIT_EXCEEDED$/.test(String(prepared.errors[0]?.extensions.code))) return false
    const said = prepared.errors.map(({ message }) => message)
    if (expected.length > 0) expect(said, query).toEqual(expected.map(({ message }) => message).slice(0, said.length))
    else expect(isKnown, query).toBeFalsy()
    return false
  }
  expect(expected, query).toEqual([])
  expect(isKnown, query).toBeTruthy()
  if (engine.check(prepared, variables).length > 0) return false
  const { text, errors } = await engine.execute(prepared, variables, { viewer: anonymous, requestId: 'r' })
  for (const [, coordinate = ''] of text.matchAll(MARK))
    expect(has(coordinate), `${coordinate} of\n${query}`).toBe(true)
  for (const [, typename = ''] of text.matchAll(/"(?:__typename|t\d*)":"(\w+)"/g))
    if (!hidden.includes(typename)) continue
    else expect.fail(`${typename} is told of\n${query}`)
  for (const { message } of errors)
    for (const type of hidden) expect(new RegExp(`\\b${type}\\b`).test(message), `${message}\n${query}`).toBe(false)
  expect(schema).toBeDefined()
  return true
}

const OPTIONS = { mutations: true, aliases: HARMLESS, introspection: true, conditions: true }

describe.each(['client', 'partner', 'analytics'] as const)('the contract %s', (name) => {
  it('is all there is to whoever asks for anything of the graph', async () => {
    const contract = open(name)
    const whole = engine.graph.apiSchema
    await fc.assert(
      fc.asyncProperty(operations(whole, OPTIONS), async (operation) => {
        await ask(contract, write(whole, operation))
      }),
      { numRuns: 25, seed: 6 },
    )
  }, 120_000)

  it('answers what is asked of it with nothing else', async () => {
    const contract = open(name)
    let answered = 0
    await fc.assert(
      fc.asyncProperty(operations(contract.schema, OPTIONS), async (operation) => {
        if (await ask(contract, write(contract.schema, operation))) answered += 1
      }),
      { numRuns: 30, seed: 7 },
    )
    expect(answered).toBeGreaterThan(5)
  }, 120_000)
})

it('has types to hide and types to come upon', () => {
  const { apiSchema } = engine.graph
  const { schema } = open('partner')
  const node = schema.getType('Node')
  const types = isAbstractType(node) ? schema.getPossibleTypes(node) : ([] as readonly GraphQLObjectType[])
  const all = apiSchema.getPossibleTypes(apiSchema.getType('Node') as never)
  expect(types.length).toBeGreaterThan(2)
  expect(types.length).toBeLessThan(all.length)
})
