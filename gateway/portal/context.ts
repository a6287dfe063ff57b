import type DataLoader from 'dataloader'
import type { OperationCost } from '../../platform/subgraph.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { ChangelogEntry } from '../../schema/changelog.ts'
import type { Engine } from '../engine.ts'
import type { BudgetState } from '../limits/budget/index.ts'
import type { NodeReference } from './loaders.ts'
import type { CreateApiKey } from './operations/createApiKeyForOperations.ts'

/** What a resolver of portal receives. */
export interface Context {
  viewer: Viewer
  node: DataLoader<string, NodeReference | null>
  /** How often the viewer's app asked for what is deprecated, in the last seven days, by coordinate; null for anybody else. */
  hits: () => Promise<ReadonlyMap<string, number> | null>
  /** What releases changed, the newest first. */
  released: () => readonly ChangelogEntry[]
  /** Let hours pass in the sandbox. @throws FORBIDDEN for whoever is not of it */
  sandboxClock: (hours: number) => Promise<string>
  /** Make an API key, as users does. */
  createApiKey: CreateApiKey
  /** What the viewer may still spend; null where nothing is counted. */
  budget: () => Promise<BudgetState | null>
  /** What one operation of the viewer may cost at most; null for anything. */
  operationLimit: () => number | null
  /** What the present operation may cost at most; null where nothing is counted. */
  operationCost: OperationCost | null
  /** The graph that portal is part of, as it is served now. */
  engine: () => Engine
}
