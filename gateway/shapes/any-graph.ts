import { systemClock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { AnyGraphConfig } from '../config.ts'
import { type Engine, openEngine } from '../engine.ts'
import { remoteLink } from '../links/remote.ts'
import type { Graph } from '../plan/supergraph.ts'
import { composedSupergraph } from '../supergraph/composed.ts'
import { supergraphFile } from '../supergraph/file.ts'
import { openLinkPool } from '../supergraph/links.ts'
import { openReloadingEngine, type ReloadingEngine } from '../supergraph/reload.ts'
import { SupergraphError } from '../supergraph/source.ts'
import { subgraphUrls } from '../supergraph/subgraph-urls.ts'

/** The engine of the supergraph in a file, or of the one that running subgraphs compose to, and of every one after it. */
export function openAnyGraph(config: AnyGraphConfig, log: Log): Promise<ReloadingEngine> {
  // Subgraphs that are not ours know neither signed viewers nor how we ask whether they are ready.
  const viewerSecret = config.VIEWER_SECRET ? new TextEncoder().encode(config.VIEWER_SECRET) : undefined
  const ours = viewerSecret ? { viewerSecret } : { healthUrl: null }
  const pool = openLinkPool((subgraph, url) => remoteLink({ subgraph, url, ...ours, clock: systemClock, log }))
  const source =
    config.source === 'file'
      ? supergraphFile(config.SUPERGRAPH, log)
      : composedSupergraph(config.SUBGRAPHS, pool.lease, config.POLL_MS, log)
  const connect = (graph: Graph): Engine => {
    const links = [...addresses(graph.supergraphSdl, config.SUBGRAPHS)].map(([name, url]) => pool.lease(name, url))
    return openEngine(graph, links, log)
  }
  return openReloadingEngine(source, connect, log)
}

/**
 * Where the subgraphs of a supergraph are: each at the URL it is said to have, or else at the one it was composed with.
 * @throws SupergraphError that names every subgraph without one, and every one that is said to be somewhere and is not in it
 */
function addresses(supergraphSdl: string, said: ReadonlyMap<string, string>): Map<string, string> {
  const composed = subgraphUrls(supergraphSdl)
  const urls = new Map([...composed].map(([name, url]) => [name, said.get(name) ?? url]))
  const mistakes = [
    ...[...urls]
      .filter(([, url]) => !isHttp(url))
      .map(([name, url]) => `${name}: ${whyNot(url)}; say where it is with --subgraph ${name}=URL`),
    ...[...said.keys()].filter((name) => !urls.has(name)).map((name) => `${name}: is no subgraph of it`),
  ]
  if (mistakes.length === 0) return urls
  throw new SupergraphError(
    `The supergraph has subgraphs that cannot be asked:\n${mistakes.map((each) => `  ${each}`).join('\n')}`,
  )
}

const isHttp = (url: string) => /^https?:\/\//.test(url) && URL.canParse(url)
const whyNot = (url: string) => (url ? `"${url}" is no http:// or https:// URL` : 'has no URL')
