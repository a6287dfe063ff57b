import { buildSchema, execute, parse, subscribe } from 'graphql'
import { describe, expect, it } from 'vitest'
import { enforceAccess, foreignReference } from './access.ts'
import { anonymous, type Viewer } from './viewer.ts'

const schema = buildSchema(`
    directive @authenticated on FIELD_DEFINITION | OBJECT
    directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT
    directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT
    directive @federation__requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT
    type Query {
      open: String
      signedIn: String @authenticated
      either: String @requiresScopes(scopes: [["a:read"], ["b:read", "b:admin"]])
      person: Person
      shop: Shop
      note: Note
      report: Report
      mine: String @requiresScopes(scopes: [["viewer:self"], ["a:read"]])
      foreign: Foreign
      forPartners: String @requiresScopes(scopes: [["viewer:self"], ["a:read"]]) @tag(name: "public") @tag(name: "partner")
      partnersThing: PartnersThing
      echo(text: String, lines: Lines): String
    }
    input Lines { all: [String!] }
    type Person { id: ID, phone: String @requiresScopes(scopes: [["users:pii"], ["viewer:self"]]) }
    type Shop { id: ID, ownerId: ID, licence: String @requiresScopes(scopes: [["viewer:self"]]) }
    type Foreign { id: ID, orders: Int @requiresScopes(scopes: [["viewer:self"], ["a:read"]]) }
    type PartnersThing @tag(name: "partner") { usage: Int @authenticated }
    type Note { userId: ID, text: String @requiresScopes(scopes: [["viewer:self"]]) }
    type Report @federation__requiresScopes(scopes: [["reports:read"]]) {
      total: Int
      margin: Int @requiresScopes(scopes: [["finance:read"]])
    }
    extend type Report @authenticated { extra: Int }
    type Subscription { ticks: Int @requiresScopes(scopes: [["ticks:read"]]) }
  `)
let started = 0
schema.getSubscriptionType()!.getFields().ticks!.subscribe = async function* () {
  started++
  yield { ticks: 1 }
}
enforceAccess(schema)
const root = {
  open: 'open',
  signedIn: 'signed in',
  either: 'either',
  person: { id: 'usr_alice', phone: '+8613800138000' },
  shop: { id: 'mer_1', ownerId: 'usr_alice', licence: 'licences/1' },
  note: { userId: 'usr_alice', text: 'milk' },
  report: { total: 1, margin: 2, extra: 3 },
  mine: 'mine',
  foreign: foreignReference('mer_1'),
  forPartners: 'for partners',
  partnersThing: { usage: 5 },
  echo: ({ text }: { text?: string }) => text,
}
const person = (userId: string, ...scopes: string[]): Viewer => ({ kind: 'user', userId, sessionId: 'ses_1', scopes })
const app = (...scopes: string[]): Viewer => ({ kind: 'app', appId: 'app_1', keyId: 'key_1', ownerId: 'mer_1', scopes })
const service = (...scopes: string[]): Viewer => ({ kind: 'service', name: 'seed', scopes })

async function ask(query: string, viewer: Viewer, variableValues: Record<string, unknown> = {}) {
  const answer = await execute({
    schema,
    document: parse(query),
    rootValue: root,
    contextValue: { viewer },
    variableValues,
  })
  return {
    data: JSON.parse(JSON.stringify(answer.data)),
    errors: (answer.errors ?? []).map(({ path, extensions }) => ({
      path: path?.join('.'),
      ...(extensions as { code?: unknown }),
    })),
  }
}
const codes = async (query: string, viewer: Viewer) => (await ask(query, viewer)).errors.map((error) => error.code)

it('leaves what is open open', async () => {
  expect(await ask('{ open __typename }', anonymous)).toEqual({
    data: { open: 'open', __typename: 'Query' },
    errors: [],
  })
})

it('asks strangers to sign in', async () => {
  expect(await ask('{ open signedIn }', anonymous)).toEqual({
    data: { open: 'open', signedIn: null },
    errors: [{ path: 'signedIn', code: 'UNAUTHENTICATED' }],
  })
  expect((await ask('{ signedIn }', person('usr_bob'))).data).toEqual({ signedIn: 'signed in' })
  expect((await ask('{ signedIn }', service())).data).toEqual({ signedIn: 'signed in' })
})

it('takes any one set of scopes, whole, and names what is missing of each', async () => {
  for (const viewer of [person('usr_bob', 'a:read'), service('b:admin', 'b:read')])
    expect((await ask('{ either }', viewer)).data).toEqual({ either: 'either' })
  expect(await codes('{ either }', anonymous)).toEqual(['UNAUTHENTICATED'])
  expect(await ask('{ either }', person('usr_bob', 'b:read'))).toEqual({
    data: { either: null },
    errors: [{ path: 'either', code: 'FORBIDDEN', missingScopes: [['a:read'], ['b:admin']] }],
  })
})

describe('the scope everybody has over their own things', () => {
  const OWN = '{ person { phone } shop { licence } note { text } }'

  it('holds where id, owner or user is the viewer', async () => {
    expect((await ask(OWN, person('usr_alice'))).errors).toEqual([])
  })
  it('holds for nobody else, whatever they are called', async () => {
    for (const viewer of [person('usr_bob'), person('mer_2', 'viewer:self'), service('viewer:self')])
      expect(await codes(OWN, viewer)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
    expect(await codes(OWN, anonymous)).toEqual(Array(3).fill('UNAUTHENTICATED'))
  })
  it('is one way in of several', async () => {
    expect((await ask('{ person { phone } }', service('users:pii'))).data.person.phone).toBe('+8613800138000')
  })
})

it('guards a type on each of its fields, on top of their own guards', async () => {
  const REPORT = '{ report { total margin extra } }'
  expect(await codes(REPORT, anonymous)).toEqual(Array(3).fill('UNAUTHENTICATED'))
  expect(await codes(REPORT, person('usr_bob', 'finance:read'))).toEqual(Array(3).fill('FORBIDDEN'))
  expect((await ask(REPORT, person('usr_bob', 'reports:read'))).data.report).toEqual({
    total: 1,
    margin: null,
    extra: 3,
  })
  expect(await codes(REPORT, person('usr_bob', 'reports:read', 'finance:read'))).toEqual([])
})

it('refuses arguments that no act can use, wherever they come from', async () => {
  const refused = { code: 'BAD_USER_INPUT', path: 'echo' }
  expect((await ask('{ echo(text: "nul\\u0000") }', anonymous)).errors).toEqual([{ ...refused, argument: 'text' }])
  const { errors } = await ask('query ($lines: Lines) { echo(lines: $lines) }', anonymous, {
    lines: { all: ['\ud800'] },
  })
  expect(errors).toEqual([{ ...refused, argument: 'lines.all.0' }])
  expect((await ask('{ echo(text: "fine") }', anonymous)).data).toEqual({ echo: 'fine' })
})

it('refuses a subscription before it starts', async () => {
  const start = (viewer: Viewer) =>
    subscribe({ schema, document: parse('subscription { ticks }'), contextValue: { viewer } })
  for (const [viewer, code] of [
    [anonymous, 'UNAUTHENTICATED'],
    [person('usr_bob'), 'FORBIDDEN'],
  ] as const) {
    expect(await start(viewer)).toMatchObject({ errors: [{ extensions: { code } }] })
  }
  expect(started).toBe(0)
  const ticks = (await start(person('usr_bob', 'ticks:read'))) as AsyncGenerator<unknown>
  expect((await ticks.next()).value).toEqual({ data: { ticks: 1 } })
})

it('leaves whose it is to the resolver, on root fields and on what another subgraph keeps', async () => {
  const query = '{ mine foreign { orders } }'
  expect(await codes(query, person('usr_bob'))).toEqual([])
  expect(await codes(query, service('a:read'))).toEqual([])
  expect(await codes(query, service())).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  expect(await codes(query, anonymous)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
})

it("lets partners' apps in to what is for partners, and to nothing else that asks anything", async () => {
  const query = '{ forPartners partnersThing { usage } }'
  expect(await ask(query, app('a:read'))).toMatchObject({ errors: [] })
  expect(await codes(query, app('b:read'))).toEqual(['FORBIDDEN'])
  expect(await codes(query, anonymous)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
  const scopes = ['a:read', 'users:pii', 'viewer:self', 'reports:read', 'finance:read']
  const { data, errors } = await ask(
    '{ open signedIn either mine person { phone } shop { licence } foreign { orders } report { total } }',
    app(...scopes),
  )
  expect(data).toEqual({
    ...{ open: 'open', signedIn: null, either: null, mine: null, person: { phone: null }, shop: { licence: null } },
    ...{ foreign: { orders: null }, report: { total: null } },
  })
  expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['FORBIDDEN']))
})
