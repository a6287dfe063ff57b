import { expect, it } from 'vitest'
import { openOneProcess } from '../../gateway/one-process.ts'
import { lifegraph } from '../../gateway/tests/graphs.ts'
import { systemClock } from '../../platform/clock.ts'
import { newRequestId } from '../../platform/ids.ts'
import { silentLog } from '../../platform/log.ts'
import { anonymous, type ServiceViewer, type Viewer } from '../../platform/viewer.ts'
import { homeDatabase } from '../support/world.ts'

it('tells whoever is of a sandbox that cannot be opened so, while the real world is ready and answers', async () => {
  const home = await homeDatabase()
  const nowhere = new URL(home.url)
  nowhere.port = '1'
  const graph = await openOneProcess({
    graph: await lifegraph(),
    ...{ databaseUrl: home.url, databasePoolMax: 4, eventRetentionHours: 1, clock: systemClock, log: silentLog },
    accessTokenSecret: 'an access token secret for tests, long enough',
    sandbox: { sandboxUrl: nowhere.href },
  })
  const operation = await graph.engine.prepare('{ gifts { id } areas { code } }')
  if ('errors' in operation) throw new Error(JSON.stringify(operation.errors))
  const ask = async (viewer: Viewer) =>
    JSON.parse((await graph.engine.execute(operation, {}, { viewer, requestId: newRequestId() })).text)
  const test: ServiceViewer = { kind: 'service', name: 'test', scopes: [], mode: 'test' }
  const refused = await ask(test)
  const codes = refused.errors.map((error: { extensions: { code: string } }) => error.extensions.code)
  expect(new Set(codes)).toEqual(new Set(['SANDBOX_UNAVAILABLE']))
  expect(refused.data?.gifts ?? null).toBeNull()
  const answered = await ask(anonymous)
  expect(answered.errors).toBeUndefined()
  expect(answered.data.gifts.length).toBeGreaterThan(0)
  expect(Object.values(await graph.engine.ready()).every(Boolean)).toBe(true)
  await graph.close()
  await home.drop()
}, 120_000)
