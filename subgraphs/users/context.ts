import type { Clock } from '../../platform/clock.ts'
import type { EventBus } from '../../platform/events/bus.ts'
import type { Kernel, RequestScope } from '../../platform/subgraph.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { SandboxClock } from '../../platform/worlds/clock.ts'
import { openLoaders, type UsersLoaders } from './loaders.ts'
import type { SignInGuard } from './operations/sign-in-guard.ts'
import type { SigningKeys } from './operations/signing-keys.ts'
import type { UsersStore } from './store/index.ts'

/** What a resolver and an operation of this subgraph receive. */
export interface Context {
  viewer: Viewer
  store: UsersStore
  readonly loaders: UsersLoaders
  /** Read anew from here on: after every act, as what loaders remember may be older than it. */
  renewLoaders(): void
  clock: Clock
  /** The clock, where this is the sandbox. */
  sandbox: SandboxClock | undefined
  /** Say that somebody will soon come to the sandbox. */
  expectSandbox: () => void
  bus: EventBus
  signingKeys: SigningKeys
  signInGuard: SignInGuard
  /** Where the client is, as addresses are counted; undefined for what is no client's act. */
  address: string | undefined
}

/** What lives as long as the process does. */
export interface Standing {
  readonly store: UsersStore
  readonly signingKeys: SigningKeys
  readonly signInGuard: SignInGuard
}

export function openContext(
  kernel: Pick<Kernel, 'clock' | 'sandbox' | 'expectSandbox' | 'bus'>,
  { store, signingKeys, signInGuard }: Standing,
  { viewer, address }: RequestScope,
): Context {
  let loaders: UsersLoaders | null = null
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
    sandbox: kernel.sandbox,
    expectSandbox: kernel.expectSandbox ?? (() => {}),
    bus: kernel.bus,
    signingKeys,
    signInGuard,
    address,
  }
}
