import { expect, it } from 'vitest'
import { anonymous } from '../../platform/viewer.ts'
import { openDocuments } from '../documents/index.ts'
import type { Engine } from '../engine.ts'
import { runBatch } from './batch.ts'
import type { HttpRequest } from './run.ts'

/** An engine that says which tick of the event loop each document was prepared in. */
function openTicking() {
  let tick = 0
  let ended = false
  const count = () => {
    tick += 1
    if (!ended) setImmediate(count)
  }
  setImmediate(count)
  const preparedAt: number[] = []
  const engine = {
    prepare: () => {
      preparedAt.push(tick)
      return { operation: { operation: 'query' } }
    },
    check: () => [],
    execute: async () => ({ text: '{}', errors: [], headers: [] }),
  } as unknown as Engine
  const request: HttpRequest = {
    engine,
    documents: openDocuments({ automatic: null, trusted: null, trustedOnly: false }),
    type: 'application/json',
    mayMutate: true,
    takesParts: false,
    takesStream: false,
    scope: { viewer: anonymous, requestId: 'req_1' },
  }
  const stop = () => {
    ended = true
  }
  return { request, preparedAt, stop }
}

it('lets others in between the documents of a batch', async () => {
  const { request, preparedAt, stop } = openTicking()
  const { text } = await runBatch(request, Array(5).fill({ query: '{ a }' }), 5, () => {})
  stop()
  expect(text).toBe('[{},{},{},{},{}]')
  expect(new Set(preparedAt).size).toBe(5)
})

it('tells of what goes wrong on our side, and answers the rest', async () => {
  const { request, stop } = openTicking()
  let asked = 0
  const engine = {
    ...request.engine,
    execute: async () => {
      asked += 1
      if (asked === 1) throw new Error('password=hunter2')
      return { text: '{}', errors: [], headers: [] }
    },
  }
  const failures: unknown[] = []
  const { text, status } = await runBatch({ ...request, engine }, Array(2).fill({ query: '{ a }' }), 2, (error) =>
    failures.push(error),
  )
  stop()
  expect([status, failures]).toEqual([200, [new Error('password=hunter2')]])
  expect(JSON.parse(text)).toMatchObject([{ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }, {}])
  expect(text).not.toContain('hunter2')
})
