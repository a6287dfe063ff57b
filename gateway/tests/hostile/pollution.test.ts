import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTarget, overSocket, post, type Target } from './attack.ts'

/** Names that mean something to JavaScript and nothing to GraphQL. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  'then',
]

let target: Target
let untouched: string
beforeAll(async () => {
  target = await openTarget()
  untouched = (await target.look()).prototypes
})
afterAll(() => target.close())

/**
 * @param body as text, as only there `__proto__` is a key like others
 * @returns what both doors answered, which is the same, as text
 */
async function send(body: string): Promise<string> {
  const answers = [await post(target.url, body), await overSocket(target.url, JSON.parse(body))]
  const { prototypes, unhandled } = await target.look()
  expect(prototypes).toBe(untouched)
  expect(unhandled).toBe(0)
  const [overHttp, overWebSocket] = answers.map(({ text }) => JSON.stringify(JSON.parse(text)))
  expect(overWebSocket).toBe(overHttp)
  return overHttp ?? ''
}
const codesOf = async (body: string) => {
  const { errors } = JSON.parse(await send(body)) as { errors: { extensions: { code: string } }[] }
  return errors.map(({ extensions }) => extensions.code)
}

describe.each(NAMES)('%s', (name) => {
  it('comes back as an alias, at every level', async () => {
    const query = `{ ${name}: person(id: "1") { ${name}: name notes { ${name}: author { ${name}: role } } } }`
    expect(await send(JSON.stringify({ query }))).toBe(
      `{"data":{"${name}":{"${name}":"Ada","notes":[{"${name}":{"${name}":"ADMIN"}}]}}}`,
    )
  })

  it('comes back as a value', async () => {
    const query = `query ($v: String) { a: echo(text: "${name}") b: echo(text: $v) }`
    const echoed = JSON.stringify(JSON.stringify({ text: name, required: 7 }))
    expect(await send(JSON.stringify({ query, variables: { v: name } }))).toBe(`{"data":{"a":${echoed},"b":${echoed}}}`)
  })

  it('names variables, operations and fragments', async () => {
    const query = `query ${name}($${name}: ID!) { person(id: $${name}) { ...${name} } } fragment ${name} on Person { name }`
    const body = `{"query":${JSON.stringify(query)},"operationName":"${name}","variables":{"${name}":"2"}}`
    expect(await send(body)).toBe('{"data":{"person":{"name":"Bo"}}}')
  })

  it('is nothing that a variable has unless it was sent', async () => {
    const query = `query ($${name}: ID) { echo(id: $${name}) }`
    const echoed = JSON.stringify(JSON.stringify({ text: 'tea', required: 7 }))
    expect(await send(JSON.stringify({ query, variables: {} }))).toBe(`{"data":{"echo":${echoed}}}`)
  })

  it('is no operation, field, argument, type, directive or member of an enum that was not declared', async () => {
    const unknown = { query: '{ me { id } }', operationName: name }
    expect(await codesOf(JSON.stringify(unknown))).toEqual(['OPERATION_RESOLUTION_FAILURE'])
    for (const query of [
      `{ ${name} }`,
      `{ echo(${name}: 1) }`,
      `{ me { ... on ${name} { id } } }`,
      `{ me { ...${name} } }`,
      `{ me @${name} { id } }`,
      `query ($v: ${name}) { echo(id: $v) }`,
      `{ echo(role: ${name}) }`,
      `{ echo(place: { lat: 1, lng: 1, ${name}: 1 }) }`,
    ])
      expect(new Set(await codesOf(JSON.stringify({ query })))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']))
  })

  it('is a key of an input like any other that was not declared', async () => {
    const query = 'query ($p: Place) { echo(place: $p) }'
    const poison = '{"polluted":true,"constructor":{"prototype":{"polluted":true}}}'
    const body = `{"query":"${query}","variables":{"p":{"lat":1,"lng":1,"${name}":${poison}}}}`
    expect(await codesOf(body)).toEqual(['BAD_USER_INPUT'])
  })

  it('is a parameter that nobody reads', async () => {
    const poison = `"${name}":{"polluted":true,"prototype":{"polluted":true}}`
    const body = `{"query":"{ __typename }",${poison},"variables":{${poison}},"extensions":{${poison}}}`
    expect(await send(body)).toBe('{"data":{"__typename":"Query"}}')
  })
})
