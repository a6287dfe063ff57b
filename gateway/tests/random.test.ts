import { buildASTSchema, execute, type GraphQLSchema, isObjectType, parse, printSchema } from 'graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { newRequestId } from '../../platform/ids.ts'
import { silentLog } from '../../platform/log.ts'
import { anonymous } from '../../platform/viewer.ts'
import { openEngine } from '../engine.ts'
import { localLink } from '../links/local.ts'
import { graphOf } from './graphs.ts'
import { pseudoRandom, randomQuery } from './random-query.ts'
import { openToys, type Toys } from './toys.ts'

const toys = openToys()
const links = [toys.people, toys.notes].map((subgraph) => localLink(subgraph, async () => true))
const engine = openEngine(graphOf(toys.supergraphSdl), links, silentLog)
const whole = wholeOf(toys, engine.graph.apiSchema)
afterAll(() => engine.close())

/** The same graph as one schema with the same resolvers, for graphql-js to execute as the specification has it. */
function wholeOf({ resolvers }: Toys, apiSchema: GraphQLSchema): GraphQLSchema {
  const schema = buildASTSchema(parse(printSchema(apiSchema)))
  for (const types of resolvers)
    for (const [name, fields] of Object.entries(types)) {
      const type = schema.getType(name)
      if (!isObjectType(type) || name === 'Subscription') continue
      for (const [field, resolve] of Object.entries(fields)) {
        const declared = type.getFields()[field]
        if (declared) declared.resolve = resolve as NonNullable<typeof declared.resolve>
      }
    }
  return schema
}

const ARGUMENTS: Record<string, string[]> = {
  'Query.person': ['(id: 1)', '(id: "2")', '(id: "nobody")'],
  'Query.named': ['', '(first: 1)', '(first: 0)', '(first: null)'],
  'Person.notes': ['', '(first: 1)', '(first: 3)'],
  'Robot.notes': ['', '(first: 1)'],
}
/** Fields whose errors or time would be all that differs. */
const LEFT_OUT = new Set(['secret', 'boom'])

describe('a federated answer', () => {
  it('is what one server would have answered, for a hundred queries nobody would write', async () => {
    const random = pseudoRandom(20240227)
    let answered = 0
    for (let round = 0; round < 400; round++) {
      const { query, variables } = randomQuery(engine.graph.apiSchema, random, (field) => ARGUMENTS[field] ?? null)
      if ([...LEFT_OUT].some((name) => query.includes(name))) continue
      const prepared = await engine.prepare(query)
      if ('errors' in prepared) throw new Error(`${query}\n${prepared.errors[0]?.message}`)
      const scope = { viewer: anonymous, requestId: newRequestId() }
      const [federated, expected] = await Promise.all([
        engine.execute(prepared, variables, scope),
        execute({
          schema: whole,
          document: parse(query),
          variableValues: variables,
          contextValue: { viewer: anonymous },
        }),
      ])
      expect(JSON.parse(federated.text), `${query}\n${JSON.stringify(variables)}`).toEqual(
        JSON.parse(JSON.stringify(expected)),
      )
      answered += 1
    }
    expect(answered).toBeGreaterThan(100)
  })
})
