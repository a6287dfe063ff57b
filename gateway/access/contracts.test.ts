import { isObjectType } from 'graphql'
import { expect, it } from 'vitest'
import type { Viewer } from '../../platform/viewer.ts'
import { PARTNER_SCOPES } from '../../schema/partner-scopes.ts'
import { openContracts } from '../plan/contracts.ts'
import { lifegraph } from '../tests/graphs.ts'
import { LIFEGRAPH_CONTRACTS, pickContract } from './contracts.ts'

it('opens to API keys what each of their scopes is for', async () => {
  const graph = await lifegraph()
  const { schema } = openContracts(graph, LIFEGRAPH_CONTRACTS).of('partner')
  const asked = new Set<string>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.keys(type.getFields()))
      for (const alternatives of graph.requirements.of(type.name, field)?.scopes ?? [])
        for (const scope of alternatives.flat()) asked.add(scope)
  }
  for (const scope of Object.keys(PARTNER_SCOPES)) expect(asked).toContain(scope)
})

it('tells a caller that holds everything it may have, and nobody more', () => {
  const viewers: Record<string, Viewer> = {
    anonymous: { kind: 'anonymous' },
    person: { kind: 'user', userId: 'usr_1', sessionId: 'ses_1', scopes: [] },
    analyst: { kind: 'user', userId: 'usr_2', sessionId: 'ses_2', scopes: ['analytics:read'] },
    staff: { kind: 'user', userId: 'usr_3', sessionId: 'ses_3', scopes: ['risk:write'] },
    key: { kind: 'app', appId: 'app_1', keyId: 'key_1', ownerId: 'mer_1', scopes: ['payments:read'] },
    testKey: { kind: 'app', appId: 'app_1', keyId: 'key_2', ownerId: 'mer_1', scopes: [], mode: 'test' },
    service: { kind: 'service', name: 'seed', scopes: ['graph:access'] },
  }
  const given = Object.entries(viewers).map(([name, viewer]) => {
    const may = ['client', 'partner', 'internal', 'analytics'].filter((contract) => {
      try {
        return pickContract(LIFEGRAPH_CONTRACTS, viewer, contract) === contract
      } catch {
        return false
      }
    })
    return `${name}: ${pickContract(LIFEGRAPH_CONTRACTS, viewer, undefined)} of ${may.join(', ')}`
  })
  expect(given).toEqual([
    'anonymous: client of client',
    'person: client of client',
    'analyst: analytics of client, analytics',
    'staff: internal of client, partner, internal, analytics',
    'key: partner of partner',
    'testKey: partner of client, partner',
    'service: internal of client, partner, internal, analytics',
  ])
})
