import { type Engine, openEngine } from '../../gateway/engine.ts'
import type { Lifetime } from '../../gateway/links/lifetime.ts'
import type { Link, LinkRequest } from '../../gateway/links/link.ts'
import { remoteLink } from '../../gateway/links/remote.ts'
import { lifegraph } from '../../gateway/tests/graphs.ts'
import { systemClock } from '../../platform/clock.ts'
import { openKernel } from '../../platform/kernel.ts'
import { silentLog } from '../../platform/log.ts'
import { serveSubgraph } from '../../platform/process/serve-subgraph.ts'
import { startSubgraph } from '../../platform/subgraph.ts'
import { signViewer, VIEWER_HEADER, type Viewer } from '../../platform/viewer.ts'
import { SUBGRAPH_MODULES } from '../../subgraphs/index.ts'
import type { Json } from '../support/client.ts'

const VIEWER_SECRET = new TextEncoder().encode('a viewer secret for tests, which is long enough')

/** One subgraph as a process of its own would serve it: its own pool, its own dry runs. */
export async function serve(name: string, databaseUrl: string) {
  const module = SUBGRAPH_MODULES.find((each) => each.name === name)
  if (!module) throw new Error(`there is no subgraph "${name}"`)
  const kernel = await openKernel({
    ...{ databaseUrl, databasePoolMax: 5, eventRetentionHours: 1, clock: systemClock, log: silentLog },
    accessTokenSecret: 'an access token secret for tests, long enough',
    dryRunMaxMs: 6000,
  })
  const subgraph = startSubgraph(module, kernel)
  const served = await serveSubgraph(subgraph, {
    ...{ port: 0, host: '127.0.0.1', viewerSecret: VIEWER_SECRET, clock: systemClock, log: silentLog },
    ...{ drainTimeoutMs: 500, ready: kernel.ready },
  })
  const url = `http://127.0.0.1:${served.port}/graphql`
  return {
    name,
    base: `http://127.0.0.1:${served.port}`,
    kernel,
    link: remoteLink({ subgraph: name, url, log: silentLog, clock: systemClock, viewerSecret: VIEWER_SECRET }),
    close: async () => {
      await served.close()
      await subgraph.close()
      await kernel.close()
    },
  }
}

export type Served = Awaited<ReturnType<typeof serve>>

/** Say something to a subgraph as the gateway does, or as somebody who only pretends to. */
export async function say(
  served: Served,
  given: { viewer?: Viewer; ticket?: string; query?: string; variables?: object; path?: string; method?: string },
): Promise<{ status: number; body: Json }> {
  const { viewer, ticket, query, variables, path = '/graphql', method = 'POST' } = given
  const response = await fetch(`${served.base}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(viewer && { [VIEWER_HEADER]: await signViewer(viewer, VIEWER_SECRET, systemClock) }),
      ...(ticket !== undefined && { 'x-lifegraph-dry-run': ticket }),
    },
    ...(query !== undefined && { body: JSON.stringify({ query, variables }) }),
  })
  return { status: response.status, body: await response.json() }
}

/** A gateway's engine over links, on some of which something happens before a request is sent. */
export async function openOver(links: readonly Link[], before: (request: LinkRequest, link: Link) => Promise<void>) {
  const engine: Engine = openEngine(
    await lifegraph(),
    links.map(
      (link): Link => ({
        ...link,
        execute: async (request) => {
          await before(request, link)
          return link.execute(request)
        },
      }),
    ),
    silentLog,
  )
  const run = async (
    viewer: Viewer,
    query: string,
    variables: Json,
    wantsDryRun: boolean,
    lifetime?: Lifetime,
  ): Promise<Json> => {
    const operation = await engine.prepare(query, null, {})
    if ('errors' in operation) throw new Error(JSON.stringify(operation.errors))
    const { text } = await engine.execute(operation, variables, {
      ...{ viewer, requestId: 'req_test', wantsDryRun, lifetime },
    })
    return JSON.parse(text)
  }
  return { engine, run }
}
