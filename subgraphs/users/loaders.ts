import DataLoader from 'dataloader'
import { keyLoader, pageLoader } from '../../platform/loader.ts'
import { userIdOf, type Viewer } from '../../platform/viewer.ts'
import type { FollowRow } from './store/follows.ts'
import type { UsersStore } from './store/index.ts'

export type UsersLoaders = ReturnType<typeof openLoaders>

/** Loaders of one request: each batches what its resolvers ask for into one statement. */
export function openLoaders(store: UsersStore, viewer: Viewer) {
  const viewerId = userIdOf(viewer)
  return {
    person: keyLoader(store.people.byIds, (person) => person.id),
    personByHandle: keyLoader(store.people.byHandles, (person) => person.handle),
    followCounts: keyLoader(store.follows.counts, (counts) => counts.userId),
    followers: pageLoader<FollowRow>(
      (ids, page) => store.follows.pages('followers', ids, page),
      (row) => row.ownerId,
    ),
    following: pageLoader<FollowRow>(
      (ids, page) => store.follows.pages('following', ids, page),
      (row) => row.ownerId,
    ),
    viewerFollows: new DataLoader<string, boolean>(async (ids) => {
      const followed = new Set(viewerId ? await store.follows.followedBy(viewerId, ids) : [])
      return ids.map((id) => followed.has(id))
    }),
  }
}
