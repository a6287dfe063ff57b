import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { messageOf } from '../../platform/errors.ts'
import { type ManifestOperation, readManifest } from './manifest.ts'

/** Documents that were known before anybody asked: those of a manifest. */
export interface TrustedDocuments {
  /** The document of an id of the manifest, or of `sha256:` and its hash. */
  find(id: string): string | undefined
  /** True for a document of the manifest, to the letter. */
  includes(query: string): boolean
  readonly operations: readonly ManifestOperation[]
}

/** A manifest that cannot be used; the message names the file and every mistake. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError'
}

const MISTAKES_SHOWN_MAX = 20

/** Load the manifest at `path`. @throws ManifestError */
export async function loadTrustedDocuments(path: string): Promise<TrustedDocuments> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new ManifestError(`The manifest of trusted documents cannot be read: ${messageOf(error)}`)
  }
  const { operations, mistakes } = readManifest(text)
  if (mistakes.length === 0) return trustedDocuments(operations)
  const shown = mistakes.slice(0, MISTAKES_SHOWN_MAX).map((mistake) => `  ${mistake}`)
  if (mistakes.length > shown.length) shown.push(`  and ${mistakes.length - shown.length} more`)
  throw new ManifestError(`The manifest ${path} has ${mistakes.length} mistake(s):\n${shown.join('\n')}`)
}

export function trustedDocuments(operations: readonly ManifestOperation[]): TrustedDocuments {
  const bodies = new Set<string>()
  const byId = new Map<string, string>()
  for (const { id, body } of operations) {
    bodies.add(body)
    byId.set(`sha256:${hash('sha256', body)}`, body)
    byId.set(id, body)
  }
  return { operations, find: (id) => byId.get(id), includes: (query) => bodies.has(query) }
}
