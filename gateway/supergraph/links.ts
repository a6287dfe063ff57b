import type { Link } from '../links/link.ts'

/** Links that several engines use: one that stays when the supergraph is swapped keeps its connections. */
export interface LinkPool {
  /** Open a link, or take the one that is open. Closing what is returned gives it back; the last to do so closes the link. */
  lease(subgraph: string, url: string): Link
}

export function openLinkPool(open: (subgraph: string, url: string) => Link): LinkPool {
  const shared = new Map<string, { link: Link; leases: number }>()
  return {
    lease: (subgraph, url) => {
      const key = `${subgraph}\n${url}`
      const entry = shared.get(key) ?? { link: open(subgraph, url), leases: 0 }
      shared.set(key, entry)
      entry.leases += 1
      let returned = false
      const close = async () => {
        if (returned) return
        returned = true
        entry.leases -= 1
        if (entry.leases > 0) return
        shared.delete(key)
        await entry.link.close()
      }
      return { ...entry.link, close }
    },
  }
}
