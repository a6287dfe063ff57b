import type { Clock } from '../../platform/clock.ts'
import type { EventBus } from '../../platform/events/bus.ts'
import { presentCursor } from '../../platform/events/cursor.ts'
import type { Kernel, RequestScope } from '../../platform/subgraph.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { type CommunitiesLoaders, openLoaders } from './loaders.ts'
import type { CommunitiesStore } from './store/index.ts'

/** What a resolver and an operation of this subgraph receive. */
export interface Context {
  viewer: Viewer
  store: CommunitiesStore
  readonly loaders: CommunitiesLoaders
  /** See {@link renewLoaders}. */
  renewLoaders(): void
  clock: Clock
  bus: EventBus
  /** Where streams go on from what this request reads; see {@link presentCursor}. */
  eventCursor: string
  /** Catch up with what others announced until now: before refusing on grounds of their facts. */
  settle(): Promise<void>
}

export function openContext(
  kernel: Pick<Kernel, 'clock' | 'bus'>,
  store: CommunitiesStore,
  { viewer }: RequestScope,
): Context {
  let loaders: CommunitiesLoaders | null = null
  return {
    viewer,
    store,
    // Made when the first of them is asked for: most acts and events read nothing by them.
    get loaders() {
      loaders ??= openLoaders(store, viewer, kernel.clock)
      return loaders
    },
    renewLoaders: () => {
      loaders = null
    },
    clock: kernel.clock,
    bus: kernel.bus,
    eventCursor: presentCursor(kernel.bus),
    settle: () => kernel.bus.settle('communities'),
  }
}

/**
 * Forget what was read: before each mutation, as an operation may hold several, and before each event of a subscription, whose
 * context lives as long as it does.
 * @returns the same context
 */
export function renewLoaders(ctx: Context): Context {
  ctx.eventCursor = presentCursor(ctx.bus)
  ctx.renewLoaders()
  return ctx
}
