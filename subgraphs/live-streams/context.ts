import type { Clock } from '../../platform/clock.ts'
import type { EventBus } from '../../platform/events/bus.ts'
import { presentCursor } from '../../platform/events/cursor.ts'
import type { Kernel, RequestScope } from '../../platform/subgraph.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Keeper } from './keeper.ts'
import { type LiveLoaders, openLoaders } from './loaders.ts'
import type { LiveStore } from './store/index.ts'

/** Name of this subgraph, of its place in the event log too. */
export const NAME = 'live-streams'

/** What a resolver and an operation of this subgraph receive. */
export interface Context {
  viewer: Viewer
  store: LiveStore
  loaders: LiveLoaders
  clock: Clock
  bus: EventBus
  keeper: Keeper
  /** Where streams go on from what this request reads; see {@link presentCursor}. */
  eventCursor: string
  /** Resolves once everything other subgraphs announced before the call is known here. Not to be awaited in a transaction. */
  settle(): Promise<void>
  /** Forget what was read so far: after an act, and between the events of a subscription. */
  freshen(): void
}

export function openContext(kernel: Kernel, store: LiveStore, keeper: Keeper, { viewer }: RequestScope): Context {
  const { bus, clock } = kernel
  const context: Context = {
    viewer,
    store,
    loaders: openLoaders(store, clock),
    clock,
    bus,
    keeper,
    eventCursor: presentCursor(bus),
    settle: () => bus.settle(NAME),
    freshen: () => {
      context.eventCursor = presentCursor(bus)
      context.loaders = openLoaders(store, clock)
    },
  }
  return context
}
