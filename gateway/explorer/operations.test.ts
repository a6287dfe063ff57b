import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { CONTRACTS, type ContractDefinition } from '../../schema/contracts.ts'
import { lifegraph } from '../tests/graphs.ts'
import type { ExampleOperation } from './config.ts'
import { loadOperations, operationsByContract, validOperations, withVariables } from './operations.ts'

const operations = loadOperations()

const operationName = (query: string) => {
  const [definition] = parse(query).definitions
  return definition?.kind === 'OperationDefinition' ? definition.name?.value : undefined
}

describe('the example operations', () => {
  it('are answered by the graph as it is composed today, every one', async () => {
    const { apiSchema } = await lifegraph()
    const mistakes = operations.flatMap(({ title, query }) =>
      validate(apiSchema, parse(query)).map(({ message }) => `${title}: ${message}`),
    )
    expect(mistakes).toEqual([])
    expect(validOperations(apiSchema)).toEqual(operations)
  })

  it('have a title of their own, a comment, and a name for their tab', () => {
    for (const { title, query } of operations) expect(query.startsWith(`# ${title}\n#\n# `)).toBe(true)
    expect(new Set(operations.map(({ title }) => title)).size).toBe(operations.length)
    const names = operations.map(({ query }) => operationName(query))
    expect(names).not.toContain(undefined)
    expect(new Set(names).size).toBe(operations.length)
  })

  it('comment in lines that an editor on a small laptop shows whole', () => {
    const comments = operations.flatMap(({ query }) => query.split('\n').filter((line) => line.startsWith('#')))
    expect(comments.filter((line) => line.length > 55)).toEqual([])
  })

  it('give a value to each variable they declare, and to no other', () => {
    for (const { title, query, variables } of operations) {
      const declared = [...query.matchAll(/\$(\w+)\s*:/g)].map(([, name]) => name)
      expect([title, Object.keys(variables).sort()]).toEqual([title, declared.sort()])
    }
  })

  it('keep the line with their variables out of the editor', () => {
    for (const { query } of operations) expect(query).not.toContain('# variables:')
  })
})

it('shows everybody the examples of the first contract, each with the contracts it is valid in', async () => {
  const schemas: Record<string, string> = {
    client: 'type Query { a: Int b: Int }',
    partner: 'type Query { b: Int }',
    internal: 'type Query { a: Int b: Int c: Int }',
  }
  const [a, b, c] = ['a', 'b', 'c'].map((field) => ({ title: field, query: `{ ${field} }`, variables: {} }))
  const definitions = Object.keys(schemas).map((name) => ({ ...(CONTRACTS[0] as ContractDefinition), name }))
  const engine = {
    contracts: { definitions, allowed: () => ['client'] as const },
    schemaOf: (name = 'internal') => buildSchema(schemas[name] ?? ''),
  }
  expect(await operationsByContract(engine, [a, b, c] as ExampleOperation[])).toEqual([
    { ...a, contracts: ['client', 'internal'] },
    { ...b, contracts: ['client', 'partner', 'internal'] },
  ])
  expect(await operationsByContract({ ...engine, contracts: null }, [a, b, c] as ExampleOperation[])).toEqual([a, b, c])
})

it('leaves out an operation the graph cannot answer', () => {
  const schema = buildSchema('type Query { a: Int }')
  const answerable = { title: 'A', query: '{ a }', variables: {} }
  expect(validOperations(schema, [answerable, { title: 'B', query: '{ b }', variables: {} }])).toEqual([answerable])
})

it('takes from the running world only the variables an operation declares', () => {
  const operation = { title: 'A', query: 'query A($id: ID!, $first: Int) { a }', variables: { id: 'room_…', first: 3 } }
  expect(withVariables(operation, { id: 'room_1', slug: 'tea' }).variables).toEqual({ id: 'room_1', first: 3 })
})
