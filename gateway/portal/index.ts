import { parse } from 'graphql'
import type { Log } from '../../platform/log.ts'
import { buildSchema, type RunningSubgraph, runSchema } from '../../platform/subgraph.ts'
import { type ChangelogEntry, readChangelog } from '../../schema/changelog.ts'
import { subgraphSdl } from '../../schema/subgraphs.ts'
import type { Engine } from '../engine.ts'
import type { Budgets } from '../limits/budget/index.ts'
import type { Link } from '../links/link.ts'
import type { Context } from './context.ts'
import { openHitsLoader, openNodeLoader } from './loaders.ts'
import { advanceSandboxClock } from './operations/advanceSandboxClock.ts'
import { askUsersForKey } from './operations/createApiKeyForOperations.ts'
import { resolvers } from './resolvers.ts'

/** The gateway that portal lives in. Everything is asked when a request comes: the gateway is opened after its links. */
export interface PortalHost {
  /** The graph it is part of. */
  engine: () => Engine
  /** What callers may spend; nothing is counted where it is left out. */
  budgets?: (() => Budgets | null) | undefined
  /** Subgraphs that were left out for good. */
  without?: readonly string[]
  /** What releases changed, the newest first. */
  released?: () => readonly ChangelogEntry[]
}

/**
 * Start portal, the virtual subgraph about the graph itself: no tables, no process of its own. It asks the owners of things
 * over the same links as the gateway.
 * @param links by subgraph name; read when a request comes, so it may be filled after the start
 */
export function startPortal(
  links: ReadonlyMap<string, Link>,
  { engine, budgets, without, released = once(readChangelog) }: PortalHost,
  log: Log,
): RunningSubgraph {
  const schema = buildSchema({ typeDefs: parse(subgraphSdl('portal')), resolvers })
  const context = (scope: Parameters<RunningSubgraph['context']>[0]): Context => ({
    viewer: scope.viewer,
    node: openNodeLoader(links, scope, without),
    hits: openHitsLoader(links, scope),
    released,
    budget: () => budgets?.()?.stateOf(scope.viewer, scope.address ?? '') ?? Promise.resolve(null),
    operationLimit: () => budgets?.()?.costMaxOf(scope.viewer) ?? null,
    operationCost: scope.operationCost ?? null,
    sandboxClock: (hours) => advanceSandboxClock(links.get('users'), scope, hours),
    createApiKey: (input) => askUsersForKey(links.get('users'), scope, input),
    engine,
  })
  return runSchema('portal', schema, context, log.child({ subgraph: 'portal' }))
}

/** What is read changes with a release, which is another process. */
function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | null = null
  return () => {
    known ??= { value: read() }
    return known.value
  }
}
