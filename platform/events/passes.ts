/**
 * Runs one kind of work a pass at a time. Whoever asks while a pass runs gets the next one, which starts when this one ends and
 * serves everybody who asked meanwhile: nobody waits for more than two, however many ask.
 */
export interface Passes {
  /** Resolves, or rejects, with a pass that started after the call. */
  request(): Promise<void>
  /** The pass that runs; null when none does. */
  running(): Promise<void> | null
  /** Resolves once nothing runs. */
  idle(): Promise<void>
}

export function openPasses(pass: () => Promise<void>): Passes {
  let current: Promise<void> | null = null
  let next: Promise<void> | null = null
  const start = (): Promise<void> => {
    next = null
    const running = pass().finally(() => {
      if (current === running) current = null
    })
    current = running
    return running
  }
  return {
    request: () => {
      if (!current) return start()
      next ??= current.then(start, start)
      return next
    },
    running: () => current,
    idle: async () => {
      while (current) await current.catch(() => {})
    },
  }
}
