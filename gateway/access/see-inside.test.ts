import { expect, it } from 'vitest'
import { anonymous, type Viewer } from '../../platform/viewer.ts'
import { maySeeInside, SEE_INSIDE_SCOPE } from './see-inside.ts'

const user = (...scopes: string[]): Viewer => ({ kind: 'user', userId: 'usr_1', sessionId: 'ses_1', scopes })
const service: Viewer = { kind: 'service', name: 'seed', scopes: [SEE_INSIDE_SCOPE] }

it('takes the scope, unless the gateway is open to everybody or to nobody', () => {
  const may = (viewer: Viewer) =>
    (['nobody', 'permitted', 'everybody'] as const).map((who) => maySeeInside(who, viewer))
  expect(may(anonymous)).toEqual([false, false, true])
  expect(may(user())).toEqual([false, false, true])
  expect(may(user('graph:tracer', 'users:pii'))).toEqual([false, false, true])
  expect(may(user('users:pii', SEE_INSIDE_SCOPE))).toEqual([false, true, true])
  expect(may(service)).toEqual([false, true, true])
})
