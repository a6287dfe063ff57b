import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { removePostgres } from '../platform/postgres/index.ts'
import { type Client, type Json, openClient } from './support/client.ts'
import { freePorts, run } from './support/processes.ts'

/** `npm start` on an embedded PostgreSQL of its own, durable as for real, killed as a machine fails. */

let dataDir: string
let port: number
let running: ChildProcess | null = null

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lifegraph-crash-'))
  ;[port] = (await freePorts(1)) as [number]
})
afterAll(async () => {
  await kill('SIGTERM')
  await removePostgres({ dataDir: join(dataDir, 'postgres') })
})

async function start(): Promise<void> {
  const settings = { PORT: String(port), DATA_DIR: dataDir, SEED: 'none', EXPLORER: 'off', LOG_LEVEL: 'error' }
  running = run(['gateway/main.ts'], { ...process.env, ...settings })
  const deadline = Date.now() + 150_000
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    if (running.exitCode !== null || Date.now() > deadline)
      throw new Error(`it did not start: exit code ${running.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function kill(signal: NodeJS.Signals): Promise<number | null> {
  if (!running || running.exitCode !== null || running.signalCode !== null) return null
  const gone = once(running, 'exit')
  running.kill(signal)
  const [code] = await gone
  return code
}

const url = () => `http://127.0.0.1:${port}/graphql`
const password = 'a password for the crash'

async function signUp(handle: string): Promise<{ id: string; handle: string }> {
  const { user } = await openClient(url()).act(
    'signUp',
    { handle, password, displayName: handle },
    'user { id } userErrors { code }',
  )
  return { id: user.id, handle }
}
async function signIn(handle: string): Promise<Client> {
  const { session } = await openClient(url()).act(
    'signIn',
    { handle, password },
    'session { accessToken } userErrors { code }',
  )
  return openClient(url(), session.accessToken)
}
const balanceOf = async (client: Client) =>
  Number((await client.data('{ viewer { wallet { balance { minor } } } }')).viewer.wallet.balance.minor)

interface Received {
  amount: { minor: string }
  transfer: { id: string }
  streak: { id: string; count: number; final: boolean; total: { minor: string }; transfer: { id: string } }
}
const RECEIVED = `query ($after: String) { viewer { wallet { entries(first: 100, after: $after) { pageInfo { hasNextPage endCursor } edges { node {
  amount { minor } transfer { id } streak { id count final total { minor } transfer { id } } } } } } } }`
/** What somebody was given for streaks of gifts: all entries of the wallet. */
async function receivedBy(client: Client): Promise<Received[]> {
  const received: Received[] = []
  for (let after: string | null = null; ; ) {
    const { viewer }: Json = await client.data(RECEIVED, { after })
    const { entries } = viewer.wallet
    received.push(...entries.edges.map((edge: { node: Received }) => edge.node))
    if (!entries.pageInfo.hasNextPage) return received
    after = entries.pageInfo.endCursor
  }
}

it('keeps what it acknowledged and loses nothing else, however often it is killed in the middle of a storm', async () => {
  await start()
  const people = await Promise.all(['ann', 'ben', 'cai', 'dee'].map((name) => signUp(`crash_${name}`)))
  for (const { handle } of people) {
    const client = await signIn(handle)
    const input = { amount: { minor: '100000', currency: 'CNY' }, fundingSource: 'TEST', idempotencyKey: 'first' }
    expect((await client.act('topUp', input, 'userErrors { code }')).userErrors).toEqual([])
  }
  const star = await signUp('crash_star')
  const stage = { title: 'On air through the storm', idempotencyKey: 'on air' }
  const { room } = await (await signIn(star.handle)).act('startRoom', stage, 'room { id } userErrors { code }')
  const { gifts } = await openClient(url()).data('{ gifts { id } }')
  const give = async (client: Client, kind: number, idempotencyKey: string): Promise<string | null> => {
    const input = { roomId: room.id, giftId: gifts[kind].id, idempotencyKey }
    const { state, streak } = await client.act('sendGift', input, 'state streak { id } userErrors { code }')
    return state === 'PAID' ? streak.id : null
  }
  const acknowledged: { handle: string; id: string }[] = []
  const given = new Map<string, number>()
  for (let round = 0; round < 3; round++) {
    const clients = await Promise.all(people.map(({ handle }) => signIn(handle)))
    let going = true
    const storm = clients.map(async (client, from) => {
      for (let index = 0; going; index++) {
        const to = people[(from + 1 + (index % 3)) % 4]!
        const input = { toUserId: to.id, amount: { minor: '7', currency: 'CNY' }, idempotencyKey: `${round} ${index}` }
        try {
          const { transfer } = await client.act('transfer', input, 'transfer { id } userErrors { code }')
          if (transfer) acknowledged.push({ handle: people[from]!.handle, id: transfer.id })
          if (index % 2) continue
          // Of two kinds by turns, so that streaks begin and end all the time.
          const streakId = await give(client, Math.floor(index / 4) % 2, `gift ${round} ${index}`)
          if (streakId) given.set(streakId, (given.get(streakId) ?? 0) + 1)
        } catch {
          return
        }
      }
    })
    // In the middle of it, each time at another moment: a slow machine gets there later.
    while (acknowledged.length < 15 * (round + 1)) await new Promise((resolve) => setTimeout(resolve, 20))
    await new Promise((resolve) => setTimeout(resolve, round * 250))
    await kill('SIGKILL')
    going = false
    await Promise.all(storm)
    await start()
  }
  const clients = new Map(await Promise.all(people.map(async ({ handle }) => [handle, await signIn(handle)] as const)))
  // Gifts of a third kind end every streak of the storm.
  for (const [handle, client] of clients) await give(client, 2, `last of ${handle}`)
  const host = await signIn(star.handle)
  await vi.waitFor(
    async () => {
      const received = await receivedBy(host)
      const countById = new Map(received.map(({ streak }) => [streak.id, streak.count]))
      expect(countById.size).toBe(received.length)
      for (const { amount, transfer, streak } of received)
        expect([streak.total, streak.transfer, streak.final]).toEqual([amount, transfer, true])
      for (const [streakId, count] of given) expect(countById.get(streakId)).toBeGreaterThanOrEqual(count)
      expect(await balanceOf(host)).toBe(received.reduce((sum, { amount }) => sum + Number(amount.minor), 0))
    },
    { timeout: 120_000, interval: 200 },
  )
  expect(given.size).toBeGreaterThan(1)
  const balances = await Promise.all([...clients.values(), host].map(balanceOf))
  expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(400_000)
  expect(acknowledged.length).toBeGreaterThan(30)
  for (const { handle, id } of acknowledged.slice(-30))
    expect(
      (await clients.get(handle)!.data('query ($id: ID!) { transfer(id: $id) { state } }', { id })).transfer,
    ).toEqual({ state: 'POSTED' })
}, 900_000)

it('stops cleanly when it is asked to', async () => {
  expect(await kill('SIGTERM')).toBe(0)
})
