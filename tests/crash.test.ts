import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { removePostgres } from '../platform/postgres/index.ts'
import { type Client, openClient } from './support/client.ts'
import { freePorts } from './support/processes.ts'

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
  running = spawn(process.execPath, ['--import', 'tsx', 'gateway/main.ts'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, SEED: 'none', EXPLORER: 'off', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const deadline = Date.now() + 60_000
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

it('keeps what it acknowledged and loses nothing else, however often it is killed in the middle of a storm', async () => {
  await start()
  const people = await Promise.all(['ann', 'ben', 'cai', 'dee'].map((name) => signUp(`crash_${name}`)))
  for (const { handle } of people) {
    const client = await signIn(handle)
    const input = { amount: { minor: '100000', currency: 'CNY' }, fundingSource: 'TEST', idempotencyKey: 'first' }
    expect((await client.act('topUp', input, 'userErrors { code }')).userErrors).toEqual([])
  }
  const acknowledged: { handle: string; id: string }[] = []
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
  const balances = await Promise.all([...clients.values()].map(balanceOf))
  expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(400_000)
  expect(acknowledged.length).toBeGreaterThan(30)
  for (const { handle, id } of acknowledged.slice(-30))
    expect(
      (await clients.get(handle)!.data('query ($id: ID!) { transfer(id: $id) { state } }', { id })).transfer,
    ).toEqual({ state: 'POSTED' })
}, 120_000)

it('stops cleanly when it is asked to', async () => {
  expect(await kill('SIGTERM')).toBe(0)
})
