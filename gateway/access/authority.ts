import type { Clock } from '../../platform/clock.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { type Identify, type Identity, identifyNobody } from './authenticate.ts'
import { NO_REVOCATIONS, type Revocations, tellAll } from './revocations.ts'

/** Why somebody may no longer do what they were let in for. */
export interface AuthorityEnd {
  readonly code: 'TOKEN_EXPIRED' | 'ACCESS_REVOKED' | 'BANNED'
  readonly message: string
}

const EXPIRED: AuthorityEnd = {
  code: 'TOKEN_EXPIRED',
  message: 'The access token or API key has expired; come back with a fresh one.',
}
const REVOKED: AuthorityEnd = {
  code: 'ACCESS_REVOKED',
  message: 'The session ended or lost a scope, or the API key was revoked; come back with a fresh one.',
}

const BANNED: AuthorityEnd = { code: 'BANNED', message: 'You are kept out of what this watches.' }

/** Who speaks, and for how long that lasts: for sockets and streams, which outlive the moment they were let in. */
export interface Authority {
  readonly identify: Identify
  /**
   * Hear of the end of an identity, once: when its token expires, its session ends or it loses a scope.
   * @returns how to stop listening
   */
  watch(identity: Identity, ended: (why: AuthorityEnd) => void): () => void
  /**
   * Hear, once, that a viewer is kept out of what a stream is about; at once when that is so already.
   * @param mentions whether the stream is about what has an id
   * @returns how to stop listening
   */
  watchSubjects(viewer: Viewer, mentions: (id: string) => boolean, ended: (why: AuthorityEnd) => void): () => void
}

/** The longest wait of a timer of Node's. */
const TIMER_MS_MAX = 2 ** 31 - 1

export function openAuthority(identify: Identify, clock: Clock, revocations: Revocations = NO_REVOCATIONS): Authority {
  /** One listener for all: a session ends every few seconds, and sockets are many. */
  const watched = new Map<object, { identity: Identity; end: (why: AuthorityEnd) => void }>()
  revocations.onRevoked(() => {
    const ending = [...watched.values()].filter(({ identity }) => revocations.isRevoked(identity.viewer))
    tellAll(
      ending.map(
        ({ end }) =>
          () =>
            end(REVOKED),
      ),
    )
  })
  const streams = new Set<() => void>()
  revocations.onRevoked(() => tellAll(streams))
  return {
    identify,
    watchSubjects: (viewer, mentions, ended) => {
      if (viewer.kind !== 'user') return () => {}
      const check = () => {
        for (const id of revocations.barredFrom(viewer)) {
          if (!mentions(id)) continue
          streams.delete(check)
          return ended(BANNED)
        }
      }
      streams.add(check)
      check()
      return () => streams.delete(check)
    },
    watch: (identity, ended) => {
      const { viewer, expiresAt } = identity
      if (viewer.kind === 'anonymous') return () => {}
      const key = {}
      let timer: NodeJS.Timeout | undefined
      const stop = () => {
        clearTimeout(timer)
        watched.delete(key)
      }
      const end = (why: AuthorityEnd) => {
        stop()
        ended(why)
      }
      const expire = (at: Date) => {
        const leftMs = at.getTime() - clock.now().getTime()
        if (leftMs <= 0) return end(EXPIRED)
        timer = setTimeout(expire, Math.min(leftMs, TIMER_MS_MAX), at).unref()
      }
      watched.set(key, { identity, end })
      if (expiresAt) expire(expiresAt)
      // It may have been taken back between being let in and being watched.
      if (watched.has(key) && revocations.isRevoked(viewer)) end(REVOKED)
      return stop
    },
  }
}

/** For a gateway that knows nobody: nothing ends. */
export const authorityOverNobody: Authority = {
  identify: identifyNobody,
  watch: () => () => {},
  watchSubjects: () => () => {},
}
