import { eq } from 'drizzle-orm'
import { pgSchema, text } from 'drizzle-orm/pg-core'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Database, type Executor, openDatabase, openStore, type Store } from './database.ts'
import { fingerprintOf, idempotencyTable, once } from './idempotency.ts'
import { type Outcome, ok, rejected } from './outcome.ts'
import { freshDatabase, type TestDatabase } from './testing/postgres.ts'

const toy = pgSchema('toy')
const keys = idempotencyTable(toy)
const notes = toy.table('notes', { id: text().primaryKey(), body: text().notNull() })

interface Ask {
  ownerId?: string
  operation?: string
  idempotencyKey?: string
  body?: string
  /** What becomes of the act after the note is written. */
  end?: () => Outcome<true, 'NOT_NOW'>
}

let home: TestDatabase
let database: Database
let store: Store<ReturnType<typeof bind>>
let runs = 0

function bind(db: Executor) {
  const write = ({ ownerId = 'usr_1', operation = 'write', idempotencyKey = 'key', body = 'tea', end }: Ask) => {
    const input = { idempotencyKey, body }
    return once(db, keys, {
      ownerId,
      operation,
      input,
      idOf: (note) => note.id,
      replay: async (id) => (await db.select().from(notes).where(eq(notes.id, id)))[0] ?? null,
      run: async (): Promise<Outcome<typeof notes.$inferSelect, 'NOT_NOW'>> => {
        const note = { id: `note_${++runs}`, body }
        await db.insert(notes).values(note)
        const decision = end?.() ?? ok(true)
        return decision.ok ? ok(note) : decision
      },
    })
  }
  return { write }
}
const write = (request: Ask = {}) => store.act((tx) => tx.write(request))
const noteCount = async () => (await database.pool.select().from(notes)).length

beforeAll(async () => {
  home = await freshDatabase()
  database = openDatabase({ url: home.url, max: 12 })
  store = openStore(database, bind, () => {})
  await database.client.unsafe(`
    create schema toy;
    create table toy.notes (id text primary key, body text not null);
    create table toy.idempotency_keys (owner_id text not null, key text not null, operation text not null,
      fingerprint text not null, result_id text not null, created_at timestamptz not null default now(),
      primary key (owner_id, key))`)
})
beforeEach(() => database.client`truncate toy.notes, toy.idempotency_keys`)
afterAll(async () => {
  await database.close()
  await home.drop()
})

it('acts once, and gives every repeat the first result', async () => {
  const first = await write()
  expect(first).toMatchObject({ ok: true })
  expect(await write()).toEqual(first)
  expect(await noteCount()).toBe(1)
})

it('acts once when fifty ask at the same moment', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => write()))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await noteCount()).toBe(1)
})

it('does not remember a refusal: the next of those who waited acts', async () => {
  let refusals = 3
  const end = () => (refusals-- > 0 ? rejected('NOT_NOW') : ok(true as const))
  const answers = await Promise.all(Array.from({ length: 10 }, () => write({ end })))
  expect(answers.filter((answer) => !answer.ok)).toHaveLength(3)
  expect(new Set(answers.flatMap((answer) => (answer.ok ? [answer.value.id] : []))).size).toBe(1)
  expect(await noteCount()).toBe(1)
})

it('does not remember an act that failed', async () => {
  const end = () => {
    throw new Error('the disk is full')
  }
  await expect(write({ end })).rejects.toThrow('the disk is full')
  expect(await write()).toMatchObject({ ok: true })
  expect(await noteCount()).toBe(1)
})

it('refuses a key that was used for something else, and says for what', async () => {
  const first = await write()
  const id = first.ok ? first.value.id : ''
  for (const other of [{ body: 'coffee' }, { operation: 'delete' }]) {
    expect(await write(other)).toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
      field: ['input', 'idempotencyKey'],
      message: expect.stringContaining(id),
    })
  }
  expect(await noteCount()).toBe(1)
})

it('keeps the keys of different people apart', async () => {
  await Promise.all(['usr_1', 'usr_2', 'usr_3'].map((ownerId) => write({ ownerId, body: ownerId })))
  expect(await noteCount()).toBe(3)
})

it('refuses keys of no length or too much', async () => {
  for (const idempotencyKey of ['', 'k'.repeat(129), '键'.repeat(129)])
    expect(await write({ idempotencyKey })).toMatchObject({ code: 'INVALID_IDEMPOTENCY_KEY' })
  for (const idempotencyKey of ['k', 'k'.repeat(128), '🎁'.repeat(128)])
    expect(await write({ idempotencyKey })).toMatchObject({ ok: true })
})

describe('a fingerprint', () => {
  const input = fc.dictionary(
    fc.string({ minLength: 1 }),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.bigInt(), fc.array(fc.string()), fc.constant(null)),
  )

  it('is the same for two spellings of one request', () => {
    fc.assert(
      fc.property(input, (request) => {
        const reversed = Object.fromEntries(Object.entries(request).reverse())
        const without = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== null))
        const spellings = [request, reversed, { ...without, extra: undefined }]
        expect(new Set(spellings.map((spelling) => fingerprintOf('write', spelling))).size).toBe(1)
      }),
    )
  })

  it('differs in every other case', () => {
    const at = new Date('2024-02-27T09:00:00Z')
    const requests = [
      {},
      { a: '1' },
      { a: 1 },
      { a: 1n },
      { b: 1 },
      { a: { b: 1 } },
      { a: [1] },
      { a: [1, 1] },
      { a: [2, 1] },
      { a: [1, 2] },
      { a: at },
      { a: new Date(at.getTime() + 1) },
      { a: '' },
      { a: false },
    ]
    expect(new Set(requests.map((request) => fingerprintOf('write', request))).size).toBe(requests.length)
    expect(fingerprintOf('write', {})).not.toBe(fingerprintOf('delete', {}))
  })
})
