import { setImmediate as nextTurn } from 'node:timers/promises'
import type { IntrospectAndCompose } from '@apollo/gateway'
import { messageOf } from '../../platform/errors.ts'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { ServiceViewer } from '../../platform/viewer.ts'
import { LinkFailure } from '../links/failure.ts'
import type { Link } from '../links/link.ts'
import { linkRequest } from '../links/request.ts'
import { SupergraphError, type SupergraphSource } from './source.ts'

type ApolloLog = NonNullable<ConstructorParameters<typeof IntrospectAndCompose>[0]['logger']>
type DataSource = ReturnType<Parameters<IntrospectAndCompose['initialize']>[0]['getDataSource']>

const GATEWAY: ServiceViewer = { kind: 'service', name: 'gateway', scopes: [] }

/**
 * The supergraph that running subgraphs compose to, asked for again and again: Apollo's own manager, over our links.
 * Composition takes place in this process; one that fails is said once and changes nothing.
 * @param urls the subgraphs by name @param open a link to one of them, closed when the source stops
 */
export function composedSupergraph(
  urls: ReadonlyMap<string, string>,
  open: (subgraph: string, url: string) => Link,
  pollMs: number,
  log: Log,
): SupergraphSource {
  const links = [...urls].map(([name, url]) => open(name, url))
  const said = sayOnce(log)
  const sdlOf = askTogether(links, said.forget)
  let cleanup = async () => {}
  const compose = async (onUpdate: (supergraphSdl: string) => void): Promise<string> => {
    // Apollo's classes are told not to report before they are loaded, and are loaded by those who compose only.
    await import('../../schema/apollo.ts')
    const { IntrospectAndCompose } = await import('@apollo/gateway')
    const manager = new IntrospectAndCompose({
      subgraphs: [...urls].map(([name, url]) => ({ name, url })),
      pollIntervalInMs: pollMs,
      logger: said.logger,
    })
    const started = await manager.initialize({
      update: onUpdate,
      healthCheck: async () => {},
      getDataSource: ({ name }) => ({
        process: async () =>
          ({ data: { _service: { sdl: await sdlOf(name) } } }) as Awaited<ReturnType<DataSource['process']>>,
      }),
    })
    cleanup = started.cleanup ?? cleanup
    return started.supergraphSdl
  }
  return {
    start: (onUpdate) =>
      compose(onUpdate).catch((error: unknown) => {
        throw new SupergraphError(`The subgraphs do not make a supergraph: ${messageOf(error)}`)
      }),
    stop: async () => {
      await cleanup()
      await Promise.all(links.map((link) => link.close()))
    },
  }
}

/**
 * Ask all subgraphs for their SDL at once, and take all answers or none. Apollo's manager asks one by one and remembers each
 * answer at once: when one subgraph changes while another is away, it would never see the change.
 * @param answered told of each round that all have answered
 */
function askTogether(links: readonly Link[], answered: () => void): (subgraph: string) => Promise<string> {
  let round: Promise<Map<string, PromiseSettledResult<string>>> | null = null
  const ask = async () => {
    const results = await Promise.allSettled(links.map(askSdl))
    round = null
    if (results.every(({ status }) => status === 'fulfilled')) answered()
    return new Map(results.map((result, index) => [links[index]?.subgraph ?? '', result]))
  }
  return async (subgraph) => {
    round ??= ask()
    const results = await round
    const own = results.get(subgraph)
    if (own?.status !== 'fulfilled') throw own?.reason
    const others = [...results.values()]
    if (others.every(({ status }) => status === 'fulfilled')) return own.value
    // After those that failed, so that one of them is named.
    await nextTurn()
    throw new Error('another subgraph could not be asked')
  }
}

/** Source: Apollo Federation subgraph specification, `Query._service`. */
async function askSdl(link: Link): Promise<string> {
  const asked = linkRequest({ query: '{ _service { sdl } }' }, { viewer: GATEWAY, requestId: newRequestId() })
  const { data, errors } = await link.execute(asked).catch((error: unknown) => {
    // What no client is told, the operator is.
    throw error instanceof LinkFailure ? new Error(error.detail) : error
  })
  const sdl = (data as { _service?: { sdl?: unknown } } | null | undefined)?._service?.sdl
  if (typeof sdl === 'string') return sdl
  throw new Error(errors?.[0]?.message ?? 'it does not tell its SDL')
}

/** What fails, fails again at every poll: it is said when it begins, and again after it has worked in between. */
function sayOnce(log: Log): { logger: ApolloLog; forget(): void } {
  let last = ''
  return {
    logger: {
      debug: (message) => log.debug(message),
      info: (message) => log.info(message),
      warn: (message) => log.warn(message),
      error: (reason: string) => {
        if (reason === last) return
        last = reason
        log.error({ reason }, 'the subgraphs could not be composed; the supergraph stays as it is')
      },
    },
    forget: () => {
      last = ''
    },
  }
}
