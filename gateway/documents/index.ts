import { hash } from 'node:crypto'
import type { AutomaticDocuments } from './automatic.ts'
import { type DocumentRefused, malformed, mismatch, notFound, notSupported, notTrusted } from './errors.ts'
import type { TrustedDocuments } from './trusted.ts'

export { type AutomaticDocuments, openAutomaticDocuments } from './automatic.ts'
export { DocumentRefused } from './errors.ts'
export { loadTrustedDocuments, ManifestError, type TrustedDocuments } from './trusted.ts'

/** How a request says which document it means; one of the three at least. */
export interface DocumentReference {
  readonly query: string | undefined
  /** `sha256:` and the document's hash, or an id of the manifest. */
  readonly documentId: string | undefined
  /** The hash Apollo's clients send; with a manifest of their own, its id. */
  readonly sha256: string | undefined
}

export interface FoundDocument {
  readonly query: string
  /** The hash to keep it under once it has proved valid; null when it is not to be kept. */
  readonly keepAs: string | null
}

/** The documents a door finds by name. */
export interface Documents {
  /** Find the document a request means. A name that is known decides; a document that is sent along must be the same. */
  find(reference: DocumentReference): FoundDocument | DocumentRefused
  /** Keep a document that has proved valid. */
  keep(found: FoundDocument): void
}

export interface DocumentSources {
  /** Where clients may register documents; null when they may not. */
  readonly automatic: AutomaticDocuments | null
  readonly trusted: TrustedDocuments | null
  /** Take documents of the manifest only; then nothing is registered either. */
  readonly trustedOnly: boolean
}

const SHA256 = /^[0-9a-f]{64}$/
const PREFIX = 'sha256:'

export function openDocuments({ automatic, trusted, trustedOnly }: DocumentSources): Documents {
  const registry = trustedOnly ? null : automatic
  const known = (documentId: string | undefined, hashed: string | undefined) =>
    (documentId === undefined ? undefined : trusted?.find(documentId)) ??
    (hashed === undefined
      ? undefined
      : (trusted?.find(hashed) ?? trusted?.find(PREFIX + hashed) ?? registry?.find(hashed)))
  const unknown = () => {
    if (trustedOnly) return notTrusted()
    return registry || trusted ? notFound() : notSupported()
  }

  return {
    find: ({ query, documentId, sha256 }) => {
      const prefixed = documentId?.startsWith(PREFIX) ? documentId.slice(PREFIX.length) : undefined
      const hashed = sha256 ?? prefixed
      if (prefixed !== undefined && prefixed !== hashed) return mismatch()
      const found = known(documentId, hashed)
      if (found !== undefined)
        return query === undefined || query === found ? { query: found, keepAs: null } : mismatch()
      if (prefixed !== undefined && !SHA256.test(prefixed)) return malformed('"documentId"')
      if (sha256 !== undefined && !SHA256.test(sha256)) return malformed('"extensions.persistedQuery.sha256Hash"')
      if (query === undefined) return unknown()
      if (hashed === undefined) return { query, keepAs: null }
      const actual = hash('sha256', query)
      if (actual !== hashed) return mismatch()
      return { query, keepAs: registry ? actual : null }
    },
    keep: ({ query, keepAs }) => {
      if (keepAs !== null) registry?.keep(keepAs, query)
    },
  }
}
