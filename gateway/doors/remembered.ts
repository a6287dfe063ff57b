/** How many values are kept, and how long a header may be to be kept: browsers' and libraries' have under 200 characters. */
const KEPT_MAX = 64
const LENGTH_MAX = 256

/**
 * Keep what a pure function made of a header, as clients send the same few all day. Whoever sends ever new ones makes us
 * forget the others, which then cost what they cost without.
 */
export function remembered<T>(read: (header: string) => T): (header: string) => T {
  const known = new Map<string, T>()
  return (header) => {
    const found = known.get(header)
    if (found !== undefined) return found
    const value = read(header)
    if (header.length > LENGTH_MAX) return value
    if (known.size >= KEPT_MAX) known.clear()
    known.set(header, value)
    return value
  }
}
