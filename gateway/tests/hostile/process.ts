import { readFileSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { starvedMs, threadMs } from '../thread-time.ts'
import { openToys, serveToys } from '../toys.ts'
import { serveAmbiguous } from './ambiguous.ts'

/** What the process tells about itself since it was last asked. */
export interface Cost {
  /** The longest it kept its event loop waiting; no more than the time it was given to compute, as others may want the cores. */
  readonly busyMs: number
  /** How long it computed in all; it can have kept nobody waiting for longer, whoever else wanted the cores. */
  readonly computedMs: number
  /** How long it could have computed and others had the cores. */
  readonly starvedMs: number
  /** How much more memory it held at its peak than at the beginning. */
  readonly memoryMb: number
  /** What hangs on the prototypes that everything inherits from. */
  readonly prototypes: string
  readonly unhandled: number
}
/** A heap that was tidied before has nobody else's garbage in it; to tidy it takes as long as many an attack. */
export type Question = 'begin' | 'begin tidied' | 'end'
export type Reply = { readonly url: string } | 'begun' | Cost

/** A gateway in a process of its own, which measures itself when its parent asks. Run by {@link ./attack.ts} only. */
const LOOP_RESOLUTION_MS = 5
const MB = 1024 * 1024
const delays = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS })
let residentAtStart = 0
let threadMsAtStart = 0
let starvedMsAtStart = 0
let unhandled = 0
process.on('unhandledRejection', () => {
  unhandled += 1
})
const served = process.argv[2] === 'ambiguous' ? await serveAmbiguous() : await serveToys(openToys())
const tell = (reply: Reply) => process.send?.(reply)

process.on('message', (question: Question) => {
  if (question !== 'end') {
    if (question === 'begin tidied') globalThis.gc?.()
    forgetPeak()
    residentAtStart = process.memoryUsage.rss()
    threadMsAtStart = threadMs()
    starvedMsAtStart = starvedMs()
    delays.enable()
    delays.reset()
    return tell('begun')
  }
  // After what the loop has still to do, so that its delay is counted.
  setTimeout(() => {
    delays.disable()
    const waitedMs = Math.max(0, delays.max / 1e6 - LOOP_RESOLUTION_MS)
    const computedMs = threadMs() - threadMsAtStart
    const busyMs = Math.min(waitedMs, computedMs)
    tell({
      busyMs,
      computedMs,
      starvedMs: starvedMs() - starvedMsAtStart,
      memoryMb: (peak() - residentAtStart) / MB,
      prototypes: prototypes(),
      unhandled,
    })
  }, 3 * LOOP_RESOLUTION_MS)
})
process.on('disconnect', () => process.exit())
tell({ url: served.url })

/** Bytes this process held at most. Linux tells since it was last told to forget; elsewhere it is what is held now. */
function peak(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    return Number(kilobytes) * 1024
  } catch {
    return process.memoryUsage.rss()
  }
}

/** Source: proc(5), "clear_refs". */
function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // Not Linux: see `peak`.
  }
}

function prototypes(): string {
  const holders = [Object, Array, Function, String, Number, Boolean, Map, Set, Promise, Error]
  return JSON.stringify(
    holders.map(({ name, prototype }) => [name, Reflect.ownKeys(prototype).map(String), Object.isFrozen(prototype)]),
  )
}
