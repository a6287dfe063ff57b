import { join } from 'node:path'
import type { Log } from '../../platform/log.ts'
import { type Explorer, type ExplorerOptions, openExplorer } from '../explorer/serve.ts'

/** The explorer as the configuration has it; undefined when it is off. @param shown what the page offers beyond the graph */
export function explorerOf(
  config: { EXPLORER: 'on' | 'off'; DATA_DIR: string },
  log: Log,
  shown: Pick<ExplorerOptions, 'operations' | 'demo' | 'exampleVariables'>,
): Explorer | undefined {
  if (config.EXPLORER === 'off') return undefined
  return openExplorer({ cacheDir: join(config.DATA_DIR, 'explorer'), log, ...shown })
}

/** Make the page in the background; one asked for earlier waits for it. */
export function prepareExplorer(explorer: Explorer, log: Log): void {
  explorer.ready().catch((error: unknown) => {
    const stopped = error instanceof Error && error.name === 'AbortError'
    if (!stopped) log.warn({ err: error }, 'the explorer page could not be made')
  })
}
