export type State<T> = ReturnType<typeof openState<T>>

/** A value outside React that components watch with `useSyncExternalStore(state.listen, state.get)`. */
export function openState<T>(initial: T) {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: (): T => value,
    set(next: T): void {
      value = next
      for (const listener of listeners) listener()
    },
    /** @returns a function that ends the listening */
    listen(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
