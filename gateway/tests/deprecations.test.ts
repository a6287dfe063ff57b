import { expect, it } from 'vitest'
import { anonymous } from '../../platform/viewer.ts'
import { openSmallGraph } from './small-graph.ts'

const { engine } = openSmallGraph({
  people: {
    sdl: `type Query { me: Person }
      type Person { name: String @deprecated(reason: "Use \`Person.title\`. Since 2026-10-01, goes on 2027-06-01.") title: String }`,
    resolvers: { Query: { me: () => ({ name: 'Ada', title: 'Countess' }) } },
  },
})

async function ask(query: string) {
  const prepared = await engine.prepare(query)
  if ('errors' in prepared) throw prepared.errors[0]
  const { text, headers } = await engine.execute(prepared, {}, { viewer: anonymous, requestId: 'req_1' })
  return { ...JSON.parse(text), headers }
}

it('tells whoever uses what goes away what to use instead and until when, with every answer', async () => {
  for (const _ of ['first', 'from the cache'])
    expect(await ask('{ me { name } }')).toEqual({
      data: { me: { name: 'Ada' } },
      extensions: {
        deprecations: [
          {
            coordinate: 'Person.name',
            reason: 'Use `Person.title`. Since 2026-10-01, goes on 2027-06-01.',
            replacement: 'Person.title',
            since: '2026-10-01',
            removalDate: '2027-06-01',
          },
        ],
      },
      headers: ['deprecation', '@1790812800', 'sunset', 'Tue, 01 Jun 2027 00:00:00 GMT'],
    })
})

it('says nothing to whoever does not', async () => {
  expect(await ask('{ me { title } }')).toEqual({ data: { me: { title: 'Countess' } }, headers: [] })
})
