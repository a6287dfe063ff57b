import { buildSchema, type FieldNode, getOperationAST, parse } from 'graphql'
import { expect, it } from 'vitest'
import { Conditions } from './guard.ts'
import { compileIntrospection } from './introspection.ts'
import type { FieldShape } from './shape.ts'

const MEGABYTE = 1024 * 1024
const schemaOf = (words: number) => buildSchema(`type Query { "${'x'.repeat(words)}" a: Int }`)

/** What is asked of a schema, as an operation is compiled that selects it. */
function asking(schema: ReturnType<typeof schemaOf>, query: string) {
  const document = parse(query)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('there is one')
  const rootFields = operation.selectionSet.selections.map((field) => ({
    source: 'introspection',
    occurrences: [{ field: field as FieldNode, guard: [] }],
  }))
  const ask = compileIntrospection(
    schema,
    operation,
    document,
    rootFields as unknown as FieldShape[],
    new Conditions(document),
  )
  return (variables: Record<string, unknown> = {}) => ask?.(variables)
}

it('answers the same question once, and another value of a variable by itself', () => {
  const schema = schemaOf(1)
  const query =
    'query ($n: String!, $all: Boolean = true) { __type(name: $n) { name fields @include(if: $all) { name } } }'
  const ask = asking(schema, query)
  expect(ask({ n: 'Query' })).toEqual({ __type: '{"name":"Query","fields":[{"name":"a"}]}' })
  expect(ask({ n: 'Query' })).toBe(asking(schema, query)({ n: 'Query' }))
  expect(ask({ n: 'Int' })).toEqual({ __type: '{"name":"Int","fields":null}' })
  expect(ask({ n: 'Query', all: false })).toEqual({ __type: '{"name":"Query"}' })
  expect(asking(schemaOf(2), query)({ n: 'Query' })).not.toBe(ask({ n: 'Query' }))
})

it('does not keep the whole schema for everybody who asks for it in other words', () => {
  const schema = schemaOf(MEGABYTE)
  const asked = Array.from({ length: 20 }, (_, nth) =>
    asking(schema, `{ n${nth}: __type(name: "Query") { fields { description } } }`),
  )
  const [first, ...others] = asked.map((ask) => ask())
  expect(asked.at(-1)?.()).toBe(others.at(-1))
  expect(asked[0]?.()).not.toBe(first)
  expect(asked[0]?.()).toEqual(first)
})
