import DataLoader from 'dataloader'
import type { Clock } from '../../platform/clock.ts'
import { groupLoader, keyLoader, pageLoader } from '../../platform/loader.ts'
import type { PageRequest } from '../../platform/pagination.ts'
import { userIdOf, type Viewer } from '../../platform/viewer.ts'
import type { PersonFacts } from '../../schema/gates.ts'
import type { CommunityRole } from './domain/roles.ts'
import type { ListedCommunity } from './store/communities.ts'
import type { CommunitiesStore } from './store/index.ts'
import type { ActivityRow, CommunityPostRow, LocalGroupRow, MembershipRow, RsvpRow } from './store/tables.ts'

export type CommunitiesLoaders = ReturnType<typeof openLoaders>

/** Loaders of one request: each batches what its resolvers ask for into one statement. */
export function openLoaders(store: CommunitiesStore, viewer: Viewer, clock: Clock) {
  const viewerId = userIdOf(viewer)
  return {
    community: keyLoader(store.communities.byIds, (community) => community.id),
    communityBySlug: keyLoader(store.communities.bySlugs, (community) => community.slug),
    topicIds: groupLoader(store.communities.topicIdsOf, (row) => row.communityId),
    divisions: pageLoader<ListedCommunity>(
      (ids, { limit }) => store.communities.divisions(ids, limit),
      (row) => row.parentId,
    ),
    ofTopic: pageLoader<ListedCommunity>(
      (ids, { limit }) => store.communities.ofTopics(ids, limit),
      (row) => row.parentId,
    ),
    post: keyLoader(store.posts.byIds, (post) => post.postId),
    posts: pageLoader<CommunityPostRow>(store.posts.pages, (post) => post.communityId),
    members: filteredPages<CommunityRole | null, MembershipRow>(
      store.memberships.pagesOfCommunities,
      (membership) => membership.communityId,
    ),
    memberships: pageLoader<MembershipRow>(store.memberships.pagesOfPeople, (membership) => membership.userId),
    localGroup: keyLoader(store.localGroups.byIds, (group) => group.id),
    localGroups: filteredPages<string | null, LocalGroupRow>(store.localGroups.pages, (group) => group.communityId),
    activity: keyLoader(store.activities.byIds, (activity) => activity.id),
    activities: filteredPages<'ALL' | 'COMING', ActivityRow>(
      // One moment per batch: each group asking with its own would be a statement each.
      (which, ids, page) => store.activities.pages(which === 'COMING' ? clock.now() : null, ids, page),
      (activity) => activity.groupId,
    ),
    attendees: pageLoader<RsvpRow>(store.rsvps.attendees, (rsvp) => rsvp.activityId),
    /** Place on the waitlist, from 1; null for answers that do not wait. */
    position: new DataLoader<RsvpRow, number | null, string>(
      async (answers) => {
        const rows = await store.rsvps.positions(answers)
        const positionByAnswer = new Map(rows.map((row) => [nameOf(row), row.position]))
        return answers.map((answer) => positionByAnswer.get(nameOf(answer)) ?? null)
      },
      { cacheKeyFn: nameOf },
    ),

    facts: new DataLoader<string, PersonFacts>((userIds) => store.people.factsOf(userIds)),
    viewerMembership: keyLoader(
      async (ids) => (viewerId ? store.memberships.ofPerson(viewerId, ids) : []),
      (membership) => membership.communityId,
    ),
    viewerGroup: new DataLoader<string, boolean>(async (ids) => {
      const joined = new Set(viewerId ? await store.localGroups.joinedBy(viewerId, ids) : [])
      return ids.map((id) => joined.has(id))
    }),
    viewerRsvp: keyLoader(
      async (ids) => (viewerId ? store.rsvps.ofPerson(viewerId, ids) : []),
      (rsvp) => rsvp.activityId,
    ),
  }
}

const nameOf = (answer: { activityId: string; userId: string }) => `${answer.activityId} ${answer.userId}`

/** Pages of children that a filter narrows: one statement per filter and page request. */
function filteredPages<F extends string | null, Row>(
  load: (filter: F, parents: readonly string[], page: PageRequest) => Promise<readonly Row[]>,
  parentOf: (row: Row) => string,
): (filter: F, parent: string, page: PageRequest) => Promise<Row[]> {
  const loaders = new Map<string, (parent: string, page: PageRequest) => Promise<Row[]>>()
  return (filter, parent, page) => {
    const name = JSON.stringify(filter)
    const loader = loaders.get(name) ?? pageLoader((parents, request) => load(filter, parents, request), parentOf)
    loaders.set(name, loader)
    return loader(parent, page)
  }
}
