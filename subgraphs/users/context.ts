import type { Clock } from '../../platform/clock.ts'
import type { Kernel, RequestScope } from '../../platform/subgraph.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { openLoaders, type UsersLoaders } from './loaders.ts'
import type { UsersStore } from './store/index.ts'

/** What a resolver and an operation of this subgraph receive. */
export interface Context {
  viewer: Viewer
  store: UsersStore
  loaders: UsersLoaders
  clock: Clock
  accessTokenSecret: Uint8Array
}

export function openContext(kernel: Kernel, store: UsersStore, { viewer }: RequestScope): Context {
  return {
    viewer,
    store,
    loaders: openLoaders(store, viewer),
    clock: kernel.clock,
    accessTokenSecret: kernel.accessTokenSecret,
  }
}
