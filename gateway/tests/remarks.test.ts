import { afterAll, describe, expect, it } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { anonymous } from '../../platform/viewer.ts'
import { openDocuments } from '../documents/index.ts'
import { runBatch } from '../doors/batch.ts'
import { openEngine } from '../engine.ts'
import { localLink } from '../links/local.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import type { Remark } from '../plan/remarks.ts'
import { graphOf } from './graphs.ts'
import { openToys } from './toys.ts'

const toys = openToys()
const links = [toys.people, toys.notes].map((subgraph) => localLink(subgraph, async () => true))
const engine = openEngine(graphOf(toys.supergraphSdl), links, silentLog)
afterAll(() => engine.close())

async function prepared(query: string): Promise<PreparedOperation> {
  const operation = await engine.prepare(query, null, { defer: true })
  if ('errors' in operation) throw operation.errors[0]
  return operation
}
const OLD = { extensions: '"old":["me"]', headers: ['deprecation', '@1'] }
/** Says what it sees of the run: that it has ended, and is not written yet. */
const seen: Remark = (_, { data }) => ({
  extensions: `"seen":${JSON.stringify(data)}`,
  headers: ['x-seen', String(Object.keys(data).length)],
})

describe('what is said with an answer', () => {
  it('is nothing when nobody has anything to say', async () => {
    const scope = { viewer: anonymous, requestId: 'req' }
    const { text, headers } = await engine.execute(await prepared('{ person(id: 1) { name } }'), {}, scope)
    expect([text, headers]).toEqual(['{"data":{"person":{"name":"Ada"}}}', []])
    const silent = await engine.execute(
      await prepared('{ person(id: 1) { name } }'),
      {},
      { ...scope, remark: () => null },
    )
    expect([silent.text, silent.headers]).toEqual([text, []])
  })

  it('is what its operation says each time, and what the request has to say of this one', async () => {
    const operation = { ...(await prepared('{ person(id: 1) { name } }')), remarks: OLD }
    const scope = { viewer: anonymous, requestId: 'req', remark: seen }
    const { text, headers } = await engine.execute(operation, {}, scope)
    expect(JSON.parse(text)).toEqual({
      data: { person: { name: 'Ada' } },
      extensions: { old: ['me'], seen: { person: { name: 'Ada' } } },
    })
    expect(headers).toEqual(['deprecation', '@1', 'x-seen', '1'])
  })

  it('comes with the last part of an answer in parts, when all has run', async () => {
    const operation = await prepared('{ person(id: 1) { name ... @defer { notes(first: 3) { text } } } }')
    const parts: Record<string, unknown>[] = []
    const scope = { viewer: anonymous, requestId: 'req', remark: seen }
    for await (const { text } of engine.executeIncrementally(operation, {}, scope)) parts.push(JSON.parse(text))
    expect(parts.map((part) => 'extensions' in part)).toEqual([...parts.slice(1).map(() => false), true])
    expect(JSON.stringify(parts.at(-1)?.extensions)).toContain('by 1, 3')
  })

  it('is said of each operation in a batch, and in its headers what was said last', async () => {
    const request = {
      engine,
      documents: openDocuments({ automatic: null, trusted: null, trustedOnly: false }),
      type: 'application/json' as const,
      ...{ mayMutate: true, takesParts: false, takesStream: false },
      scope: { viewer: anonymous, requestId: 'req', remark: seen },
    }
    const entries = [{ query: '{ me { name } person(id: 2) { name } }' }, { query: '{ person(id: 1) { name } }' }]
    const { text, more } = await runBatch(request, entries, 2, () => {})
    expect(JSON.parse(text).map(({ extensions }: { extensions: unknown }) => extensions)).toEqual([
      { seen: { me: null, person: { name: 'Bo' } } },
      { seen: { person: { name: 'Ada' } } },
    ])
    expect(more).toEqual(['x-seen', '1'])
  })
})
