import type { Clock } from '../../platform/clock.ts'
import type { EventBus } from '../../platform/events/bus.ts'
import { presentCursor } from '../../platform/events/cursor.ts'
import type { Kernel, RequestScope } from '../../platform/subgraph.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { FeedWatch } from './feed-watch.ts'
import { type ContentLoaders, openLoaders } from './loaders.ts'
import type { ContentStore } from './store/index.ts'

/** What a resolver and an operation of this subgraph receive. */
export interface Context {
  readonly viewer: Viewer
  readonly store: ContentStore
  readonly clock: Clock
  readonly bus: EventBus
  readonly feedWatch: FeedWatch
  /** Where streams go on from what this request reads; see {@link presentCursor}. */
  eventCursor: string
  readonly loaders: ContentLoaders
  /** Begin with empty loaders: a subscription reads anew for each of its events. */
  renewLoaders(): void
  /** Resolves once content knows everything announced until now: for what must not be refused on grounds of old facts. */
  settle(): Promise<void>
}

export function openContext(
  { clock, bus }: Pick<Kernel, 'clock' | 'bus'>,
  store: ContentStore,
  feedWatch: FeedWatch,
  { viewer }: RequestScope,
): Context {
  let loaders: ContentLoaders | null = null
  const context: Context = {
    viewer,
    store,
    clock,
    bus,
    feedWatch,
    eventCursor: presentCursor(bus),
    // Made when the first of them is asked for: most acts and events read nothing by them.
    get loaders() {
      loaders ??= openLoaders(store, viewer, clock)
      return loaders
    },
    renewLoaders: () => {
      context.eventCursor = presentCursor(bus)
      loaders = null
    },
    settle: () => bus.settle('content'),
  }
  return context
}
