import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AppViewer } from '../../platform/viewer.ts'
import { openTwoWorlds, type Somebody, type TwoWorlds } from './two-worlds.ts'

const GATE = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on User { meetsCredit(over: 300) } } }'
let worlds: TwoWorlds
beforeAll(async () => {
  worlds = await openTwoWorlds()
})
afterAll(() => worlds.close())

it('is given in the world it counts in: apps are known to the real one, and may be tried in the sandbox', async () => {
  const [live, test] = [await worlds.person('live', 'in_earnest'), await worlds.person('test', 'in_jest')]
  const app = worlds.app('test', ['credit:gate'])
  const { appId } = app.viewer as AppViewer
  const grant = (who: Somebody) =>
    who.act('grantConsent', { appId, purposes: ['CREDIT_GATE'] }, 'consents { purpose app { id } } userErrors { code }')
  const gate = async (who: Somebody) => {
    const { data, errors } = await app.ask(GATE, { ids: [who.id] })
    return [data.nodes[0], errors?.[0]?.extensions.reason ?? null]
  }
  expect(await gate(test)).toEqual([{ meetsCredit: null }, 'CONSENT_MISSING'])
  expect(await grant(test)).toEqual({ consents: [{ purpose: 'CREDIT_GATE', app: null }], userErrors: [] })
  expect(await gate(test)).toEqual([{ meetsCredit: true }, null])
  // Nobody made this app in the real world, and nobody of that world is in this one.
  expect(await grant(live)).toEqual({ consents: null, userErrors: [{ code: 'APP_NOT_FOUND' }] })
  expect(await gate(live)).toEqual([null, null])
})
