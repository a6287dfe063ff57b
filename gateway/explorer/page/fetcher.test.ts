import { GraphQLError } from 'graphql'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { createFetcher } from './fetcher.ts'
import { type Answer, openSend, type Send } from './send.ts'
import { openState } from './state.ts'
import { idleStream } from './stream.ts'

let answers: (Answer | Error)[]
let headersSent: (Record<string, string> | undefined)[]
let token: string | undefined

const send: Send = async (_request, headers) => {
  headersSent.push(headers)
  const answer = answers.shift()
  if (!answer || answer instanceof Error) throw answer ?? new Error('nothing left to answer')
  return answer
}

const contract = openState<string | null>(null)
const run = createFetcher({
  send,
  sessions: {
    current: () => null,
    listen: () => () => {},
    signIn: async () => {},
    signOut: async () => {},
    authorization: async (rejected) => (rejected ? 'Bearer renewed' : token),
  },
  socketUrl: 'ws://127.0.0.1:1/graphql',
  contract,
  stream: openState(idleStream),
})

const good: Answer = { status: 200, result: { data: { a: 1 } } }
const unauthenticated = new GraphQLError('Who are you?', { extensions: { code: 'UNAUTHENTICATED' } })

beforeEach(() => {
  answers = [good]
  headersSent = []
  token = 'Bearer held'
  contract.set(null)
})

describe('a query', () => {
  it('is sent as the person signed in', async () => {
    expect(await run({ query: '{ a }' })).toEqual(good.result)
    expect(headersSent).toEqual([{ authorization: 'Bearer held' }])
  })

  it('is sent as nobody when nobody is signed in', async () => {
    token = undefined
    await run({ query: '{ a }' })
    expect(headersSent).toEqual([{}])
  })

  it('asks for the contract that is chosen, unless the editor names another', async () => {
    contract.set('partner')
    answers = [good, good]
    await run({ query: '{ a }' })
    await run({ query: '{ a }' }, { headers: { 'X-Lifegraph-Contract': 'client' } })
    expect(headersSent).toEqual([
      { authorization: 'Bearer held', 'x-lifegraph-contract': 'partner' },
      { authorization: 'Bearer held', 'x-lifegraph-contract': 'client' },
    ])
  })

  it('carries the headers of the editor, which win', async () => {
    await run({ query: '{ a }' }, { headers: { Authorization: 'Bearer mine', 'X-Trace': 7 } })
    expect(headersSent).toEqual([{ authorization: 'Bearer mine', 'x-trace': '7' }])
  })

  it.each([
    ['by status', { status: 401, result: { errors: [unauthenticated] } }],
    ['by code', { status: 200, result: { data: null, errors: [unauthenticated] } }],
  ])('is sent once more with a new token when the token is refused %s', async (_how, refusal) => {
    answers = [refusal, good]
    expect(await run({ query: '{ a }' })).toEqual(good.result)
    expect(headersSent).toEqual([{ authorization: 'Bearer held' }, { authorization: 'Bearer renewed' }])
  })

  it('is not sent again when a part of it was answered, or when the token is the editor’s own', async () => {
    const partial: Answer = { status: 200, result: { data: { a: null }, errors: [unauthenticated] } }
    answers = [partial, good]
    expect(await run({ query: '{ a }' })).toEqual(partial.result)
    answers = [{ status: 401, result: { errors: [unauthenticated] } }, good]
    await run({ query: '{ a }' }, { headers: { authorization: 'Bearer mine' } })
    expect(headersSent).toHaveLength(2)
  })

  it('that cannot be sent is answered with an error', async () => {
    answers = [new Error('The graph cannot be reached.')]
    expect(JSON.parse(JSON.stringify(await run({ query: '{ a }' })))).toEqual({
      errors: [{ message: 'The graph cannot be reached.' }],
    })
  })

  it('that does not parse goes to the graph, whose words are better', async () => {
    await run({ query: 'subscription {' })
    expect(headersSent).toHaveLength(1)
  })
})

it('tells a subscription by the operation chosen, not by the document', async () => {
  vi.stubGlobal('WebSocket', WebSocket)
  const query = 'query Look { a } subscription Watch { b }'
  expect(await run({ query, operationName: 'Look' })).toEqual(good.result)
  const watching = await run({ query, operationName: 'Watch' })
  if (!(Symbol.asyncIterator in watching)) throw new Error('a subscription must be a stream')
  await watching[Symbol.asyncIterator]().return?.()
  expect(headersSent).toHaveLength(1)
})

describe('sending', () => {
  const respond = (body: string, status = 200) => openSend('/graphql', async () => new Response(body, { status }))

  it('takes errors as an answer whatever the status', async () => {
    const body = JSON.stringify({ errors: [{ message: 'no' }] })
    expect(await respond(body, 400)({ query: '{' })).toEqual({ status: 400, result: JSON.parse(body) })
  })

  it.each(['<html>Bad gateway</html>', '"text"', 'null', '{}'])('refuses %s as an answer', async (body) => {
    await expect(respond(body, 502)({ query: '{ a }' })).rejects.toThrow('The graph did not answer: 502')
  })
})
