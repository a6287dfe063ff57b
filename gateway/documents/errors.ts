import { GraphQLError } from 'graphql'

/** The closed set of codes with which a document is refused for how it is named or where it comes from. */
export type DocumentCode =
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'PERSISTED_QUERY_MISMATCH'
  | 'PERSISTED_QUERY_MALFORMED'
  | 'DOCUMENT_NOT_TRUSTED'

/** A document that is not found by its name, or not taken. */
export class DocumentRefused extends GraphQLError {
  /** The HTTP status it must be answered with; null for that of any mistaken request, which depends on the media type. */
  readonly status: 400 | 403 | null
  constructor(code: DocumentCode, message: string, status: 400 | 403 | null) {
    super(message, { extensions: { code } })
    this.status = status
  }
}

/** The words Apollo's clients know: they send hash and document next, and only the hash from then on. */
export const notFound = () => new DocumentRefused('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', null)
/** Likewise: they send documents from here on. */
export const notSupported = () =>
  new DocumentRefused('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported', null)
export const malformed = (what: string) =>
  new DocumentRefused('PERSISTED_QUERY_MALFORMED', `${what} must end in 64 hexadecimal digits in lower case.`, 400)
export const mismatch = () =>
  new DocumentRefused('PERSISTED_QUERY_MISMATCH', 'The document that is sent is not the one that is named.', 400)
export const notTrusted = () =>
  new DocumentRefused('DOCUMENT_NOT_TRUSTED', 'This server answers the documents of its manifest, and no others.', 403)
