import { describe, expect, it } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { anonymous } from '../../platform/viewer.ts'
import { openEngine } from '../engine.ts'
import type { Link, LinkRequest } from '../links/link.ts'
import { localLink } from '../links/local.ts'
import { graphOf } from '../tests/graphs.ts'
import { openToys } from '../tests/toys.ts'

/** Links that join fetches, and tell which requests were made. */
function joining(answer?: (subgraph: string, request: LinkRequest) => unknown) {
  const toys = openToys()
  const asked: { subgraph: string; query: string; body: string }[] = []
  const links = [toys.people, toys.notes].map((subgraph): Link => {
    const link = localLink(subgraph, async () => true)
    return {
      ...link,
      joins: true,
      execute: async (request) => {
        asked.push({ subgraph: subgraph.name, query: request.query, body: request.body })
        const instead = answer?.(subgraph.name, request)
        if (instead) return instead as never
        // What goes over the wire is what counts.
        const { variables } = JSON.parse(request.body)
        expect(variables ?? {}).toEqual({ ...request.variables })
        return link.execute(request)
      },
    }
  })
  const engine = openEngine(graphOf(toys.supergraphSdl), links, silentLog)
  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    const operation = await engine.prepare(query)
    if ('errors' in operation) throw operation.errors[0]
    const { text } = await engine.execute(operation, variables, { viewer: anonymous, requestId: 'req' })
    return JSON.parse(text)
  }
  return { asked, ask }
}

const QUERY =
  'query ($n: Int!) { a: person(id: 1) { notes(first: 1) { text } } b: person(id: 2) { notes(first: $n) { text author { name } } } }'
const JOINED = { a: { notes: [{ text: 'by 1, 1' }] }, b: { notes: [{ text: 'by 2, 3', author: { name: 'Bo' } }] } }

describe('fetches of entities that are due at the same time', () => {
  it('go to one subgraph together', async () => {
    const { asked, ask } = joining()
    expect(await ask(QUERY, { n: 3 })).toEqual({ data: JOINED })
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['people', 'notes', 'people'])
    expect(asked[1]?.query).toMatch(/^query\(\$__r0:\[_Any!\]!\$__r1:\[_Any!\]!\$n:Int!\)\{e0:_entities.*e1:_entities/)
    const again = await ask(QUERY, { n: 3 })
    expect(again).toEqual({ data: JOINED })
  })

  it('are asked for one by one when together they got nothing', async () => {
    const { asked, ask } = joining((subgraph, { query }) =>
      subgraph === 'notes' && query.includes('e1:') ? { data: null, errors: [{ message: 'too much' }] } : undefined,
    )
    expect(await ask(QUERY, { n: 3 })).toEqual({ data: JOINED })
    expect(asked.filter(({ subgraph }) => subgraph === 'notes')).toHaveLength(3)
  })

  it('keep their errors apart', async () => {
    const { ask } = joining((subgraph, { query }) =>
      subgraph === 'notes' && query.includes('e1:')
        ? {
            data: { e0: [{ notes: [{ text: 'x' }] }], e1: [null] },
            errors: [{ message: 'no notes', path: ['e1', 0, 'notes'], extensions: { code: 'NOPE' } }],
          }
        : undefined,
    )
    const answer = await ask(QUERY, { n: 3 })
    expect(answer.data).toEqual({ a: { notes: [{ text: 'x' }] }, b: null })
    const locations = [{ line: 1, column: QUERY.indexOf('notes(first: $n)') + 1 }]
    expect(answer.errors).toEqual([
      { message: 'no notes', locations, path: ['b', 'notes'], extensions: { code: 'NOPE' } },
    ])
  })
})
