import { isGranted, type Viewer } from '../../platform/viewer.ts'
import type { Alternatives, Requirement } from './requirements.ts'

/** The scope everybody who is signed in has over what is theirs. Which things are is for their owner to say, so it counts here. */
export const SELF_SCOPE = 'viewer:self'

/** Policies whose owner decides, and says so in `userErrors`: to whoever is signed in they count as met here. */
const DECIDED_BY_OWNER: ReadonlySet<string> = new Set(['not-frozen'])

/** What a caller may do, as far as the gateway can tell. */
export interface Rights {
  readonly authenticated: boolean
  /** The caller's API key may run trusted documents only. */
  readonly documentsOnly?: boolean
  holds(scope: string): boolean
  /** Whether the caller meets a policy. One that nobody registered is met by nobody. */
  meets(policy: string): boolean
}

/** What a caller lacks of a requirement: per alternative, what is missing of it. */
export interface Lack {
  readonly authenticated: boolean
  readonly scopes: readonly Alternatives[]
  readonly policies: readonly Alternatives[]
}

/** Rights of a viewer. @param policies those the viewer meets */
export function rightsOf(viewer: Viewer, policies: ReadonlySet<string> = NO_POLICIES): Rights {
  return new ViewerRights(viewer, policies)
}

/** Whether a viewer's API key may run trusted documents only. */
export function isDocumentsOnly(viewer: Viewer): boolean {
  return viewer.kind === 'app' && viewer.documentsOnly === true
}

class ViewerRights implements Rights {
  readonly authenticated: boolean
  readonly documentsOnly: boolean
  readonly #viewer: Viewer
  readonly #policies: ReadonlySet<string>
  constructor(viewer: Viewer, policies: ReadonlySet<string>) {
    this.authenticated = viewer.kind !== 'anonymous'
    this.documentsOnly = isDocumentsOnly(viewer)
    this.#viewer = viewer
    this.#policies = policies
  }
  holds(scope: string): boolean {
    return isGranted(this.#viewer, scope) || (scope === SELF_SCOPE && this.#viewer.kind === 'user')
  }
  meets(policy: string): boolean {
    return this.#policies.has(policy) || (DECIDED_BY_OWNER.has(policy) && this.#viewer.kind === 'user')
  }
}

const NO_POLICIES: ReadonlySet<string> = new Set()

/** Everything there is: for what acts for nobody, such as warming and tests of plans. */
export const ALL_RIGHTS: Rights = { authenticated: true, holds: () => true, meets: () => true }

/**
 * What a caller lacks. Scopes and policies are asked of those who are signed in; whoever is not lacks that first.
 * @returns null when nothing
 */
export function lackOf(requirement: Requirement, rights: Rights): Lack | null {
  // Asked for each request: whoever lacks nothing costs nothing but the looking.
  if (isMet(requirement, rights)) return null
  const { authenticated, scopes, policies } = requirement
  const missingScopes = scopes.flatMap((each) => missingOf(each, (scope) => rights.holds(scope)))
  const missingPolicies = policies.flatMap((each) => missingOf(each, (policy) => rights.meets(policy)))
  const signIn = !rights.authenticated && (authenticated || missingScopes.length > 0 || missingPolicies.length > 0)
  if (!signIn && missingScopes.length === 0 && missingPolicies.length === 0) return null
  return { authenticated: signIn, scopes: missingScopes, policies: missingPolicies }
}

function isMet({ authenticated, scopes, policies }: Requirement, rights: Rights): boolean {
  if (!rights.authenticated && (authenticated || scopes.length > 0 || policies.length > 0)) return false
  const holds = (scope: string) => rights.holds(scope)
  const meets = (policy: string) => rights.meets(policy)
  for (const any of scopes) if (!any.some((all) => all.every(holds))) return false
  for (const any of policies) if (!any.some((all) => all.every(meets))) return false
  return true
}

/** @returns what is missing of each alternative; nothing when one of them is met */
function missingOf(alternatives: Alternatives, has: (name: string) => boolean): Alternatives[] {
  const missing = alternatives.map((all) => all.filter((name) => !has(name)))
  return missing.some((all) => all.length === 0) ? [] : [missing]
}
