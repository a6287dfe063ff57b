import { LRUCache } from 'lru-cache'

/** Text of documents that clients had us keep, together. Documents of apps have 500 to 5,000 characters. */
export const AUTOMATIC_BYTES_MAX = 16 * 1024 * 1024
/** What keeping one takes beside its text, roughly: its hash, its place in the list. */
const ENTRY_BYTES = 300

/** Documents that clients registered under their hash, the most recently used ones. */
export interface AutomaticDocuments {
  find(sha256: string): string | undefined
  /** @param sha256 of the document, checked before: nobody can leave a document under the name of another */
  keep(sha256: string, query: string): void
}

/** Keep documents up to so many bytes; those nobody asked for longest make way. Losing one costs its clients one more try. */
export function openAutomaticDocuments(bytesMax = AUTOMATIC_BYTES_MAX): AutomaticDocuments {
  const kept = new LRUCache<string, string>({
    maxSize: bytesMax,
    sizeCalculation: (query) => ENTRY_BYTES + 2 * query.length,
  })
  return {
    find: (sha256) => kept.get(sha256),
    keep: (sha256, query) => {
      kept.set(sha256, query)
    },
  }
}
