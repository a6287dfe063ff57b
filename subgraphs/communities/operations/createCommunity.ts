import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readOptionalText, readText } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { CreateCommunityInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideDivision, readSlug, readTopicIds } from '../domain/community.ts'
import type { CommunitiesTx } from '../store/index.ts'
import type { CommunityRow } from '../store/tables.ts'

/** Create a community with its founder as owner and every gate open. @throws BAD_USER_INPUT for malformed text */
export async function createCommunity(ctx: Context, input: CreateCommunityInput) {
  const { userId } = requireUser(ctx.viewer)
  const community = {
    id: newId('Community'),
    slug: readSlug(input.slug),
    kind: input.kind,
    name: readText(input.name, { max: 80, argument: 'input.name' }),
    description: readOptionalText(input.description, { min: 0, max: 2_000, argument: 'input.description' }) || null,
    parentId: input.parentId ?? null,
    createdAt: ctx.clock.now(),
  }
  const topicIds = readTopicIds(input.topicIds ?? [])

  const attempt = () =>
    ctx.store.act((tx) =>
      tx.once({
        ownerId: userId,
        operation: 'createCommunity',
        input,
        idOf: ({ id }) => id,
        replay: tx.communities.byId,
        run: () => found(tx, userId, community, topicIds),
      }),
    )
  return decideSettled(attempt, (outcome) => outcome.ok || outcome.code !== 'TOPIC_NOT_FOUND', ctx.settle)
}

type Draft = Pick<CommunityRow, 'id' | 'slug' | 'kind' | 'name' | 'description' | 'parentId' | 'createdAt'>

async function found(tx: CommunitiesTx, userId: string, draft: Draft, topicIds: readonly string[]) {
  if (await tx.communities.isSlugTaken(draft.slug)) return rejected('SLUG_TAKEN', ['input', 'slug'])
  const topics = await requireTopics(tx, topicIds)
  if (!topics.ok) return topics
  if (draft.parentId !== null) {
    const parent = isId('Community', draft.parentId) ? await tx.communities.lock(draft.parentId) : null
    const decision = decideDivision(parent, {
      role: parent ? ((await tx.memberships.of(parent.id, userId))?.role ?? null) : null,
      divisions: parent ? await tx.communities.countDivisions(parent.id) : 0,
    })
    if (!decision.ok) return decision
  }
  const added = await tx.communities.add(draft, topicIds)
  if (!added.ok) return added
  const owner = { communityId: draft.id, userId, role: 'OWNER' as const, joinedAt: draft.createdAt }
  await tx.memberships.add(owner)
  await tx.outbox.publishAll([
    {
      name: 'communities.communityCreated',
      payload: {
        communityId: draft.id,
        slug: draft.slug,
        kind: draft.kind,
        name: draft.name,
        ownerId: userId,
        gates: added.value.gates,
        version: added.value.gatesVersion,
      },
    },
    { name: 'communities.memberJoined', payload: { ...owner, joinedAt: owner.joinedAt.toISOString() } },
  ])
  return ok({ ...added.value, followerCount: 1 })
}

async function requireTopics(
  tx: CommunitiesTx,
  topicIds: readonly string[],
): Promise<Outcome<true, 'TOPIC_NOT_FOUND'>> {
  if (topicIds.length === 0) return ok(true)
  const known = topicIds.every((id) => isId('Topic', id)) ? await tx.communities.knownTopics(topicIds) : []
  return known.length === topicIds.length ? ok(true) : rejected('TOPIC_NOT_FOUND', ['input', 'topicIds'])
}
