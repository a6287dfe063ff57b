import { hkdfSync } from 'node:crypto'
import {
  CompactEncrypt,
  type CryptoKey,
  calculateJwkThumbprint,
  compactDecrypt,
  exportJWK,
  generateKeyPair,
  importJWK,
} from 'jose'
import { ACCESS_TOKEN_LIFETIME_MS, issueAccessToken, SANDBOX_KEY_PREFIX } from '../../../platform/access-token.ts'
import type { Clock } from '../../../platform/clock.ts'
import { invariant } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import type { UserViewer } from '../../../platform/viewer.ts'
import { isPublished, nextKeyTimes, type PublicJwk, signerAt } from '../domain/signing-key.ts'
import type { UsersStore } from '../store/index.ts'
import type { SigningKeyRow } from '../store/tables.ts'

/** How old what a process knows of the keys may be. */
const KNOWN_FOR_MS = 5_000
/** How often others may be quicker to make a key that we cannot read. */
const ATTEMPTS = 5

/** Signs the access token of a session. */
export type SignToken = (user: Omit<UserViewer, 'kind'>) => Promise<{ token: string; expiresAt: Date }>

/** The keys of our issuer, shared by all processes of this subgraph through the database. */
export interface SigningKeys {
  /** What to sign with now. Ask before a transaction is open: it may have to wait for a connection of its own. */
  signer(): Promise<SignToken>
  /** Public keys of those whose tokens hold or will, newest first. */
  published(): Promise<PublicJwk[]>
}

/**
 * Keys are made when they are needed, and rotate by being asked for: each is made ahead of its time by whichever process notices
 * first. Private keys are kept encrypted by a key derived from the secret; those of another secret are of no use to us, so we
 * make our own, and what the others signed holds all the same.
 * @param clock of the machines, which is also theirs who verify
 * @param mode of a sandbox, whose tokens name nobody of the real world
 */
export function openSigningKeys(
  store: UsersStore,
  secret: Uint8Array,
  clock: Clock,
  log: Log,
  mode?: 'test',
): SigningKeys {
  const wrapping = new Uint8Array(hkdfSync('sha256', secret, '', 'lifegraph signing keys', 32))
  const privateKeys = new Map<string, Promise<CryptoKey | null>>()
  let known: { rows: Promise<SigningKeyRow[]>; at: number } | null = null

  const load = (): Promise<SigningKeyRow[]> => {
    const loaded = { rows: store.signingKeys.all(), at: clock.now().getTime() }
    loaded.rows.catch(() => {
      if (known === loaded) known = null
    })
    known = loaded
    return loaded.rows
  }
  const recent = () => (known && clock.now().getTime() - known.at < KNOWN_FOR_MS ? known.rows : load())

  const privateKeyOf = ({ kid, privateJwe }: SigningKeyRow): Promise<CryptoKey | null> => {
    const opened = privateKeys.get(kid) ?? unwrap(privateJwe, wrapping)
    privateKeys.set(kid, opened)
    return opened
  }
  const ours = async (rows: SigningKeyRow[]): Promise<SigningKeyRow[]> => {
    const openable = await Promise.all(rows.map(async (row) => row.revokedAt === null && (await privateKeyOf(row))))
    return rows.filter((_, index) => openable[index])
  }

  /** All keys, of which one is ours and signs now. */
  const ready = async (): Promise<{ rows: SigningKeyRow[]; signer: SigningKeyRow }> => {
    let rows = await recent()
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const at = clock.now()
      const mine = await ours(rows)
      const next = nextKeyTimes(mine, at)
      const signer = signerAt(mine, at)
      if (signer && !next) return { rows, signer }
      invariant(next, 'nothing signs, and no key is due')
      const generation = (rows[0]?.generation ?? 0) + 1
      await store.signingKeys.add({
        generation,
        ...(await makeKey(wrapping, mode === 'test' ? SANDBOX_KEY_PREFIX : '')),
        ...next,
        createdAt: at,
      })
      log.info({ generation, signsFrom: next.signsFrom }, 'users: a signing key was due')
      rows = await load()
    }
    throw new Error('every signing key that was made is one that cannot be read here')
  }
  return {
    signer: async () => {
      const { signer } = await ready()
      const key = await privateKeyOf(signer)
      invariant(key, 'a key that signs and cannot be read')
      return (user) => issueAccessToken(user, { alg: 'ES256', kid: signer.kid, key, mode }, clock)
    },
    published: async () => {
      const { rows } = await ready()
      return rows
        .filter((row) => isPublished(row, ACCESS_TOKEN_LIFETIME_MS, clock.now()))
        .map(({ publicJwk }) => publicJwk)
    },
  }
}

/** A new key pair: the public half for all to see, the private one encrypted. */
async function makeKey(
  wrapping: Uint8Array,
  prefix: string,
): Promise<Pick<SigningKeyRow, 'kid' | 'publicJwk' | 'privateJwe'>> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const { x = '', y = '' } = await exportJWK(publicKey)
  const point = { kty: 'EC', crv: 'P-256', x, y } as const
  const kid = `${prefix}${await calculateJwkThumbprint(point)}`
  const privateJwk = new TextEncoder().encode(JSON.stringify(await exportJWK(privateKey)))
  const privateJwe = await new CompactEncrypt(privateJwk)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid })
    .encrypt(wrapping)
  return { kid, publicJwk: { ...point, kid, alg: 'ES256', use: 'sig' }, privateJwe }
}

/** @returns null for a key that was encrypted with something else, or is gone */
async function unwrap(privateJwe: string, wrapping: Uint8Array): Promise<CryptoKey | null> {
  try {
    const { plaintext } = await compactDecrypt(privateJwe, wrapping, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    })
    return (await importJWK(JSON.parse(new TextDecoder().decode(plaintext)), 'ES256')) as CryptoKey
  } catch {
    return null
  }
}
