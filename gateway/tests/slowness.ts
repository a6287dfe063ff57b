import { threadMs } from './thread-time.ts'

/** What {@link work} takes of a processor where bounds of milliseconds were measured. */
const REFERENCE_MS = 10
const ATTEMPTS = 20

let known: number | null = null

/**
 * How many times slower this machine is than the one that bounds were measured on, at least 1. A bound in milliseconds says
 * something of the program only when it is taken times this.
 */
export function slowness(): number {
  known ??= slownessNow()
  return known
}

/** As {@link slowness}, at this moment: others may want the processors more than they did. */
export function slownessNow(): number {
  return Math.max(1, leastMs() / REFERENCE_MS)
}

function leastMs(): number {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const began = threadMs()
    work()
    least = Math.min(least, threadMs() - began)
  }
  return least
}

/** Objects, texts and patterns, as a gateway has them. */
function work(): number {
  const things = Array.from({ length: 20_000 }, (_, index) => ({ id: `thing ${index}`, tags: [`tag ${index % 7}`] }))
  const read = JSON.parse(JSON.stringify(things)) as typeof things
  return read.reduce((sum, { id, tags }) => sum + id.length + (tags[0] ?? '').replace(/\d/g, '#').length, 0)
}
