import { parse } from 'graphql'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { badUserInput } from './errors.ts'
import { buildSchema, type RunningSubgraph, runSchema } from './subgraph.ts'
import { anonymous, type Viewer } from './viewer.ts'

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated"])
  type Query { fine: String, broken: String away: String, refused: String, mine: String @authenticated, echo(text: String): String }
  type Subscription { ticks: Int, locked: Int @authenticated }
`)
const logged: Record<string, unknown>[] = []
const log = pino({ level: 'error' }, { write: (line: string) => logged.push(JSON.parse(line)) })
const toy: RunningSubgraph = runSchema(
  'toy',
  buildSchema({
    typeDefs,
    resolvers: {
      Query: {
        fine: () => 'fine',
        broken: () => {
          throw new Error('password "hunter2" is wrong at 10.0.0.7')
        },
        away: () => {
          const lost = Object.assign(new Error('write CONNECTION_CLOSED 10.0.0.7'), { code: 'CONNECTION_CLOSED' })
          throw new Error('Failed query: select 1', { cause: lost })
        },
        refused: () => {
          throw badUserInput('Too long.', 'text')
        },
        mine: () => 'mine',
        echo: (_: unknown, { text }: { text: string }) => text,
      },
      Subscription: {
        ticks: {
          subscribe: async function* () {
            yield { ticks: 1 }
            yield {
              ticks: () => {
                throw new Error('the clock broke')
              },
            }
          },
        },
        locked: { subscribe: async function* () {} },
      },
    },
  }),
  ({ viewer }) => ({ viewer }),
  log,
)
const request = (query: string, viewer: Viewer = anonymous, variables = {}) => ({
  query,
  viewer,
  variables,
  requestId: 'req_1',
})
const ask = async (query: string) => JSON.parse(JSON.stringify(await toy.execute(request(query))))

it('lets no word of an unexpected error out: it leaves as an id, under which it is logged whole', async () => {
  logged.length = 0
  const { data, errors } = await ask('{ fine broken }')
  expect(data).toEqual({ fine: 'fine', broken: null })
  const [error] = errors
  expect(error).toMatchObject({
    message: 'Something went wrong on our side.',
    path: ['broken'],
    extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.stringMatching(/^err_/) },
  })
  expect(JSON.stringify(errors)).not.toContain('hunter2')
  expect(logged).toMatchObject([
    {
      errorId: error.extensions.errorId,
      requestId: 'req_1',
      path: ['broken'],
      msg: expect.stringContaining('hunter2'),
    },
  ])
})

it('says of a database that was lost that it passes, and nothing else of it', async () => {
  const { errors } = await ask('{ away }')
  expect(errors).toMatchObject([{ path: ['away'], extensions: { code: 'SERVICE_UNAVAILABLE' } }])
  expect(JSON.stringify(errors)).not.toContain('10.0.0.7')
})

it('shows errors that are meant for the caller as they are', async () => {
  const { errors } = await ask('{ refused mine }')
  expect(errors).toMatchObject([
    { message: 'Too long.', path: ['refused'], extensions: { code: 'BAD_USER_INPUT', argument: 'text' } },
    { path: ['mine'], extensions: { code: 'UNAUTHENTICATED' } },
  ])
})

it('blames the caller for variables that do not fit', async () => {
  const result = await toy.execute(request('query ($text: String) { echo(text: $text) }', anonymous, { text: 7 }))
  expect(result.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
})

it('masks what goes wrong in a stream, and goes on', async () => {
  const stream = await toy.subscribe(request('subscription { ticks }'))
  if (!(Symbol.asyncIterator in stream)) throw new Error('it was refused')
  expect((await stream.next()).value).toEqual({ data: { ticks: 1 } })
  const { value } = await stream.next()
  expect(value.errors[0]).toMatchObject({ path: ['ticks'], extensions: { code: 'INTERNAL_SERVER_ERROR' } })
  expect(JSON.stringify(value)).not.toContain('the clock broke')
  expect((await stream.next()).done).toBe(true)
})

it('answers a subscription it refuses with a result, before any event', async () => {
  expect(await toy.subscribe(request('subscription { locked }'))).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  })
})
