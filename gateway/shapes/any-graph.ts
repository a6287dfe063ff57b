import { systemClock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { AnyGraphConfig } from '../config.ts'
import { contractRules } from '../contract-settings.ts'
import { type Engine, openEngine } from '../engine.ts'
import type { Link } from '../links/link.ts'
import { remoteLink } from '../links/remote.ts'
import type { Graph } from '../plan/supergraph.ts'
import { openStreamMetrics } from '../streams/metrics.ts'
import { composedSupergraph } from '../supergraph/composed.ts'
import { supergraphFile } from '../supergraph/file.ts'
import { openLinkPool } from '../supergraph/links.ts'
import { openReloadingEngine, type ReloadingEngine } from '../supergraph/reload.ts'
import { SupergraphError } from '../supergraph/source.ts'

/** The engine of the supergraph in a file, or of the one that running subgraphs compose to, and of every one after it. */
export function openAnyGraph(config: AnyGraphConfig, log: Log): Promise<ReloadingEngine> {
  const pool = openLinkPool(linksOf(config, log))
  const source =
    config.source === 'file'
      ? supergraphFile(config.SUPERGRAPH, log)
      : composedSupergraph(config.SUBGRAPHS, pool.lease, config.POLL_MS, log)
  const contracts = contractRules(config)
  const metrics = openStreamMetrics()
  const connect = (graph: Graph): Engine => {
    const urls = addresses(graph.facts.urlByName, config.SUBGRAPHS)
    return openEngine(
      graph,
      [...urls].map(([name, url]) => pool.lease(name, url)),
      log,
      { access: config.ACCESS, contracts, metrics, streams: { coalesceMs: config.STREAM_COALESCE_MS } },
    )
  }
  return openReloadingEngine(source, connect, log)
}

function linksOf(config: AnyGraphConfig, log: Log): (subgraph: string, url: string) => Link {
  const viewerSecret = config.VIEWER_SECRET ? new TextEncoder().encode(config.VIEWER_SECRET) : undefined
  return (subgraph, url) =>
    remoteLink({
      subgraph,
      url,
      log,
      clock: systemClock,
      // Subgraphs that are not ours know neither signed viewers nor how we ask whether they are ready.
      ...(viewerSecret ? { viewerSecret } : { healthUrl: null }),
      timeoutMs: config.SUBGRAPH_TIMEOUT_MS,
      forward: config.FORWARD_HEADERS,
      headers: { ...config.SUBGRAPH_HEADERS.get('*'), ...config.SUBGRAPH_HEADERS.get(subgraph) },
    })
}

/**
 * Where the subgraphs of a supergraph are: each at the URL it is said to have, or else at the one it was composed with.
 * @throws SupergraphError that names every subgraph without one, and every one that is said to be somewhere and is not in it
 */
function addresses(composed: ReadonlyMap<string, string>, said: ReadonlyMap<string, string>): Map<string, string> {
  const urls = new Map([...composed].map(([name, url]) => [name, said.get(name) ?? url]))
  const nowhere = [...urls].filter(([, url]) => !isHttp(url))
  const unknown = [...said.keys()].filter((name) => !urls.has(name))
  if (nowhere.length === 0 && unknown.length === 0) return urls
  const mistakes = [
    ...nowhere.map(([name, url]) => `${name}: ${whyNot(url)}; say where it is with --subgraph ${name}=URL`),
    ...unknown.map((name) => `${name}: is no subgraph of it`),
  ]
  throw new SupergraphError(`The supergraph cannot be served:\n${mistakes.map((each) => `  ${each}`).join('\n')}`)
}

const isHttp = (url: string) => /^https?:\/\//.test(url) && URL.canParse(url)
const whyNot = (url: string) => (url ? `"${url}" is no http:// or https:// URL` : 'has no URL')
