import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { silentLog } from '../../../platform/log.ts'
import type { UserViewer, Viewer } from '../../../platform/viewer.ts'
import { LIFEGRAPH_CONTRACTS } from '../../access/contracts.ts'
import { rightsOf } from '../../access/rights.ts'
import { type Engine, openEngine } from '../../engine.ts'
import type { Link, LinkRequest } from '../../links/link.ts'
import { withPortal } from '../../links/portal.ts'
import { lifegraph } from '../../tests/graphs.ts'

const mei: UserViewer = { kind: 'user', userId: 'usr_mei', sessionId: 'ses_1', scopes: [] }
const keyId = newId('ApiKey')
const asked: LinkRequest[] = []
let answer: object
const users: Link = {
  subgraph: 'users',
  execute: async (request) => {
    asked.push(request)
    return answer as never
  },
  subscribe: async () => ({}),
  ready: async () => true,
  close: async () => {},
}
const engine: Engine = openEngine(
  await lifegraph(),
  withPortal([users], { engine: () => engine }, silentLog),
  silentLog,
  { contracts: LIFEGRAPH_CONTRACTS },
)
afterAll(() => engine.close())
beforeEach(() => {
  asked.length = 0
  answer = { data: { createApiKey: { apiKey: { id: keyId }, secret: 'lg_live_once', userErrors: [] } } }
})

const CREATE = `mutation ($input: CreateApiKeyForOperationsInput!) {
  createApiKeyForOperations(input: $input) { apiKey { id } secret scopes userErrors { code message field } } }`
const terms = { appId: newId('PartnerApp'), name: 'sync', mode: 'LIVE', idempotencyKey: 'once' }

async function create(documents: string[], viewer: Viewer = mei, more: object = {}) {
  const prepared = await engine.prepare(CREATE, null, { rights: rightsOf(viewer), contract: 'client' })
  if ('errors' in prepared) throw new Error(prepared.errors[0]?.message)
  const variables = { input: { ...terms, documents, ...more } }
  const { text } = await engine.execute(prepared, variables, { viewer, requestId: 'req_1' })
  const { data, errors } = JSON.parse(text)
  return { ...data?.createApiKeyForOperations, code: errors?.[0]?.extensions.code }
}

describe('a key for operations', () => {
  it.each([
    ['{ product(id: "p") { title } }', []],
    ['{ product(id: "p") { title stock } }', ['catalog:read']],
    [
      '{ merchant(id: "m") { onboarding { state } settlement { balance { minor } } } }',
      ['merchants:read', 'payments:read'],
    ],
    ['{ nodes(ids: []) { ... on User { handle meetsCredit(over: 700) } } }', ['credit:gate']],
    [
      'query ($id: ID!) { node(id: $id) { ...who } } fragment who on User { phone gender }',
      ['contact:read', 'identity:read'],
    ],
    [
      'query A { merchant(id: "m") { adAccount { id } } } query B { order(id: "o") { id } }',
      ['ads:read', 'payments:read'],
    ],
  ])('has exactly the scopes that they need: %s', async (document, scopes) => {
    expect(await create([document])).toMatchObject({
      apiKey: { id: keyId },
      secret: 'lg_live_once',
      scopes,
      userErrors: [],
    })
    const [request] = asked
    expect(request?.scope.viewer).toEqual(mei)
    expect(request?.variables.input).toEqual({
      ...{ ...terms, scopes, allowedAddresses: [], documentsOnly: false, expiresAt: null },
    })
  })

  it('has those of all of them together, and passes its terms on', async () => {
    const more = { expiresAt: '2030-01-01T00:00:00.000Z', allowedAddresses: ['10.0.0.1'], documentsOnly: true }
    const documents = ['{ product(id: "p") { stock } }', '{ merchant(id: "m") { orders { edges { node { id } } } } }']
    expect((await create(documents, mei, more)).scopes).toEqual(['catalog:read', 'payments:read'])
    expect(asked[0]?.variables.input).toMatchObject(more)
  })

  it('is refused for what is mistaken, or is not for partners, with all of it at once', async () => {
    const mistaken = [
      '{ nothing }',
      '{ product(id: "p") { title } }',
      '{',
      '',
      'fragment F on User { id }',
      '{ feed { edges { cursor } } }',
    ]
    const { userErrors, apiKey } = await create(mistaken)
    expect(apiKey).toBeNull()
    expect(userErrors.map(({ code, field }: { code: string; field: string[] }) => [code, field.at(-1)])).toEqual(
      ['0', '2', '3', '4', '5'].map((index) => ['OPERATION_MISTAKEN', index]),
    )
    expect(asked).toEqual([])
  })

  it('is refused for what only people and staff may', async () => {
    const { userErrors } = await create([
      '{ product(id: "p") { title } }',
      'mutation ($input: RequestPayoutInput!) { requestPayout(input: $input) { payout { id } } }',
      'mutation ($id: ID!) { fulfilOrder(orderId: $id) { order { id } } }',
    ])
    expect(userErrors).toEqual([
      {
        ...{ code: 'OPERATION_NOT_FOR_KEYS', field: ['input', 'documents', '1'] },
        message: 'It needs what no API key can have: viewer:self.',
      },
      {
        ...{ code: 'OPERATION_NOT_FOR_KEYS', field: ['input', 'documents', '2'] },
        message: 'It needs what no API key can have: viewer:self, workflows:operate.',
      },
    ])
    expect(asked).toEqual([])
  })

  it('is refused without operations, with too many, and as users refuses', async () => {
    expect((await create([])).userErrors).toMatchObject([{ code: 'OPERATION_REQUIRED' }])
    expect((await create(Array(51).fill('{ __typename }'))).code).toBe('BAD_USER_INPUT')
    answer = {
      data: {
        createApiKey: {
          apiKey: null,
          secret: null,
          userErrors: [{ code: 'APP_NOT_FOUND', message: 'No.', field: null }],
        },
      },
    }
    expect(await create(['{ product(id: "p") { stock } }'])).toMatchObject({
      ...{ apiKey: null, secret: null, scopes: ['catalog:read'], userErrors: [{ code: 'APP_NOT_FOUND' }] },
    })
    answer = {
      data: null,
      errors: [{ message: 'Longer.', extensions: { code: 'BAD_USER_INPUT', argument: 'input.name' } }],
    }
    expect((await create(['{ product(id: "p") { stock } }'])).code).toBe('BAD_USER_INPUT')
  })

  it('is for people to make', async () => {
    const app: Viewer = { kind: 'app', appId: 'app_1', keyId: 'key_1', ownerId: 'mer_1', scopes: ['ads:read'] }
    for (const viewer of [app, { kind: 'anonymous' } as const])
      expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain(
        (await create(['{ product(id: "p") { stock } }'], viewer)).code,
      )
    expect(asked).toEqual([])
  })
})
