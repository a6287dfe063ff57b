import { ACCESS_TOKEN_LIFETIME_MS } from '../../platform/access-token.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { type Mode, modeOf, type Viewer } from '../../platform/viewer.ts'
import type { Link } from '../links/link.ts'
import { openRevocationList, type Revocations, tellAll } from './revocations.ts'
import { followWithdrawals } from './withdrawals.ts'

/** What was taken back, as far as a world tells it. */
export interface Following {
  readonly revocations: Revocations
  close(): Promise<void>
}

/**
 * Follow what is taken back in both worlds.
 * @param links of our own subgraphs
 * @param clock as users has it: an API key that was replaced holds until its overlap is over
 */
export function followWorlds(links: readonly Link[], log: Log, clock: Clock = systemClock): Following {
  const follow = (mode: Mode): Following => {
    const revocations = openRevocationList(ACCESS_TOKEN_LIFETIME_MS, () => clock.now().getTime())
    return { revocations, close: followWithdrawals(links, revocations, log, mode).close }
  }
  return revocationsOfWorlds(follow('live'), () => follow('test'))
}

/**
 * What was taken back in both worlds: whoever signed in to the sandbox is asked about there, and nowhere else. API keys, test keys
 * too, are kept in the real world, which is where they are taken back.
 * @param follow the sandbox; called once, when somebody first says to be of it
 */
export function revocationsOfWorlds(live: Following, follow: () => Following): Following {
  let sandbox: Following | null = null
  const listeners = new Set<() => void>()
  const tell = () => tellAll(listeners)
  live.revocations.onRevoked(tell)
  const ofSandbox = (): Revocations => {
    if (!sandbox) {
      sandbox = follow()
      sandbox.revocations.onRevoked(tell)
    }
    return sandbox.revocations
  }
  const of = (viewer: Viewer): Revocations =>
    viewer.kind === 'user' && modeOf(viewer) === 'test' ? ofSandbox() : live.revocations
  return {
    revocations: {
      isRevoked: (viewer) => of(viewer).isRevoked(viewer),
      barredFrom: (viewer) => of(viewer).barredFrom(viewer),
      onRevoked: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    close: async () => {
      await live.close()
      await sandbox?.close()
    },
  }
}
