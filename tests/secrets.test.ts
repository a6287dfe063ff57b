import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLog } from '../platform/log.ts'
import { openClient } from './support/client.ts'
import { type OneProcessWorld, openOneProcessWorld } from './support/world.ts'

/**
 * What people and partners trust us with stays out of logs, traces and the errors of others. Everything here is planted, the platform
 * is used, broken and misused with it at the highest level of logging, and then the logs are searched.
 */
const PLANTED = {
  password: 'planted-password-7Qx',
  wrongPassword: 'planted-wrong-password-7Qx',
  phone: '+8613812345678',
  displayName: 'Planted Display Name',
  chat: 'planted words of a chat',
  literal: 'planted words in a document',
  accountNumber: 'PLANTED6222021234567890',
  accessToken: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJwbGFudGVkIn0.cGxhbnRlZA',
  apiKey: 'lg_live_plantedplantedplantedplantedplantedplanted12',
  header: 'planted-session-cookie',
}

const lines: string[] = []
let world: OneProcessWorld
beforeAll(async () => {
  const log = openLog({ level: 'trace', name: 'test' }, { write: (line) => void lines.push(line) })
  world = await openOneProcessWorld({ log })
})
afterAll(() => world.close())

const found = (text: string) =>
  Object.entries(PLANTED).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []))

it('keeps credentials, tokens and what is personal out of logs, traces and errors, whatever fails', async () => {
  const { anonymous, sql, url } = world
  const secrets: string[] = []
  const errors: unknown[] = []
  const misuse = async (work: Promise<{ errors?: unknown }>) => void errors.push((await work).errors)

  const SIGN_UP =
    'mutation ($input: SignUpInput!) { signUp(input: $input) { session { accessToken refreshToken } user { id } } }'
  const input = {
    handle: 'planted',
    password: PLANTED.password,
    displayName: PLANTED.displayName,
    phone: PLANTED.phone,
  }
  const { signUp } = await anonymous.data(SIGN_UP, { input })
  secrets.push(signUp.session.accessToken, signUp.session.refreshToken)
  const mei = openClient(url, signUp.session.accessToken, { cookie: PLANTED.header, 'x-lifegraph-trace': '1' })

  // Refusals: a wrong password, a phone that is taken, tokens and keys that do not hold.
  await anonymous.act('signIn', { handle: 'planted', password: PLANTED.wrongPassword }, 'userErrors { code message }')
  await misuse(anonymous.ask(SIGN_UP, { input: { ...input, handle: 'planted2' } }))
  for (const credential of [PLANTED.accessToken, PLANTED.apiKey])
    await misuse(openClient(url, credential).ask('{ viewer { id } }'))
  const other = await anonymous.act(
    'signIn',
    { handle: 'planted', password: PLANTED.password },
    'session { refreshToken }',
  )
  for (const _ of ['used', 'used again']) {
    secrets.push(other.session.refreshToken)
    await anonymous.act('refreshSession', other.session, 'session { refreshToken } userErrors { code message }')
  }

  // Mistakes, with the secret in the document itself and in variables.
  await misuse(mei.ask(`{ user(handle: "${PLANTED.literal}") { nothing } }`))
  await misuse(mei.ask('query ($id: ID!) { user(id: $id) { id } }', { id: { text: PLANTED.chat } }))

  // A database that refuses what it is given: it says the whole row, and drizzle all parameters.
  await sql.unsafe('alter table users.people add constraint planted check (false) not valid')
  await misuse(
    anonymous.ask(SIGN_UP, { input: { ...input, handle: 'planted3', phone: PLANTED.phone.replace('78', '79') } }),
  )
  await misuse(
    mei.ask('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } } }', {
      input: { bio: PLANTED.chat },
    }),
  )
  await sql.unsafe('alter table users.people drop constraint planted')
  await sql.unsafe('alter table payments.payout_accounts rename to payout_accounts_gone')
  const merchant = await mei.act(
    'startMerchantOnboarding',
    { name: 'Shop', size: 'MICRO', idempotencyKey: world.key() },
    'merchant { id }',
  )
  const account = {
    merchantId: merchant.merchant?.id ?? 'mer_1',
    bankCode: 'ICBC',
    accountNumber: PLANTED.accountNumber,
    holderName: PLANTED.displayName,
  }
  await misuse(
    mei.ask('mutation ($input: SetPayoutAccountInput!) { setPayoutAccount(input: $input) { userErrors { code } } }', {
      input: account,
    }),
  )

  // Somebody who may look inside sees plans and times, and nobody's variables.
  await sql`update users.people set scopes = ${['graph:trace']} where handle = 'planted'`
  const again = await anonymous.act(
    'signIn',
    { handle: 'planted', password: PLANTED.password },
    'session { accessToken }',
  )
  secrets.push(again.session.accessToken)
  const insider = openClient(url, again.session.accessToken, { 'x-lifegraph-trace': '1' })
  const traced = await insider.ask('query ($h: String) { user(handle: $h) { id } }', { h: PLANTED.chat })
  const { trace } = (traced as unknown as { extensions: { trace: unknown } }).extensions

  await world.settle()
  const logged = lines.join('')
  // The failures were logged, so that there was something to keep out.
  expect(logged).toContain('violates check constraint')
  expect(logged).toContain('payout_accounts')
  expect(found(logged)).toEqual([])
  for (const secret of secrets) expect(logged.includes(secret)).toBe(false)
  expect(trace).toBeTypeOf('object')
  expect(found(JSON.stringify(trace))).toEqual([])
  // A mistake is told to who made it, in its own words; nothing else of anybody's is.
  expect(found(JSON.stringify(errors)).filter((name) => name !== 'literal' && name !== 'chat')).toEqual([])
})
