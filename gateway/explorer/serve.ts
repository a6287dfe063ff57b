import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../../platform/log.ts'
import { type BundleCacheOptions, openBundleCache } from './cache.ts'
import type { DemoPerson, ExampleOperation, ExplorerConfig } from './config.ts'
import { loadOperations, withVariables } from './operations.ts'
import { respond, respondFile } from './respond.ts'

export interface ExplorerOptions extends BundleCacheOptions {
  log: Pick<Log, 'info' | 'warn' | 'error'>
  /** The tabs; usually {@link operationsByContract}, asked once. All that are on file when left out. */
  operations?: ExampleOperation[] | (() => Promise<ExampleOperation[]>)
  /** Contracts of the graph, the one of everybody first; none by default. */
  contracts?: readonly string[]
  /** People to sign in as with one click; none outside a demo world. */
  demo?: DemoPerson[]
  /** Asked whenever the page opens: values by variable name, merged into the operations that declare them. */
  exampleVariables?: () => Promise<Record<string, unknown>>
  /** Path of the graph on this origin. */
  endpoint?: string
}

export type Explorer = ReturnType<typeof openExplorer>

/**
 * The explorer page at `/`, with everything it needs under `/explorer/`.
 *
 * Opening it costs nothing. The bundle is looked up, and made if need be, by the first `ready()` or request: call
 * `ready()` once the server listens, and a page asked for earlier waits for it.
 */
export function openExplorer(options: ExplorerOptions) {
  const { log, demo = [], endpoint = '/graphql', exampleVariables = async () => ({}) } = options
  const { operations: given = loadOperations(), contracts = [] } = options
  let asked: Promise<ExampleOperation[]> | undefined
  const operationsToShow = () => {
    asked ??= Promise.resolve(typeof given === 'function' ? given() : given)
    return asked
  }
  const bundles = openBundleCache(options)

  async function config(): Promise<ExplorerConfig> {
    const known = await exampleVariables().catch((error) => {
      log.warn({ err: error }, 'the explorer shows its operations without example variables')
      return {}
    })
    const operations = (await operationsToShow()).map((operation) => withVariables(operation, known))
    return { endpoint, ...(contracts.length > 0 && { contracts }), people: demo, operations }
  }

  async function answer(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      return respond({ req, res }, 405, 'Only GET and HEAD\n', { allow: 'GET, HEAD' })
    }
    if (path === '/explorer/config.json') {
      const body = JSON.stringify(await config())
      return respond({ req, res }, 200, body, { 'content-type': 'application/json; charset=utf-8' })
    }
    const bundle = await bundles.load()
    if (path === '/') return respondFile({ req, res }, bundle, 'index.html', 'no-cache')
    const assetsPath = `/explorer/${bundle.manifest.key}/`
    // Looked up as it is spelled, in the list of what was built: there is no path to walk out of.
    const name = path.startsWith(assetsPath) ? path.slice(assetsPath.length) : ''
    return respondFile({ req, res }, bundle, name, 'public, max-age=31536000, immutable')
  }

  return {
    /**
     * Answer the request if it is the explorer's: `/` and everything under `/explorer/`.
     * @returns whether it took the request; a request it leaves is untouched
     */
    handle(req: IncomingMessage, res: ServerResponse): boolean {
      const path = (req.url ?? '').split('?', 1)[0] ?? ''
      if (path !== '/' && !path.startsWith('/explorer/')) return false
      answer(req, res, path).catch((error) => {
        log.error({ err: error, path }, 'the explorer could not answer')
        respond({ req, res }, 503, 'The explorer page is not available; the log says why.\n', { 'retry-after': '5' })
      })
      return true
    },
    /** Resolves once the page can be served at once; throws when it cannot be bundled. */
    async ready(): Promise<void> {
      await bundles.load()
    },
    /** End a build that is still running, and remove what it left outside the cache. */
    close: () => bundles.close(),
  }
}
