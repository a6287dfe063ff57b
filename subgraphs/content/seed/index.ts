import { type Clock, systemClock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { announcementOf } from '../operations/publish.ts'
import { chunksOf } from '../store/chunks.ts'
import { bindContent } from '../store/index.ts'
import type { PostRow, TopicRow } from '../store/tables.ts'
import { APP_ENTRIES } from './app-entries.ts'
import type { ServiceSeed } from './services/index.ts'
import { TOPICS } from './topics.ts'

export { type LikeSeed, loadLikes } from './likes.ts'
export { demoServices, type ServiceSeed } from './services/index.ts'
export { TOPICS } from './topics.ts'

const ROWS_PER_STATEMENT = 1000
/** A row of services carries its search terms. */
const SERVICES_PER_STATEMENT = 500

/**
 * What the app cannot do without: topics, and where features stand. Idempotent and safe to run in several processes at once;
 * it adds what is missing and leaves alone what was changed since. To be called at every start, after the migrations.
 */
export async function seedReference(database: Database, clock: Clock = systemClock): Promise<void> {
  await loadTopics(database, TOPICS, clock)
  await database.transact((tx) => bindContent(tx, clock).appEntries.addAll(APP_ENTRIES))
}

/** Add topics that are not there yet, and announce those. */
export async function loadTopics(
  database: Database,
  topics: readonly TopicRow[],
  clock: Clock = systemClock,
): Promise<void> {
  await database.transact(async (executor) => {
    const tx = bindContent(executor, clock)
    const added = await tx.topics.addAll(topics)
    await tx.outbox.publishAll(
      added.map(({ id, slug, name }) => ({ name: 'content.topicAdded', payload: { topicId: id, slug, name } })),
    )
  })
}

/** Add services that are not there yet: eight thousand take a second or two. */
export async function loadServices(database: Database, services: readonly ServiceSeed[]): Promise<void> {
  for (const some of chunksOf(services, SERVICES_PER_STATEMENT)) {
    await database.transact((tx) => bindContent(tx, systemClock).services.addAll(some))
  }
}

/** A post to load: what `publish` would have made of it. */
export interface PostSeed {
  post: Omit<PostRow, 'removedAt'>
  topicIds: readonly string[]
}

/**
 * Add new posts in bulk and announce them, past the gates: for the demo world, whose circles let these authors post. Their
 * authors must have been announced by users, and their circles by communities, before somebody reads them.
 * @param seeds in the order they are to be announced; none of them there yet
 */
export async function loadPosts(
  database: Database,
  seeds: readonly PostSeed[],
  clock: Clock = systemClock,
): Promise<void> {
  for (const some of chunksOf(seeds, ROWS_PER_STATEMENT)) {
    await database.transact(async (executor) => {
      const tx = bindContent(executor, clock)
      const added = some.map(({ post, topicIds }) => ({ post: { ...post, removedAt: null }, topicIds }))
      await tx.posts.addAll(added)
      await tx.outbox.publishAll(
        added.map(({ post, topicIds }) => ({
          name: 'content.postPublished',
          payload: announcementOf(post, topicIds),
        })),
      )
    })
  }
}
