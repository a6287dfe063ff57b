/** What a server process tells of itself. */
export interface ServerState {
  readonly subscribers: number
  readonly fetches: number
  /** Of the whole process so far, in microseconds. */
  readonly cpuUs: number
  /** What of it was outside the kernel. */
  readonly userUs: number
  readonly rssBytes: number
  readonly heapBytes: number
  /** Longest that its event loop stood still since it was asked last. */
  readonly stallMs: number
}

/** What the bench asks of its processes. */
export type Order =
  | { readonly kind: 'publish'; readonly times: number }
  /** Publish on and on; 0 stops. */
  | { readonly kind: 'rate'; readonly perSecond: number }
  | { readonly kind: 'state' }
  | { readonly kind: 'collect' }

/** Events published in one turn of the event loop. */
const CATCH_UP_MAX = 20

function memory(): Pick<ServerState, 'rssBytes' | 'heapBytes'> {
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rssBytes: rss, heapBytes: heapUsed + external }
}

/** Obey the bench: publish when told, and tell how things are when asked. */
export function answerChild(
  port: number,
  publish: () => void,
  state: () => Pick<ServerState, 'subscribers' | 'fetches'>,
): void {
  let rate: NodeJS.Timeout | undefined
  let last = performance.now()
  let stallMs = 0
  setInterval(() => {
    const now = performance.now()
    stallMs = Math.max(stallMs, now - last - 5)
    last = now
  }, 5).unref()
  process.on('message', (order: Order) => {
    if (order.kind === 'publish') for (let time = 0; time < order.times; time++) publish()
    if (order.kind === 'collect') globalThis.gc?.()
    if (order.kind === 'rate') {
      clearInterval(rate)
      const startedAt = performance.now()
      let published = 0
      const due = () => Math.floor(((performance.now() - startedAt) / 1000) * order.perSecond)
      // One that cannot keep up falls behind; it would never come back from here if it had to.
      const catchUp = () => {
        for (let times = 0; published < due() && times < CATCH_UP_MAX; times++, published++) publish()
      }
      if (order.perSecond > 0) rate = setInterval(catchUp, Math.min(1000 / order.perSecond, 10))
    }
    if (order.kind !== 'state') return
    const { user, system } = process.cpuUsage()
    process.send?.({ ...state(), cpuUs: user + system, userUs: user, ...memory(), stallMs })
    stallMs = 0
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ port })
}
