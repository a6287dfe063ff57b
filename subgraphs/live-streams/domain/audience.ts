/** How long a person counts as watching after saying so. */
export const WATCH_MS = 60_000
/** Viewers are told of a changed number at most this often. */
export const TELL_EVERY_MS = 1000

/** Whoever said so after this moment is watching at `at`. */
export function watchingAfter(at: Date): Date {
  return new Date(at.getTime() - WATCH_MS)
}
