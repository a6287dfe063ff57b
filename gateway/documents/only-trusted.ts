import type { Engine } from '../engine.ts'
import { notTrusted } from './errors.ts'
import type { TrustedDocuments } from './trusted.ts'

/**
 * The present engine, for documents of the manifest and no others. It is the engine that refuses, not a door: so that no
 * door, WebSocket's included, lets others in. Introspection is refused like any other document that is not there.
 */
export function onlyTrusted(present: () => Engine, trusted: TrustedDocuments): () => Engine {
  let engine: Engine | undefined
  let guarded: Engine | undefined
  return () => {
    const now = present()
    if (guarded && engine === now) return guarded
    engine = now
    guarded = guard(now, trusted)
    return guarded
  }
}

function guard(engine: Engine, trusted: TrustedDocuments): Engine {
  return {
    ...engine,
    prepare: (query, operationName, options) =>
      trusted.includes(query) ? engine.prepare(query, operationName, options) : { errors: [notTrusted()] },
  }
}
