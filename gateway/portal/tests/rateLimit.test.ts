import { afterAll, expect, it } from 'vitest'
import { manualClock } from '../../../platform/clock.ts'
import { silentLog } from '../../../platform/log.ts'
import { type AppViewer, anonymous, type ServiceViewer, type Viewer } from '../../../platform/viewer.ts'
import { rightsOf } from '../../access/rights.ts'
import { admit, chargedScope } from '../../doors/admit.ts'
import { type Engine, openEngine } from '../../engine.ts'
import { BUDGET_SETTINGS, openBudgets, TooDear } from '../../limits/budget/index.ts'
import { withPortal } from '../../links/portal.ts'
import { lifegraph } from '../../tests/graphs.ts'

const clock = manualClock(new Date('2026-11-21T12:00:00Z'))
const settings = { ...BUDGET_SETTINGS, policies: { ...BUDGET_SETTINGS.policies, app: { points: 600, seconds: 60 } } }
const budgets = openBudgets({ settings, clock, log: silentLog })
const engine: Engine = openEngine(
  await lifegraph(),
  withPortal([], { engine: () => engine, budgets: () => budgets }, silentLog),
  silentLog,
)
afterAll(async () => {
  await engine.close()
  await budgets.close()
})

/** As a door does: charged before it runs. */
async function ask(query: string, viewer: Viewer, address: string) {
  const prepared = await engine.prepare(query, null, { rights: rightsOf(viewer) })
  if ('errors' in prepared) throw prepared.errors[0]
  const asked = { viewer, requestId: 'req_1', caller: address, clientAddress: () => address }
  const charge = await admit({ budgets, operation: prepared, variables: {}, scope: asked })
  if (charge instanceof TooDear) throw charge
  return JSON.parse((await engine.execute(prepared, {}, chargedScope(asked, charge))).text)
}
const LIMIT = `{ rateLimit { holder cost limit remaining resetAt windowSeconds operationLimit perSubgraph { subgraph estimated } }
  nodes(ids: ["usr_1", "usr_2"]) { id } }`
const shop: AppViewer = { kind: 'app', appId: 'app_1', keyId: 'key_1', ownerId: 'mer_1', scopes: [] }

it('tells what is left of a key’s points, and what this very operation takes', async () => {
  const { data } = await ask(LIMIT, shop, '203.0.113.7')
  const { cost, remaining, perSubgraph } = data.rateLimit
  expect(data.rateLimit).toMatchObject({ holder: 'API_KEY', limit: 600, windowSeconds: 60, operationLimit: 50_000 })
  expect(cost).toBeGreaterThan(0)
  expect(remaining).toBe(600 - cost)
  expect(perSubgraph[0]).toMatchObject({ subgraph: 'portal' })
  expect(Date.parse(data.rateLimit.resetAt)).toBe(clock.now().getTime() + cost * 100)
})

it('tells those who are not signed in by their address', async () => {
  const one = await ask('{ rateLimit { holder remaining } }', anonymous, '203.0.113.7')
  const other = await ask('{ rateLimit { holder remaining } }', anonymous, '203.0.113.8')
  const again = await ask('{ rateLimit { remaining } }', anonymous, '203.0.113.7')
  expect(one.data.rateLimit.holder).toBe('ADDRESS')
  expect(other.data.rateLimit.remaining).toBe(one.data.rateLimit.remaining)
  expect(again.data.rateLimit.remaining).toBeLessThan(one.data.rateLimit.remaining)
})

it('tells nothing where nothing is counted', async () => {
  const seed: ServiceViewer = { kind: 'service', name: 'seed', scopes: [] }
  expect(await ask('{ rateLimit { remaining } }', seed, '')).toEqual({ data: { rateLimit: null } })
})
