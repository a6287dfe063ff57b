import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** The requests that are being answered. */
export interface InFlight {
  add(outgoing: ServerResponse): void
  /** @returns when none is left, or after `timeoutMs` */
  settled(timeoutMs: number): Promise<void>
}

export function trackRequests(): InFlight {
  const open = new Set<ServerResponse>()
  let emptied = () => {}
  return {
    add: (outgoing) => {
      open.add(outgoing)
      outgoing.on('close', () => {
        open.delete(outgoing)
        if (open.size === 0) emptied()
      })
    },
    settled: async (timeoutMs) => {
      if (open.size === 0) return
      await Promise.race([
        sleep(timeoutMs, undefined, { ref: false }),
        new Promise<void>((resolve) => {
          emptied = resolve
        }),
      ])
    },
  }
}
