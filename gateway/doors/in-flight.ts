import { setTimeout as sleep } from 'node:timers/promises'

/** How many requests are being answered. */
export interface InFlight {
  begin(): void
  /** One that began has been answered, or its client has left. */
  end(): void
  /** @returns when none is left, or after `timeoutMs` */
  settled(timeoutMs: number): Promise<void>
}

export function countRequests(): InFlight {
  let open = 0
  let emptied = () => {}
  return {
    begin: () => {
      open += 1
    },
    end: () => {
      open -= 1
      if (open === 0) emptied()
    },
    settled: async (timeoutMs) => {
      if (open === 0) return
      await Promise.race([
        sleep(timeoutMs, undefined, { ref: false }),
        new Promise<void>((resolve) => {
          emptied = resolve
        }),
      ])
    },
  }
}
