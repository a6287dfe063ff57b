import { describe, expect, it } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { anonymous, type UserViewer } from '../../platform/viewer.ts'
import { openPolicies, type PolicyRequest } from './policies.ts'
import type { Requirement } from './requirements.ts'

const mei: UserViewer = { kind: 'user', userId: 'usr_mei', sessionId: 'ses_1', scopes: [] }
const asked: PolicyRequest = { viewer: mei, requestId: 'req_1' }
const needing = (...policies: string[][][]): Requirement => ({ authenticated: false, scopes: [], policies })

describe('a policy', () => {
  it('is asked when something needs it, and once for a request', async () => {
    const calls: string[] = []
    const policies = openPolicies(
      {
        adult: ({ viewer }) => {
          calls.push('adult')
          return viewer.kind === 'user'
        },
        local: async () => {
          calls.push('local')
          return false
        },
      },
      silentLog,
    )
    const answers = policies.forRequest(asked)
    expect([...(await answers.met([]))]).toEqual([])
    const [first, second] = await Promise.all([answers.met(['adult']), answers.met(['adult', 'local'])])
    expect([...first]).toEqual(['adult'])
    expect([...second]).toEqual(['adult'])
    expect(answers.met(['adult', 'local'])).not.toBeInstanceOf(Promise)
    expect(calls).toEqual(['adult', 'local'])
    expect([...(await policies.forRequest({ ...asked, viewer: anonymous }).met(['adult']))]).toEqual([])
  })

  it('that fails, does not answer or says anything but yes is not met', async () => {
    const policies = openPolicies(
      {
        broken: () => {
          throw new Error('no database')
        },
        rejected: () => Promise.reject(new Error('no database')),
        silent: () => new Promise(() => {}),
        vague: (() => 'yes') as never,
        fine: () => true,
      },
      silentLog,
      { decideMsMax: 20 },
    )
    const met = await policies.forRequest(asked).met([...policies.names])
    expect([...met]).toEqual(['fine'])
  })

  it('nobody registered is met by nobody, and not waited for', () => {
    const policies = openPolicies({ fine: () => true }, silentLog)
    expect(policies.neededBy([needing([['fine', 'unknown'], ['other']]), needing([['fine']])])).toEqual(['fine'])
    const met = policies.forRequest(asked).met(['unknown', '__proto__'])
    expect(met).not.toBeInstanceOf(Promise)
    expect([...(met as ReadonlySet<string>)]).toEqual([])
  })
})
