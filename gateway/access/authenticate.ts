import { readAccessToken } from '../../platform/access-token.ts'
import type { Clock } from '../../platform/clock.ts'
import { unauthenticated } from '../../platform/errors.ts'
import { anonymous, type Viewer } from '../../platform/viewer.ts'

/** Turns what a request carries in its `Authorization` into a viewer. */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>

/**
 * Nobody is anonymous by mistake: a token that is given must hold.
 * @throws UNAUTHENTICATED when a token is given that is not ours, is expired, or is not a Bearer token
 */
export function openAuthenticate(accessTokenSecret: Uint8Array, clock: Clock): Authenticate {
  return async (authorization) => {
    if (!authorization) return anonymous
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization.trim())?.[1]
    const read = token ? await readAccessToken(token, accessTokenSecret, clock) : null
    if (!read)
      throw unauthenticated('The access token is not valid or has expired; refresh the session or sign in again.')
    return read.viewer
  }
}

/** For a gateway that knows nobody: what a request carries is for the subgraphs to judge, if it is forwarded at all. */
export const authenticateNobody: Authenticate = async () => anonymous
