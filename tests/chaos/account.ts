import { openClient } from '../support/client.ts'

/** Somebody with a token that is good for a while. */
export interface Account {
  readonly id: string
  /** @param refused true when the last one was */
  token(refused?: boolean): Promise<string>
}

const PASSWORD = 'a password for the chaos test'
/** Tokens are good for a quarter of an hour. */
const RENEW_MS = 10 * 60_000

/** Sign somebody up, while all is well. @param url of a gateway, asked anew at each attempt to sign in */
export async function openAccount(url: () => string, handle: string): Promise<Account> {
  const { user } = await openClient(url()).act(
    'signUp',
    { handle, password: PASSWORD, displayName: handle },
    'user { id } userErrors { code }',
  )
  let known = { token: Promise.resolve(''), at: Number.NEGATIVE_INFINITY }
  const signIn = async (): Promise<string> => {
    const { session } = await openClient(url()).act(
      'signIn',
      { handle, password: PASSWORD },
      'session { accessToken } userErrors { code }',
    )
    return session.accessToken
  }
  return {
    id: user.id,
    token: (refused = false) => {
      if (refused || Date.now() - known.at > RENEW_MS) {
        const token = signIn()
        known = { token, at: Date.now() }
        token.catch(() => {
          known.at = Number.NEGATIVE_INFINITY
        })
      }
      return known.token
    },
  }
}
