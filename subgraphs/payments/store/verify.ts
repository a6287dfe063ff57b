import { sql } from 'drizzle-orm'
import type { Database } from '../../../platform/database.ts'
import { checkLedger, type LedgerProblem, type LedgerReport } from './ledger-check.ts'
import { openProving } from './proof.ts'

export interface Verification {
  readonly report: LedgerReport
  /** The first row that is not what the entries come to, and what is wrong; null when the books are right. */
  readonly broken: string | null
}

/** Derive everything from the entries again, however long that takes: what {@link checkLedger} checks, then the sealed days. */
export async function verifyLedger(database: Database): Promise<Verification> {
  const report = await database.transact(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`)
    return checkLedger(tx)
  })
  const [first] = [...report.problems].sort(byGravity)
  if (first) return { report, broken: `${first.code} ${first.id}: ${first.detail}` }
  const day = await openProving(database).firstBrokenDay()
  return {
    report,
    broken: day && `DAY_CHANGED ${day.day}: ${day.sealed ? `sealed as ${day.sealed}` : 'not sealed'}, is ${day.found}`,
  }
}

/** Entries come first: an account or a total is wrong because of one of them. */
const byGravity = (a: LedgerProblem, b: LedgerProblem) => gravityOf(a) - gravityOf(b)
const gravityOf = ({ code }: LedgerProblem) => (code.startsWith('ENTRY') ? 0 : code.startsWith('TRANSFER') ? 1 : 2)
