import type { Clock } from '../../platform/clock.ts'
import type { EventBus } from '../../platform/events/bus.ts'
import { presentCursor } from '../../platform/events/cursor.ts'
import type { Kernel, RequestScope } from '../../platform/subgraph.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { openLoaders, type PaymentsLoaders } from './loaders.ts'
import type { Workflows } from './operations/runWorkflows.ts'
import type { Runner } from './runner.ts'
import type { PaymentsStore } from './store/index.ts'

/** What a resolver and an operation of this subgraph receive. */
export interface Context {
  readonly viewer: Viewer
  readonly store: PaymentsStore
  /** What this request has read; see {@link refreshed}. */
  readonly loaders: PaymentsLoaders
  /** Read anew from here on. */
  renewLoaders(): void
  readonly clock: Clock
  readonly bus: EventBus
  readonly workflows: Pick<Workflows, 'lease' | 'goOn'> & Pick<Runner, 'wake'>
  /** Where streams go on from what this request reads; see {@link presentCursor}. */
  eventCursor: string
  /** Wait until this subgraph has heard everything announced so far: before refusing on grounds of what others told. */
  settle(): Promise<void>
}

export function openContext(
  kernel: Pick<Kernel, 'clock' | 'bus'>,
  store: PaymentsStore,
  { workflows }: Pick<Context, 'workflows'>,
  { viewer }: RequestScope,
): Context {
  let loaders: PaymentsLoaders | null = null
  return {
    viewer,
    store,
    // Made when the first of them is asked for: most acts and events read nothing by them.
    get loaders() {
      loaders ??= openLoaders(store, viewer)
      return loaders
    },
    renewLoaders: () => {
      loaders = null
    },
    clock: kernel.clock,
    bus: kernel.bus,
    workflows,
    eventCursor: presentCursor(kernel.bus),
    settle: () => kernel.bus.settle('payments'),
  }
}

/**
 * The context with nothing read yet: for every act of a request, since the one before has changed what there is to read, and for
 * every event of a subscription, which would otherwise show what is past and hold all it ever read.
 */
export function refreshed(ctx: Context): Context {
  ctx.eventCursor = presentCursor(ctx.bus)
  ctx.renewLoaders()
  return ctx
}
