import { loadMemberships } from '../../subgraphs/communities/index.ts'
import type { Stage } from '../stage.ts'
import { COMMUNITIES, type DemoActivity, type DemoCommunity, type DemoGroup } from '../world/circles.ts'

const CREATE = `mutation ($input: CreateCommunityInput!) {
  result: createCommunity(input: $input) { community { id gates { version } } userErrors { code message } } }`
const SET_GATES = `mutation ($input: SetGatesInput!) {
  result: setGates(input: $input) { community { id } userErrors { code message } } }`
const SET_ROLE = `mutation ($input: SetMemberRoleInput!) {
  result: setMemberRole(input: $input) { membership { role } userErrors { code message } } }`
const CREATE_GROUP = `mutation ($input: CreateLocalGroupInput!) {
  result: createLocalGroup(input: $input) { localGroup { id } userErrors { code message } } }`
const JOIN_GROUP = `mutation ($localGroupId: ID!) {
  result: join(localGroupId: $localGroupId) { localGroup { id } denied { code } userErrors { code message } } }`
const CREATE_ACTIVITY = `mutation ($input: CreateActivityInput!) {
  result: createActivity(input: $input) { activity { id } userErrors { code message } } }`
const RSVP = `mutation ($activityId: ID!) {
  result: rsvp(activityId: $activityId) { rsvp { state } denied { code } userErrors { code message } } }`

/** Communities with their gates and members, then the groups that meet and what they have planned. */
export async function circles(stage: Stage): Promise<void> {
  const { topics } = await stage.visitor.ask('{ topics { id slug } }')
  for (const { id, slug } of topics) stage.name(`topic:${slug}`, id)

  // A division needs its parent.
  for (const communities of [COMMUNITIES.filter(({ parent }) => !parent), COMMUNITIES.filter(({ parent }) => parent)])
    await stage.play(
      'communities',
      communities.map((community, index) => ({
        at: stage.ago({ days: 50, hours: -index }),
        run: () => found(stage, community),
      })),
    )
  await joinAll(stage)
  const groups = COMMUNITIES.flatMap((community) => community.groups.map((group) => ({ community, group })))
  await stage.play(
    'local groups',
    groups.map(({ community, group }, index) => ({
      at: stage.ago({ days: 20, hours: -index }),
      run: () => gather(stage, community, group),
    })),
  )
  await stage.settle()
}

async function found(stage: Stage, community: DemoCommunity): Promise<void> {
  const { slug, name, description, kind, topics, gates, parent } = community
  const owner = stage.person(community.owner)
  const created = await owner.act(CREATE, {
    input: {
      slug,
      name,
      description,
      kind,
      topicIds: await Promise.all(topics.map((topic) => stage.named(`topic:${topic}`))),
      parentId: parent ? await stage.named(`community:${parent}`) : null,
      idempotencyKey: `demo:${slug}`,
    },
  })
  const { id, gates: current } = created.community
  stage.name(`community:${slug}`, id)
  // Set once: whoever has changed them since meant it.
  if (gates && current.version === 1)
    await owner.act(SET_GATES, { input: { communityId: id, expectedVersion: 1, ...gates } })
  stage.count('communities')
}

/** Members join in bulk; everybody's gates hear of them. */
async function joinAll(stage: Stage): Promise<void> {
  const { database, bus } = stage.host.kernel
  const rows = await Promise.all(
    COMMUNITIES.map(async ({ slug, owner, members }) => {
      const communityId = await stage.named(`community:${slug}`)
      return [...new Set(members)]
        .filter((handle) => handle !== owner)
        .map((handle, index) => ({
          communityId,
          userId: stage.idOf(handle),
          role: 'MEMBER' as const,
          joinedAt: stage.ago({ days: 40, hours: -index }),
        }))
    }),
  )
  await loadMemberships(database, rows.flat(), { announce: true, clock: stage.clock })
  bus.announce()
  stage.count('memberships', rows.flat().length + COMMUNITIES.length)
}

/** A group is founded by the community's owner, joined, and plans something. */
async function gather(stage: Stage, community: DemoCommunity, group: DemoGroup): Promise<void> {
  const communityId = await stage.named(`community:${community.slug}`)
  const { localGroup } = await stage.person(community.owner).act(CREATE_GROUP, {
    input: { communityId, name: group.name, areaCode: group.areaCode, idempotencyKey: `demo:${group.name}` },
  })
  for (const handle of group.members) await stage.person(handle).act(JOIN_GROUP, { localGroupId: localGroup.id })
  if (group.host !== community.owner)
    await stage.person(community.owner).act(SET_ROLE, {
      input: { communityId, userId: stage.idOf(group.host), role: 'HOST' },
    })
  for (const activity of group.activities) await plan(stage, group, localGroup.id, activity)
  stage.count('local groups')
}

/** One answers after the other: who comes after the last seat waits. */
async function plan(stage: Stage, group: DemoGroup, localGroupId: string, activity: DemoActivity): Promise<void> {
  const { title, description, place, capacity } = activity
  const startsAt = momentOf(stage, activity).toISOString()
  const input = { localGroupId, title, description, place, capacity, startsAt, idempotencyKey: `demo:${title}` }
  const created = await stage.person(group.host).act(CREATE_ACTIVITY, { input })
  for (const handle of activity.answers) {
    await stage.person(handle).act(RSVP, { activityId: created.activity.id })
    stage.count('answers to activities')
  }
  stage.count('activities')
}

/** The activity's hour in China Standard Time, eight hours ahead of UTC all year. */
function momentOf(stage: Stage, { inDays, hour }: DemoActivity): Date {
  const day = stage.ago({ days: -inDays })
  day.setUTCHours(hour - 8, 0, 0, 0)
  return day
}
