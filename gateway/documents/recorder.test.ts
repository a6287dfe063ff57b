import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getOperationAST, parse } from 'graphql'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { type AppViewer, anonymous, type UserViewer } from '../../platform/viewer.ts'
import { readOperations } from '../../schema/operations-files.ts'
import type { Engine } from '../engine.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import { openRecorder, recording } from './recorder.ts'

const shop: AppViewer = { kind: 'app', appId: 'app_shop', keyId: 'key_1', ownerId: 'mer_1', scopes: [] }
const mei: UserViewer = { kind: 'user', userId: 'usr_mei', sessionId: 'ses_1', scopes: [] }

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lifegraph-recorder-'))
  path = join(folder, 'operations.jsonl')
})
afterEach(() => rm(folder, { recursive: true }))

function prepared(query: string, name?: string): PreparedOperation {
  const document = parse(query)
  return { document, operation: getOperationAST(document, name) } as PreparedOperation
}

it('counts who runs what, across restarts, in a form that the check reads', async () => {
  const feed = prepared('{ feed { edges { cursor } } }')
  const first = await openRecorder(path, silentLog)
  first.note(feed, mei)
  first.note(feed, anonymous)
  first.note(feed, shop)
  await first.close()
  const again = await openRecorder(path, silentLog)
  again.note(prepared('{ feed { edges { cursor } } }'), shop)
  await again.close()
  const recorded = await readOperations(path)
  expect(recorded.map(({ who, count }) => [who, count])).toEqual(
    expect.arrayContaining([
      ['people', 2],
      ['app_shop', 2],
    ]),
  )
  expect(recorded).toHaveLength(2)
})

it('keeps no text that a client wrote into its operation, no name of a person, and no operation that was not run', async () => {
  const recorder = await openRecorder(path, silentLog)
  const document =
    'query a { user(handle: "mei") { ...u } } query b { areas(city: """Chengdu""") { code } } fragment u on User { id }'
  recorder.note(prepared(document, 'a'), mei)
  await recorder.close()
  const text = await readFile(path, 'utf8')
  for (const secret of ['mei', 'Chengdu', 'areas']) expect(text).not.toContain(secret)
  expect(text).toContain('fragment u on User')
})

it('goes on from a file that somebody damaged, and says so when it cannot write', async () => {
  await writeFile(path, '{"document":"{ a }","who":"people","count":5}\nnonsense\n{"document":1}\n')
  const recorder = await openRecorder(path, silentLog)
  recorder.note(prepared('{ b }'), mei)
  await recorder.close()
  expect((await readOperations(path)).map(({ count }) => count).sort()).toEqual([1, 5])
  const lost = await openRecorder(join(folder, 'no', 'where'), silentLog)
  lost.note(prepared('{ b }'), mei)
  await expect(lost.close()).resolves.toBeUndefined()
})

it('notes what runs by any door, and follows the engine when it is swapped', async () => {
  const recorder = await openRecorder(path, silentLog)
  const ran: string[] = []
  const engine = (name: string) =>
    ({
      execute: async () => void ran.push(`${name} executes`),
      executeIncrementally: async function* () {
        ran.push(`${name} executes in parts`)
        yield { text: '{}', hasNext: false }
      },
      streams: { join: () => void ran.push(`${name} joins`) },
    }) as unknown as Engine
  let present = engine('one')
  const noting = recording(() => present, recorder)
  const scope = { viewer: mei, requestId: 'req_1' }
  const operation = prepared('{ feed { edges { cursor } } }')
  await noting().execute(operation, {}, scope)
  expect(noting()).toBe(noting())
  present = engine('two')
  for await (const _ of noting().executeIncrementally(operation, {}, scope)) break
  noting().streams.join(operation, {}, scope, {} as never)
  await recorder.close()
  expect(ran).toEqual(['one executes', 'two executes in parts', 'two joins'])
  expect((await readOperations(path)).map(({ count }) => count)).toEqual([3])
})
