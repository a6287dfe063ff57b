import { LRUCache } from 'lru-cache'
import type { Clock } from '../../platform/clock.ts'
import { signViewer, VIEWER_LIFETIME_S, type Viewer } from '../../platform/viewer.ts'

/** Gives a viewer as the subgraphs take it: at once when it was signed lately. */
export type SignedViewer = (viewer: Viewer) => string | Promise<string>

/** Signed anew after half its life, so that it outlives what it is sent with. */
const FRESH_MS = (VIEWER_LIFETIME_S * 1000) / 2
const VIEWERS_MAX = 10_000

interface Signed {
  token: string | Promise<string>
  readonly freshUntil: number
}

const signersBySecret = new WeakMap<Uint8Array, WeakMap<Clock, SignedViewer>>()

/** Links with one secret share what they signed: one signature for each viewer every half minute, not one for each fetch. */
export function signedViewer(secret: Uint8Array, clock: Clock): SignedViewer {
  const byClock = signersBySecret.get(secret) ?? new WeakMap<Clock, SignedViewer>()
  signersBySecret.set(secret, byClock)
  const signer = byClock.get(clock) ?? openSigner(secret, clock)
  byClock.set(clock, signer)
  return signer
}

function openSigner(secret: Uint8Array, clock: Clock): SignedViewer {
  /** Fetches of one request share their viewer: found without looking at what is in it. */
  const byIdentity = new WeakMap<Viewer, Signed>()
  const byContent = new LRUCache<string, Signed>({ max: VIEWERS_MAX })

  const sign = (viewer: Viewer, content: string, now: number): Signed => {
    const signed: Signed = { token: signViewer(viewer, secret, clock), freshUntil: now + FRESH_MS }
    Promise.resolve(signed.token).then(
      (token) => {
        signed.token = token
      },
      () => byContent.delete(content),
    )
    byContent.set(content, signed)
    return signed
  }
  return (viewer) => {
    const now = clock.now().getTime()
    const isFresh = (signed: Signed | undefined) => signed !== undefined && now < signed.freshUntil
    const known = byIdentity.get(viewer)
    if (known && isFresh(known)) return known.token
    const content = JSON.stringify(viewer)
    const same = byContent.get(content)
    const signed = same && isFresh(same) ? same : sign(viewer, content, now)
    byIdentity.set(viewer, signed)
    return signed.token
  }
}
