import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { BACKGROUND, type Executor } from '../../../platform/database.ts'
import { LEASE_MS, type StepName } from '../domain/workflow.ts'
import { type StepRow, type WorkflowRow, workflowSteps, workflows } from './commerce-tables.ts'

/** A workflow with its steps, in their order. */
export interface Workflow extends WorkflowRow {
  readonly steps: readonly StepRow[]
}

export function openWorkflows(db: Executor) {
  const withSteps = async (rows: readonly WorkflowRow[]): Promise<Workflow[]> => {
    if (rows.length === 0) return []
    const steps = await db
      .select()
      .from(workflowSteps)
      .where(
        inArray(
          workflowSteps.workflowId,
          rows.map(({ id }) => id),
        ),
      )
      .orderBy(asc(workflowSteps.workflowId), asc(workflowSteps.place))
    return rows.map((row) => ({ ...row, steps: steps.filter(({ workflowId }) => workflowId === row.id) }))
  }
  return {
    byIds: async (ids: readonly string[]): Promise<Workflow[]> =>
      withSteps(
        await db
          .select()
          .from(workflows)
          .where(inArray(workflows.id, [...ids])),
      ),

    byId: async (id: string): Promise<Workflow | null> => {
      const [row] = await withSteps(await db.select().from(workflows).where(eq(workflows.id, id)))
      return row ?? null
    },

    /** The workflow, which nobody else moves until the transaction ends. */
    lock: async (id: string): Promise<Workflow | null> => {
      const [row] = await withSteps(await db.select().from(workflows).where(eq(workflows.id, id)).for('update'))
      return row ?? null
    },

    stuck: async (limit: number): Promise<Workflow[]> =>
      withSteps(
        await db
          .select()
          .from(workflows)
          .where(eq(workflows.state, 'STUCK'))
          .orderBy(asc(workflows.updatedAt), asc(workflows.id))
          .limit(limit),
      ),

    /** Begin one, none of whose steps has begun but those that are given as done. */
    add: async (
      workflow: typeof workflows.$inferInsert,
      names: readonly StepName[],
      done: readonly StepName[],
    ): Promise<void> => {
      await db.insert(workflows).values(workflow)
      await db.insert(workflowSteps).values(
        names.map((name, place) => ({
          ...{ workflowId: workflow.id, place, name },
          ...(done.includes(name) && { state: 'DONE' as const, attempts: 1 }),
        })),
      )
    },

    change: async (id: string, changes: Partial<typeof workflows.$inferInsert>): Promise<void> => {
      await db.update(workflows).set(changes).where(eq(workflows.id, id))
    },

    changeStep: async (
      { workflowId, place }: Pick<StepRow, 'workflowId' | 'place'>,
      changes: Partial<typeof workflowSteps.$inferInsert>,
    ): Promise<void> => {
      await db
        .update(workflowSteps)
        .set(changes)
        .where(and(eq(workflowSteps.workflowId, workflowId), eq(workflowSteps.place, place)))
    },

    /** Have all steps that gave up tried again. */
    forgive: async (workflowId: string): Promise<void> => {
      await db.update(workflowSteps).set({ failures: 0, askedAt: null }).where(eq(workflowSteps.workflowId, workflowId))
    },

    /**
     * Take workflows that are due, for as long as the lease holds; those another process is taking are left to it.
     * @returns their ids, longest due first
     */
    claim: async (lease: string, at: Date, limit: number): Promise<string[]> => {
      const until = new Date(at.getTime() + LEASE_MS)
      const rows = await db.execute<{ id: string }>(sql`${sql.raw(BACKGROUND)}
        update payments.workflows set lease = ${lease}, due_at = ${until.toISOString()}::timestamptz
        where id in (
          select id from payments.workflows where due_at <= ${at.toISOString()}::timestamptz
          order by due_at limit ${limit} for update skip locked
        )
        returning id`)
      return rows.map(({ id }) => id)
    },
  }
}
