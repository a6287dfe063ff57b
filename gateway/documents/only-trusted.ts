import type { Engine } from '../engine.ts'
import { notTrusted } from './errors.ts'
import type { TrustedDocuments } from './trusted.ts'

/**
 * The present engine, for documents of the manifest and no others: for every caller, or for those whose API key is for trusted
 * documents only. It is the engine that refuses, not a door: so that no door, WebSocket's included, lets others in. Introspection
 * is refused like any other document that is not there.
 * @param trusted null where there is no manifest: those keys can run nothing then
 */
export function onlyTrusted(
  present: () => Engine,
  trusted: TrustedDocuments | null,
  whose: 'everybody' | 'documents-only keys',
): () => Engine {
  let engine: Engine | undefined
  let guarded: Engine | undefined
  return () => {
    const now = present()
    if (guarded && engine === now) return guarded
    engine = now
    guarded = guard(now, trusted, whose === 'everybody')
    return guarded
  }
}

function guard(engine: Engine, trusted: TrustedDocuments | null, isForAll: boolean): Engine {
  return {
    ...engine,
    prepare: (query, operationName, options) =>
      !(isForAll || options?.rights?.documentsOnly) || trusted?.includes(query)
        ? engine.prepare(query, operationName, options)
        : { errors: [notTrusted()] },
  }
}
