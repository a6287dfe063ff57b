import { join } from 'node:path'
import type { Log } from '../../platform/log.ts'
import type { Engine } from '../engine.ts'
import { operationsByContract } from '../explorer/operations.ts'
import { type Explorer, type ExplorerOptions, openExplorer } from '../explorer/serve.ts'

/** The explorer as the configuration has it; undefined when it is off. @param shown what the page offers beyond the graph */
export function explorerOf(
  config: { EXPLORER: 'on' | 'off'; DATA_DIR: string },
  log: Log,
  shown: Pick<ExplorerOptions, 'operations' | 'contracts' | 'demo' | 'exampleVariables'>,
): Explorer | undefined {
  if (config.EXPLORER === 'off') return undefined
  return openExplorer({ cacheDir: join(config.DATA_DIR, 'explorer'), log, ...shown })
}

/** What the page shows of a graph. */
export function shownOf(engine: Engine): Pick<ExplorerOptions, 'operations' | 'contracts'> {
  return {
    contracts: engine.contracts?.definitions.map(({ name }) => name) ?? [],
    operations: () => operationsByContract(engine),
  }
}

/** Make the page in the background; one asked for earlier waits for it. */
export function prepareExplorer(explorer: Explorer, log: Log): void {
  explorer.ready().catch((error: unknown) => {
    const stopped = error instanceof Error && error.name === 'AbortError'
    if (!stopped) log.warn({ err: error }, 'the explorer page could not be made')
  })
}
