import { sandboxUnavailable } from '../errors.ts'
import type { RunningSubgraph } from '../subgraph.ts'
import { modeOf, type Viewer } from '../viewer.ts'
import type { Sandbox } from './sandbox.ts'

/**
 * A subgraph in both worlds: whoever asks is answered by the one they live in, which is told by their signed viewer and by nothing
 * else. Everything but requests is of the real world: whether it is ready, above all.
 */
export function inBothWorlds(live: RunningSubgraph, sandbox: Sandbox): RunningSubgraph {
  const ofSandbox = async (): Promise<RunningSubgraph> => {
    const test = (await sandbox.enter()).subgraphs.get(live.name)
    if (!test) throw sandboxUnavailable()
    return test
  }
  const worldOf = (viewer: Viewer) => (modeOf(viewer) === 'live' ? live : ofSandbox())
  return {
    ...live,
    worldOf,
    execute: (request) =>
      modeOf(request.viewer) === 'live'
        ? live.execute(request)
        : ofSandbox().then((subgraph) => subgraph.execute(request)),
    subscribe: (request) =>
      modeOf(request.viewer) === 'live'
        ? live.subscribe(request)
        : ofSandbox().then((subgraph) => subgraph.subscribe(request)),
  }
}
