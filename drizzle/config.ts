import { defineConfig } from 'drizzle-kit'

/** One migration history per room: `HISTORY=payments npm run migrate:generate -- --name hold_expiry`. */
const history = process.env.HISTORY
if (!history)
  throw new Error(
    'Say whose history: HISTORY=platform, users, payments, content, communities, live-streams, ads, demo or sandbox',
  )

const TABLES: Record<string, string | string[]> = {
  platform: './platform/events/tables.ts',
  demo: './demo/store/tables.ts',
  sandbox: './platform/worlds/tables.ts',
  users: ['./subgraphs/users/store/tables.ts', './subgraphs/users/store/partner-tables.ts'],
  payments: ['tables', 'credit-tables', 'commerce-tables'].map((name) => `./subgraphs/payments/store/${name}.ts`),
}

export default defineConfig({
  dialect: 'postgresql',
  schema: TABLES[history] ?? `./subgraphs/${history}/store/tables.ts`,
  out: `./drizzle/${history}`,
})
