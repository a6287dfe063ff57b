/** How fast a client speaks: within its pace, faster, or so much faster that it does not listen. */
export type Pace = 'fine' | 'fast' | 'flood'

/** Messages that may come at once, in seconds of the pace. */
const BURST_S = 4
/** How far beyond it a client may go that is told about it each time, likewise. */
const FLOOD_S = 40

/**
 * Take the pace of one client's messages with a bucket that fills at a steady rate. Who is too fast gets deeper into debt.
 * @param perSecond 0 for any pace @param now milliseconds of any clock that does not jump
 */
export function openPace(perSecond: number, now: () => number = () => performance.now()): () => Pace {
  if (perSecond <= 0) return () => 'fine'
  const burst = perSecond * BURST_S
  let left = burst
  let at = now()
  return () => {
    const moment = now()
    left = Math.min(burst, left + ((moment - at) / 1000) * perSecond) - 1
    at = moment
    if (left >= 0) return 'fine'
    return left >= -perSecond * FLOOD_S ? 'fast' : 'flood'
  }
}
