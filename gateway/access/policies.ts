import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../platform/log.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Requirement } from './requirements.ts'

/** Who asks, as a policy sees it. */
export interface PolicyRequest {
  readonly viewer: Viewer
  readonly requestId: string
  /** Of the client's request. */
  readonly headers?: Readonly<IncomingHttpHeaders> | undefined
}

/** Decides whether a caller meets a policy that `@policy` names. Asked at most once for a request; whatever fails is a no. */
export type Policy = (asked: PolicyRequest) => boolean | Promise<boolean>

/** The policies of one request, each asked when something first needs it and never again. */
export interface PolicyAnswers {
  /** @returns those of the names that are met; at once when nothing new has to be asked */
  met(names: readonly string[]): ReadonlySet<string> | Promise<ReadonlySet<string>>
}

export interface Policies {
  /** Those that somebody registered: of all others a caller meets none. */
  readonly names: ReadonlySet<string>
  /** Those that deciding about these requirements takes. */
  neededBy(requirements: readonly Requirement[]): readonly string[]
  forRequest(asked: PolicyRequest): PolicyAnswers
}

/** How long a policy may think: a request waits for it before anything of it is planned. */
const DECIDE_MS_MAX = 2_000

/** Register what decides. Source: specs.apollo.dev/policy. @param functions by the name that `@policy` uses */
export function openPolicies(
  functions: Readonly<Record<string, Policy>>,
  log: Log,
  { decideMsMax = DECIDE_MS_MAX }: { decideMsMax?: number } = {},
): Policies {
  const policies = new Map(Object.entries(functions))

  const decide = async (name: string, policy: Policy, asked: PolicyRequest): Promise<boolean> => {
    const over = new AbortController()
    try {
      const tooLate = sleep(decideMsMax, 'too late' as const, { signal: over.signal, ref: false })
      tooLate.catch(() => {})
      const verdict = await Promise.race([policy(asked), tooLate])
      if (verdict === 'too late') log.warn({ policy: name, requestId: asked.requestId }, 'a policy took too long: a no')
      return verdict === true
    } catch (error) {
      log.error({ err: error, policy: name, requestId: asked.requestId }, 'a policy failed: a no')
      return false
    } finally {
      over.abort()
    }
  }
  return {
    names: new Set(policies.keys()),
    neededBy: (requirements) => {
      const names = new Set(requirements.flatMap((each) => each.policies.flat(2)))
      return [...names].filter((name) => policies.has(name))
    },
    forRequest: (asked) => {
      const met = new Set<string>()
      const done = new Set<string>()
      const answers = new Map<string, Promise<void>>()
      const ask = (name: string, policy: Policy) =>
        decide(name, policy, asked).then((isMet) => {
          if (isMet) met.add(name)
          done.add(name)
        })
      return {
        met: (names) => {
          const open = names.filter((name) => policies.has(name) && !done.has(name))
          if (open.length === 0) return met
          for (const name of open) {
            const policy = policies.get(name)
            if (policy && !answers.has(name)) answers.set(name, ask(name, policy))
          }
          return Promise.all(open.map((name) => answers.get(name))).then(() => met)
        },
      }
    },
  }
}

/** For a graph whose policies are all decided by the owners of what they guard. */
export const NO_POLICIES: Policies = {
  names: new Set(),
  neededBy: () => [],
  forRequest: () => ({ met: () => NOBODY }),
}

const NOBODY: ReadonlySet<string> = new Set()
