import { buildSchema, getOperationAST, parse, validate } from 'graphql'
import { expect, it } from 'vitest'
import { readReason } from '../../schema/deprecation.ts'
import { deprecatedIn, deprecationRemarks } from './deprecated.ts'

const schema = buildSchema(`
  interface Named { name: String @deprecated(reason: "Use \`Named.title\`.") title: String }
  type User implements Named {
    name: String @deprecated(reason: "Use \`User.title\` instead. Goes on 2027-06-01.")
    title: String
    posts(first: Int, limit: Int @deprecated(reason: "Use \`User.posts(first:)\`."), order: Order): [Post!]
  }
  type Post { id: ID! old: Int @deprecated }
  enum Order { NEW HOT @deprecated(reason: "Nobody wants it since 2026-01-01; goes on 2026-12-31.") }
  input Filter { text: String, tag: String @deprecated(reason: "Use \`Filter.text\`.") }
  type Query { me: User named: Named search(filter: Filter): [User!] }
`)

function deprecationsOf(query: string, name?: string) {
  const document = parse(query)
  expect(validate(schema, document)).toEqual([])
  const operation = getOperationAST(document, name)
  return operation ? deprecatedIn(schema, document, operation).map(({ coordinate }) => coordinate) : null
}

it('finds fields, arguments, enum values and input fields, each once', () => {
  expect(
    deprecationsOf(
      '{ me { name n: name posts(limit: 1, order: HOT) { ...p ...p } } search(filter: { tag: "x" }) { title } } fragment p on Post { old }',
    ),
  ).toEqual(['User.name', 'User.posts(limit:)', 'Order.HOT', 'Filter.tag', 'Post.old'])
  expect(deprecationsOf('{ named { name title } }')).toEqual(['Named.name'])
})

it('looks at the operation that is asked for, and at nothing else of the document', () => {
  const document =
    'query a { me { title } } query b { me { ...u } } fragment u on User { posts { ...p } } fragment p on Post { old }'
  expect(deprecationsOf(document, 'a')).toEqual([])
  expect(deprecationsOf(document, 'b')).toEqual(['Post.old'])
})

it('says it with every answer, and the earliest days in headers', () => {
  const [a, b] = ['Since 2026-11-21, goes on 2027-06-01.', 'Use `b`. Since 2026-10-01, goes on 2028-01-01.'].map(
    (reason, index) => ({ coordinate: `Query.${index}`, ...readReason(reason) }),
  )
  const remarks = a && b && deprecationRemarks([a, b])
  expect(remarks?.headers).toEqual(['deprecation', '@1790812800', 'sunset', 'Tue, 01 Jun 2027 00:00:00 GMT'])
  expect(JSON.parse(`{${remarks?.extensions}}`).deprecations).toEqual([a, b])
  expect(deprecationRemarks([])).toBeUndefined()
  expect(deprecationRemarks([{ coordinate: 'Query.c', ...readReason('Old.') }])?.headers).toEqual([])
})
