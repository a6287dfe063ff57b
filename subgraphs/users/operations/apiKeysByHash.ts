import { timingSafeEqual } from 'node:crypto'
import { badUserInput } from '../../../platform/errors.ts'
import type { ApiKeyCredential } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { endOf } from '../domain/partners.ts'

const HASHES_MAX = 100

/** The keys that these hashes are of, ended ones included, in the order of the hashes. @throws BAD_USER_INPUT for more than 100 */
export async function apiKeysByHash(
  { store }: Context,
  hashes: readonly string[],
): Promise<(ApiKeyCredential | null)[]> {
  if (hashes.length > HASHES_MAX) throw badUserInput(`"hashes" may have at most ${HASHES_MAX} hashes.`, 'hashes')
  const keys = await store.apiKeys.byHashes(hashes)
  return hashes.map((hash) => {
    const key = keys.find((each) => isSame(each.hash, hash))
    if (!key) return null
    const { id: keyId, appId, ownerId, mode, scopes, allowedAddresses, documentsOnly } = key
    return { keyId, appId, ownerId, hash, mode, scopes, allowedAddresses, documentsOnly, endsAt: endOf(key) }
  })
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
