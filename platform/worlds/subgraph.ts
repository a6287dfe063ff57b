import { sandboxUnavailable } from '../errors.ts'
import type { RunningSubgraph } from '../subgraph.ts'
import { modeOf, type Viewer } from '../viewer.ts'
import type { Sandbox } from './sandbox.ts'

/**
 * A subgraph in both worlds: whoever asks is answered by the one they live in, which is told by their signed viewer and by nothing
 * else. Everything but requests is of the real world: whether it is ready, above all.
 */
export function inBothWorlds(live: RunningSubgraph, sandbox: Sandbox): RunningSubgraph {
  const ofSandbox = async (viewer: Viewer): Promise<RunningSubgraph> => {
    const test = (await sandbox.enter(mayMake(viewer))).subgraphs.get(live.name)
    if (!test) throw sandboxUnavailable()
    return test
  }
  const isLive = (viewer: Viewer) => modeOf(viewer) === 'live'
  return {
    ...live,
    worldOf: (viewer) => (isLive(viewer) ? live : ofSandbox(viewer)),
    execute: (request) =>
      isLive(request.viewer)
        ? live.execute(request)
        : ofSandbox(request.viewer).then((subgraph) => subgraph.execute(request)),
    subscribe: (request) =>
      isLive(request.viewer)
        ? live.subscribe(request)
        : ofSandbox(request.viewer).then((subgraph) => subgraph.subscribe(request)),
    dryRuns: live.dryRuns && {
      join: async (ticket, viewer) => {
        const { dryRuns } = isLive(viewer) ? live : await ofSandbox(viewer)
        if (!dryRuns) throw sandboxUnavailable()
        return dryRuns.join(ticket, viewer)
      },
      end: async (id, viewer) => {
        const { dryRuns } = isLive(viewer) ? live : await ofSandbox(viewer)
        if (!dryRuns) throw sandboxUnavailable()
        return dryRuns.end(id, viewer)
      },
    },
  }
}

/**
 * Whether a viewer may have the sandbox made. Tokens are checked by keys that are in it: whoever sends one that is made up would
 * have a database made, were that enough.
 */
function mayMake(viewer: Viewer): boolean {
  return viewer.kind !== 'service' || viewer.scopes.includes('graph:sandbox')
}
