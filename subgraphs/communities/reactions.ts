import type { Clock } from '../../platform/clock.ts'
import { openOutbox } from '../../platform/events/outbox.ts'
import type { Reactions } from '../../platform/events/reactions.ts'
import { personFactReactions } from '../../platform/gatekeeper/reactions.ts'
import { openCommunities } from './store/communities.ts'
import { openPosts } from './store/posts.ts'
import { personFacts } from './store/tables.ts'

/** What communities keep of other subgraphs: facts gates read, topics, and which posts stand in a community. */
export function openReactions(clock: Clock): Reactions {
  return {
    ...personFactReactions(personFacts),
    'content.topicAdded': (tx, events) => openCommunities(tx).knowTopics(events.map((event) => event.payload.topicId)),
    'content.postPublished': async (tx, events) => {
      const posts = events.flatMap(({ payload: { postId, communityId, createdAt } }) =>
        communityId === null ? [] : [{ postId, communityId, createdAt: new Date(createdAt) }],
      )
      const added = await openPosts(tx).add(posts)
      await openOutbox(tx, clock).publishAll(
        added.map(({ postId, communityId }) => ({
          name: 'communities.postAdded' as const,
          payload: { communityId, postId },
        })),
      )
    },
    'content.postRemoved': (tx, events) =>
      openPosts(tx).remove(
        events.map((event) => event.payload.postId),
        clock.now(),
      ),
  }
}
