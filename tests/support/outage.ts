import { LinkFailure } from '../../gateway/links/failure.ts'
import type { Link } from '../../gateway/links/link.ts'

/** A subgraph that can be taken away from the gateway and given back. */
export interface Outage {
  readonly through: (link: Link) => Link
  begin(): void
  end(): void
}

/** @param subgraph whose link fails, as one over the wire does when nobody answers there */
export function openOutage(subgraph: string): Outage {
  let away = false
  const unlessAway = <T>(act: () => Promise<T>): Promise<T> =>
    away ? Promise.reject(new LinkFailure(subgraph, 'unreachable', 'taken away by a test')) : act()
  return {
    begin: () => {
      away = true
    },
    end: () => {
      away = false
    },
    through: (link) =>
      link.subgraph === subgraph
        ? {
            ...link,
            execute: (request) => unlessAway(() => link.execute(request)),
            subscribe: (request) => unlessAway(() => link.subscribe(request)),
            ready: async () => !away && link.ready(),
          }
        : link,
  }
}
