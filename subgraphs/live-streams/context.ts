import type { Clock } from '../../platform/clock.ts'
import type { EventBus } from '../../platform/events/bus.ts'
import { presentCursor } from '../../platform/events/cursor.ts'
import type { Kernel, RequestScope } from '../../platform/subgraph.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Keeper } from './keeper.ts'
import { type LiveLoaders, openLoaders } from './loaders.ts'
import type { KnownRooms } from './operations/knownRooms.ts'
import type { LiveStore } from './store/index.ts'
import type { Viewers } from './viewers.ts'

/** Name of this subgraph, of its place in the event log too. */
export const NAME = 'live-streams'

/** What a resolver and an operation of this subgraph receive. */
export interface Context {
  viewer: Viewer
  store: LiveStore
  readonly loaders: LiveLoaders
  clock: Clock
  bus: EventBus
  keeper: Keeper
  knownRooms: KnownRooms
  viewers: Viewers
  /** Where streams go on from what this request reads; see {@link presentCursor}. */
  eventCursor: string
  /** Resolves once everything other subgraphs announced before the call is known here. Not to be awaited in a transaction. */
  settle(): Promise<void>
  /** Forget what was read so far: after an act, and between the events of a subscription. */
  freshen(): void
}

/** What this process's requests share. */
export type Shared = Pick<Context, 'store' | 'keeper' | 'knownRooms' | 'viewers'>

export function openContext(kernel: Pick<Kernel, 'clock' | 'bus'>, shared: Shared, { viewer }: RequestScope): Context {
  const { store, viewers } = shared
  const { bus, clock } = kernel
  let loaders: LiveLoaders | null = null
  const context: Context = {
    ...shared,
    viewer,
    // Made when the first of them is asked for: most acts and events read nothing by them.
    get loaders() {
      loaders ??= openLoaders(store, viewers, clock)
      return loaders
    },
    clock,
    bus,
    eventCursor: presentCursor(bus),
    settle: () => bus.settle(NAME),
    freshen: () => {
      context.eventCursor = presentCursor(bus)
      loaders = null
    },
  }
  return context
}
