import type { Link } from '../links/link.ts'

/** A link whose fetches wait until a test lets them through. */
export interface GatedLink {
  readonly link: Link
  /** @returns once so many fetches wait, or have been let through */
  asked(count: number): Promise<void>
  /** Let through what waits, and whatever comes later. */
  open(): void
}

/** @param holds which fetches wait; all by default */
export function gatedLink(link: Link, holds: (query: string) => boolean = () => true): GatedLink {
  let count = 0
  let opened = () => {}
  const gate = new Promise<void>((resolve) => {
    opened = resolve
  })
  const waiting = new Set<() => void>()
  return {
    link: {
      ...link,
      execute: async (request) => {
        if (!holds(request.query)) return link.execute(request)
        count += 1
        for (const tell of waiting) tell()
        await gate
        return link.execute(request)
      },
    },
    asked: (enough) =>
      new Promise((resolve) => {
        const look = () => {
          if (count < enough) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    open: () => opened(),
  }
}
