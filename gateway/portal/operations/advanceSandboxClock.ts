import { type ErrorCode, forbidden, PublicError, unavailable } from '../../../platform/errors.ts'
import type { RequestScope } from '../../../platform/subgraph.ts'
import { modeOf, type ServiceViewer } from '../../../platform/viewer.ts'
import type { Link } from '../../links/link.ts'
import { linkRequest } from '../../links/request.ts'

const VIEWER: ServiceViewer = { kind: 'service', name: 'portal', scopes: ['graph:sandbox'], mode: 'test' }
const MOVE = 'mutation ($hours: Int!) { moveSandboxClock(hours: $hours) }'
/** What users say about it that is for whoever asks. */
const TOLD: ReadonlySet<string> = new Set<ErrorCode>(['BAD_USER_INPUT', 'SANDBOX_UNAVAILABLE'])

/**
 * Let hours pass in the sandbox. Users keep its clock, as anybody does who has its database.
 * @returns the time it is there then
 * @throws FORBIDDEN for whoever is not of the sandbox; BAD_USER_INPUT for no or too many hours; SANDBOX_UNAVAILABLE
 */
export async function advanceSandboxClock(
  users: Link | undefined,
  { viewer, requestId }: Pick<RequestScope, 'viewer' | 'requestId'>,
  hours: number,
): Promise<string> {
  if (modeOf(viewer) !== 'test') throw forbidden('Nobody moves the clock of the real world; use a test key.')
  const request = linkRequest({ query: MOVE, kind: 'mutation', variables: { hours } }, { viewer: VIEWER, requestId })
  const answer = await users?.execute(request)
  const at: unknown = answer?.data?.moveSandboxClock
  if (typeof at === 'string' || at instanceof Date) return new Date(at).toISOString()
  const [error] = answer?.errors ?? []
  const { code } = error?.extensions ?? {}
  if (error && typeof code === 'string' && TOLD.has(code)) throw new PublicError(code as ErrorCode, error.message)
  throw unavailable("The sandbox's clock cannot be moved right now.")
}
