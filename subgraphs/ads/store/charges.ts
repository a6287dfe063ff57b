import { sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type ChargeRow, charges } from './tables.ts'

export function openCharges(db: Executor) {
  return {
    add: async (charge: typeof charges.$inferInsert): Promise<void> => {
      await db.insert(charges).values(charge)
    },

    /** Note that payments moved the money. Charges that were answered before stay as they are. */
    post: async (answers: readonly { chargeId: string; transferId: string }[]): Promise<void> => {
      await db.execute(sql`
        update ads.charges as c set state = 'POSTED', transfer_id = told.transfer_id
        from ${told(answers.map(({ chargeId, transferId }) => [chargeId, transferId]))} as told (id, transfer_id)
        where c.decision_id = told.id and c.state = 'PENDING'`)
    },

    /** Note that payments refused. @returns the charges this was news for */
    decline: async (
      answers: readonly { chargeId: string; code: string }[],
    ): Promise<Pick<ChargeRow, 'campaignId' | 'amountMinor' | 'day'>[]> => {
      const rows = await db.execute<{ campaign_id: string; amount_minor: string; day: string }>(sql`
        update ads.charges as c set state = 'DECLINED', decline_code = told.code
        from ${told(answers.map(({ chargeId, code }) => [chargeId, code]))} as told (id, code)
        where c.decision_id = told.id and c.state = 'PENDING'
        returning c.campaign_id, c.amount_minor, c.day::text`)
      return rows.map((row) => ({
        campaignId: row.campaign_id,
        amountMinor: BigInt(row.amount_minor),
        day: row.day,
      }))
    },
  }
}

const told = (pairs: readonly (readonly [string, string])[]) =>
  sql`unnest(${sql.param(pairs.map(([id]) => id))}::text[], ${sql.param(pairs.map(([, text]) => text))}::text[])`
