import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startTestServer, type TestServer } from './server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: {
      /** A superuser on the server of this run. */
      url: string
      /** Part of the name of every database this run makes. */
      run: string
    }
  }
}

/**
 * One PostgreSQL server for a whole run of the tests: our own, or the one at TEST_DATABASE_URL, whose user must be allowed to
 * make databases. The tests reach it through `freshDatabase`.
 * @returns how to end it
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = randomBytes(4).toString('hex')
  const url = process.env.TEST_DATABASE_URL
  const server = url ? { url, stop: () => dropDatabasesOf(url, run) } : await startTestServer()
  project.provide('postgres', { url: server.url, run })
  return server.stop satisfies TestServer['stop']
}

async function dropDatabasesOf(url: string, run: string): Promise<void> {
  const sql = postgres(url, { max: 1 })
  try {
    for (const { datname } of await sql`select datname from pg_database where datname like ${`lifegraph_${run}_%`}`) {
      await sql`drop database if exists ${sql(datname)} with (force)`
    }
  } finally {
    await sql.end()
  }
}
