import type { AppViewer, ServiceViewer, UserViewer, Viewer } from '../../platform/viewer.ts'
import type { ContractName } from '../../schema/contracts.ts'
import { PARTNER_SCOPES } from '../../schema/partner-scopes.ts'

/** Somebody who asks, and the contract that is theirs. */
export interface Caller {
  readonly name: string
  readonly viewer: Viewer
  readonly contract: ContractName
}

const user = (...scopes: string[]): UserViewer => ({ kind: 'user', userId: 'usr_1', sessionId: 'ses_1', scopes })
const app = (...scopes: string[]): AppViewer => ({
  kind: 'app',
  appId: 'app_1',
  keyId: 'key_1',
  ownerId: 'mer_1',
  scopes,
})
const service: ServiceViewer = { kind: 'service', name: 'seed', scopes: ['payments:write'] }

/** @param staffScopes every scope the schema asks of anybody, but what is for apps and for what is one's own */
export function callersOf(staffScopes: readonly string[]): readonly Caller[] {
  return [
    { name: 'anonymous', viewer: { kind: 'anonymous' }, contract: 'client' },
    { name: 'user', viewer: user(), contract: 'client' },
    { name: 'analyst', viewer: user('analytics:read'), contract: 'analytics' },
    ...staffScopes.map((scope): Caller => {
      const contract = scope === 'analytics:read' ? 'analytics' : 'internal'
      return { name: `staff ${scope}`, viewer: user(scope), contract }
    }),
    { name: 'service', viewer: service, contract: 'internal' },
    { name: 'app', viewer: app(), contract: 'partner' },
    ...Object.keys(PARTNER_SCOPES).map(
      (scope): Caller => ({ name: `app ${scope}`, viewer: app(scope), contract: 'partner' }),
    ),
  ]
}
