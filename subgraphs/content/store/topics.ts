import { asc, inArray } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type TopicRow, topics } from './tables.ts'

const TOPICS_MAX = 200

export function openTopics(db: Executor) {
  return {
    byIds: (ids: readonly string[]): Promise<TopicRow[]> =>
      db
        .select()
        .from(topics)
        .where(inArray(topics.id, [...ids])),

    bySlugs: (slugs: readonly string[]): Promise<TopicRow[]> =>
      db
        .select()
        .from(topics)
        .where(inArray(topics.slug, [...slugs])),

    all: (): Promise<TopicRow[]> =>
      db.select().from(topics).orderBy(asc(topics.name), asc(topics.id)).limit(TOPICS_MAX),

    /** @returns the topics that were new */
    addAll: (added: readonly TopicRow[]): Promise<TopicRow[]> =>
      db
        .insert(topics)
        .values([...added])
        .onConflictDoNothing()
        .returning(),
  }
}
