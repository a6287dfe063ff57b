import postgres from 'postgres'
import { afterEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase, templateDatabase } from './postgres.ts'

const opened: TestDatabase[] = []

async function open(options?: { template?: string }): Promise<TestDatabase> {
  const database = await freshDatabase(options)
  opened.push(database)
  return database
}

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1 })
  try {
    return [...(await sql.unsafe(statement))]
  } finally {
    await sql.end()
  }
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.drop()
})

describe('a fresh database', () => {
  it('is not seen by the others', async () => {
    const [one, other] = [await open(), await open()]
    await query(one.url, 'create table people (name text)')
    await expect(query(other.url, 'select * from people')).rejects.toThrow('does not exist')
  })

  it('is removed even while somebody is connected to it', async () => {
    const database = await open()
    const sql = postgres(database.url, { max: 1, onclose: () => undefined })
    await sql`select 1`
    await database.drop()
    await expect(query(database.url, 'select 1')).rejects.toThrow('does not exist')
    await sql.end()
  })

  it('knows the letters of Chinese text', async () => {
    const { url } = await open()
    await query(url, 'create extension pg_trgm')
    expect(await query(url, "select cardinality(show_trgm('校园日报')) > 0 as found, upper('é') as upper")).toEqual([
      { found: true, upper: 'É' },
    ])
  })
})

describe('a template', () => {
  it('is prepared once, however many ask for it together', async () => {
    let prepared = 0
    const prepare = async (url: string) => {
      prepared += 1
      await query(url, 'create table people as select 1 as id')
    }
    const names = await Promise.all([1, 2, 3].map(() => templateDatabase('people', prepare)))
    expect(prepared).toBe(1)
    expect(new Set(names).size).toBe(1)
    const copies = await Promise.all([open({ template: names[0]! }), open({ template: names[0]! })])
    for (const copy of copies) expect(await query(copy.url, 'select * from people')).toEqual([{ id: 1 }])
  })

  it('is prepared again after a preparation that failed', async () => {
    const broken = () => Promise.reject(new Error('no such migration'))
    await expect(templateDatabase('flaky', broken)).rejects.toThrow('no such migration')
    const template = await templateDatabase('flaky', async (url) => void (await query(url, 'create table ready ()')))
    const copy = await open({ template })
    expect(await query(copy.url, 'select count(*)::int as rows from ready')).toEqual([{ rows: 0 }])
  })
})
