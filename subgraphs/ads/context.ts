import type DataLoader from 'dataloader'
import type { Clock } from '../../platform/clock.ts'
import { keyLoader } from '../../platform/loader.ts'
import type { Kernel, RequestScope } from '../../platform/subgraph.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { type AdsLoaders, openLoaders } from './loaders.ts'
import { decideSlots } from './operations/decideSlots.ts'
import type { AdsStore } from './store/index.ts'
import type { DecisionRow } from './store/tables.ts'

/** What a resolver and an operation of this subgraph receive. */
export interface Context {
  viewer: Viewer
  store: AdsStore
  readonly loaders: AdsLoaders
  /** The decision for a place, null where nothing fits. Places that are asked for together are decided together. */
  slot: DataLoader<string, DecisionRow | null>
  clock: Clock
  /** Resolves once this subgraph knows everything that was committed anywhere before the call. */
  settle(): Promise<void>
}

export function openContext(
  { bus, clock }: Pick<Kernel, 'clock' | 'bus'>,
  store: AdsStore,
  { viewer }: RequestScope,
): Context {
  let loaders: AdsLoaders | null = null
  return {
    viewer,
    store,
    // Made when the first of them is asked for: most acts and events read nothing by them.
    get loaders() {
      loaders ??= openLoaders(store)
      return loaders
    },
    slot: keyLoader(
      (slotIds) => decideSlots({ viewer, store, clock }, slotIds),
      (decision) => decision.slotId,
    ),
    clock,
    settle: () => bus.settle('ads'),
  }
}
