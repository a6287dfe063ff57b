import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose'
import { expect, it } from 'vitest'
import { issueAccessToken } from '../../platform/access-token.ts'
import { manualClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { issuerBy, readTokenOf } from './tokens.ts'
import { openOwnKeys } from './tokens-own.ts'

const clock = manualClock(new Date('2024-02-27T09:00:00Z'))
const alice = { userId: 'usr_alice', sessionId: 'ses_1', scopes: [] }

/** Users, as the gateway asks it for keys: it may be away. */
function openUsers() {
  const published: JWK[] = []
  let nowMs = 0
  let asked = 0
  let isAway = false
  const keys = openOwnKeys(
    async () => {
      asked += 1
      if (isAway) throw new Error('nobody is there')
      return [...published]
    },
    silentLog,
    undefined,
    () => nowMs,
  )
  return {
    published,
    keys,
    read: readTokenOf([issuerBy(keys, clock)]),
    asked: () => asked,
    pass: (ms: number) => {
      nowMs += ms
    },
    leave: (away: boolean) => {
      isAway = away
    },
    /** Make a key and sign with it. @returns a token */
    sign: async (kid: string): Promise<string> => {
      const { publicKey, privateKey } = await generateKeyPair('ES256')
      published.unshift({ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' })
      return (await issueAccessToken(alice, { alg: 'ES256', kid, key: privateKey as CryptoKey }, clock)).token
    },
  }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

it('asks for keys when the first token comes, and not again for each', async () => {
  const users = openUsers()
  const token = await users.sign('k1')
  expect(users.asked()).toBe(0)
  const read = await Promise.all(Array.from({ length: 20 }, () => users.read(token)))
  expect(read.map((each) => each?.viewer)).toEqual(Array(20).fill({ kind: 'user', ...alice }))
  expect(users.asked()).toBe(1)
})

it('asks again for a key it does not know, and seldom, however many nobody knows', async () => {
  const users = openUsers()
  await users.read(await users.sign('k1'))
  const next = await users.sign('k2')
  const unknown = openUsers()
  const garbage = await Promise.all(Array.from({ length: 50 }, (_, nth) => unknown.sign(`made-up-${nth}`)))
  users.pass(2_000)
  expect((await users.read(next))?.viewer).toMatchObject(alice)
  expect(users.asked()).toBe(2)
  expect(new Set(await Promise.all(garbage.map(users.read)))).toEqual(new Set([null]))
  expect(users.asked()).toBe(2)
  users.pass(2_000)
  await Promise.all(garbage.map(users.read))
  expect(users.asked()).toBe(3)
})

it('takes no token by a key that was taken back, the ones it has read before included', async () => {
  const users = openUsers()
  const read = await users.read(await users.sign('k1'))
  expect(read?.holds()).toBe(true)
  users.published.length = 0
  users.pass(10_000)
  expect(read?.holds()).toBe(true)
  await settled()
  expect(read?.holds()).toBe(false)
})

it('goes on with the keys it knows while users is away, and says so of those it does not', async () => {
  const users = openUsers()
  users.leave(true)
  const token = await users.sign('k1')
  for (let nth = 0; nth < 5; nth++)
    await expect(users.read(token)).rejects.toMatchObject({ extensions: { code: 'SERVICE_UNAVAILABLE' } })
  expect(users.asked()).toBe(1)
  users.leave(false)
  users.pass(2_000)
  const read = await users.read(token)
  users.leave(true)
  for (let hour = 0; hour < 3; hour++) {
    users.pass(3600_000)
    expect(read?.holds()).toBe(true)
    await settled()
  }
  expect(await users.read(token)).not.toBeNull()
})
