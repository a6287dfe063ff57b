import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readInteger, readText } from '../../../platform/input.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import type { CreateCampaignInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { type CreateRefusal, decideCreate } from '../domain/campaign.ts'
import { budgetDay } from '../domain/day.ts'
import type { CampaignRow } from '../store/tables.ts'
import { actorOf, mayWrite } from './access.ts'

/** Create a campaign, active at once. @throws BAD_USER_INPUT for a malformed name, headline or cap */
export async function createCampaign(
  ctx: Context,
  input: CreateCampaignInput,
): Promise<Outcome<CampaignRow, CreateRefusal | IdempotencyCode>> {
  const ownerId = actorOf(ctx.viewer)
  const texts = readTexts(input)
  const decision = await decideSettled(
    async () => decideCreate(input, await readFacts(ctx, input)),
    ({ ok }) => ok,
    ctx.settle,
  )
  const run = (): Promise<Outcome<CampaignRow, CreateRefusal | IdempotencyCode>> =>
    ctx.store.act((tx) =>
      tx.once({
        ownerId,
        operation: 'createCampaign',
        input,
        idOf: ({ id }) => id,
        replay: tx.campaigns.byId,
        run: async () => {
          if (!decision.ok) return decision
          const { account, dailyMinor, bidMinor } = decision.value
          const { name, headline, capImpressions, capHours } = texts
          const { objective, subjectId } = input
          const createdAt = ctx.clock.now()
          const id = newId('Campaign')
          const campaign = await tx.campaigns.add(
            {
              id,
              accountId: account.id,
              name,
              objective,
              state: 'ACTIVE',
              bidMinor,
              dailyMinor,
              capImpressions,
              capHours,
              createdAt,
              budgetDay: budgetDay(createdAt),
            },
            { id: newId('Creative'), campaignId: id, subjectId, headline },
          )
          return ok(campaign)
        },
      }),
    )
  const outcome = await run()
  // A replay gets its first result whatever has changed since; but what is wrong with the campaign is said before what is
  // wrong with the key.
  return outcome.ok || decision.ok ? outcome : decision
}

function readTexts({ name, headline, frequencyCap }: CreateCampaignInput) {
  const within = (value: number | undefined, max: number, argument: string) =>
    value === undefined ? null : readInteger(value, { min: 1, max, argument })
  return {
    name: readText(name, { max: 80, argument: 'input.name' }),
    headline: readText(headline, { max: 80, argument: 'input.headline' }),
    capImpressions: within(frequencyCap?.impressions, 100, 'input.frequencyCap.impressions'),
    capHours: within(frequencyCap?.perHours, 720, 'input.frequencyCap.perHours'),
  }
}

async function readFacts({ viewer, store }: Context, { adAccountId, subjectId }: CreateCampaignInput) {
  const [account] = isId('AdAccount', adAccountId) ? await store.accounts.byIds([adAccountId]) : []
  const isKept = isId('Post', subjectId) || isId('LiveRoom', subjectId)
  return {
    account: account && mayWrite(viewer, account) ? account : null,
    subject: isKept ? await store.subjects.byId(subjectId) : null,
  }
}
