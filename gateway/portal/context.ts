import type DataLoader from 'dataloader'
import type { Viewer } from '../../platform/viewer.ts'
import type { Engine } from '../engine.ts'
import type { NodeReference } from './loaders.ts'

/** What a resolver of portal receives. */
export interface Context {
  viewer: Viewer
  node: DataLoader<string, NodeReference | null>
  /** The graph that portal is part of, as it is served now. */
  engine: () => Engine
}
