import type { DemoPerson } from '../config.ts'
import type { Send } from './send.ts'
import { openState } from './state.ts'

/** Somebody signed in, as kept over reloads of this browser tab. */
export interface Session {
  handle: string
  accessToken: string
  refreshToken: string
  /** In milliseconds since 1970. */
  expiresAt: number
}

export type Sessions = ReturnType<typeof openSessions>

interface SessionOptions {
  people: DemoPerson[]
  send: Send
  /** Lives as long as the browser tab: two tabs may be two people, and a refresh token is used by one of them only. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  now?: () => number
}

/** The graph said no to a sign-in or a renewal, which is more than not having answered. */
class Refusal extends Error {}

const storageKey = 'lifegraph:session'
// Ahead of the end, so that a request on its way does not arrive with a token that has just died.
const renewBeforeMs = 30_000

const outcome = `{
  session { accessToken refreshToken accessTokenExpiresAt }
  userErrors { code message }
}`

/** The operations this page sends on its own account. */
export const sessionOperations = {
  signIn: `mutation SignIn($handle: String!, $password: String!) {
    outcome: signIn(input: { handle: $handle, password: $password }) ${outcome}
  }`,
  refresh: `mutation RefreshSession($refreshToken: String!) {
    outcome: refreshSession(input: { refreshToken: $refreshToken }) ${outcome}
  }`,
  signOut: 'mutation SignOut { signOut { userErrors { code message } } }',
}

/** The person signed in on this page, and a token for them that is always fresh. */
export function openSessions({ people, send, storage, now = Date.now }: SessionOptions) {
  const session = openState(read())
  let renewing: Promise<void> | undefined

  function read(): Session | null {
    const kept: Session | null = JSON.parse(storage.getItem(storageKey) ?? 'null')
    // The demo world may have been made anew, with other people.
    return people.some(({ handle }) => handle === kept?.handle) ? kept : null
  }

  function write(next: Session | null): void {
    if (next) storage.setItem(storageKey, JSON.stringify(next))
    else storage.removeItem(storageKey)
    session.set(next)
  }

  async function request(handle: string, query: string, variables: Record<string, unknown>): Promise<Session> {
    const { result } = await send({ query, variables })
    const outcome = result.data?.outcome as SessionOutcome | null | undefined
    const refusal = outcome?.userErrors[0]
    if (refusal) throw new Refusal(refusal.message)
    if (!outcome?.session) throw new Error(result.errors?.[0]?.message ?? 'The graph opened no session.')
    const { accessToken, refreshToken, accessTokenExpiresAt } = outcome.session
    return { handle, accessToken, refreshToken, expiresAt: Date.parse(accessTokenExpiresAt) }
  }

  async function requestByPassword(handle: string): Promise<Session> {
    const person = people.find((somebody) => somebody.handle === handle)
    if (!person) throw new Refusal(`Nobody of the demo world is called @${handle}.`)
    return request(handle, sessionOperations.signIn, { handle, password: person.password })
  }

  async function renew(old: Session): Promise<void> {
    try {
      const next = await request(old.handle, sessionOperations.refresh, { refreshToken: old.refreshToken }).catch(
        (error) => {
          // Used up, revoked, or of an earlier world: the password still opens a new one.
          if (error instanceof Refusal) return requestByPassword(old.handle)
          throw error
        },
      )
      // Unless somebody signed out or became somebody else meanwhile.
      if (session.get() === old) write(next)
    } catch (error) {
      // Not when the graph is merely out of reach: then the next request tries again.
      if (error instanceof Refusal && session.get() === old) write(null)
      throw error
    }
  }

  async function authorization(rejected?: string): Promise<string | undefined> {
    const held = session.get()
    if (held && (held.expiresAt - renewBeforeMs < now() || bearer(held) === rejected)) {
      // Requests that find the same dead token share one renewal: a refresh token works once.
      renewing ??= renew(held).finally(() => {
        renewing = undefined
      })
      await renewing
    }
    const fresh = session.get()
    return fresh ? bearer(fresh) : undefined
  }

  return {
    /** Who is signed in; null for nobody. */
    current: session.get,
    listen: session.listen,
    /**
     * The header or connection parameter that says who asks, renewed when it is about to expire.
     * @param rejected a value the graph refused although its time was not over: it is replaced too
     * @returns undefined when nobody is signed in
     */
    authorization,
    /** Throws with the graph's own words when it refuses; who was signed in before then stays so. */
    async signIn(handle: string): Promise<void> {
      write(await requestByPassword(handle))
    },
    /** Forget the session here, and end it in the graph; throws when only the first succeeded. */
    async signOut(): Promise<void> {
      try {
        const token = await authorization()
        if (token) await send({ query: sessionOperations.signOut }, { authorization: token })
      } finally {
        write(null)
      }
    },
  }
}

interface SessionOutcome {
  session: { accessToken: string; refreshToken: string; accessTokenExpiresAt: string } | null
  userErrors: { code: string; message: string }[]
}

const bearer = ({ accessToken }: Session) => `Bearer ${accessToken}`
