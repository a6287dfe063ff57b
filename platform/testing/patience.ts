import { vi } from 'vitest'

/**
 * How long tests wait for what must come. It only ever decides about tests that fail: vitest's own second is too short for a
 * machine that has other things to do, and what takes longer than this never comes.
 */
const PATIENCE_MS = 30_000

type Patient = typeof vi.waitFor | typeof vi.waitUntil
const patient = new WeakSet<Patient>()

/** Give a function of vitest's that waits the patience it lacks by default, once: files share the module it is in. */
function withPatience<Wait extends Patient>(wait: Wait): Wait {
  if (patient.has(wait)) return wait
  const waits = ((callback: () => unknown, options: number | Record<string, unknown> = {}) =>
    wait(callback, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options })) as Wait
  patient.add(waits)
  return waits
}

vi.waitFor = withPatience(vi.waitFor)
vi.waitUntil = withPatience(vi.waitUntil)
