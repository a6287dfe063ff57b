import type { Types } from './types.ts'

type Data = Record<string, unknown>

/**
 * Join what a fetch brought to an object with what is known of it. Independent fetches end in any order, so the order must
 * not matter: null never takes away what another subgraph knows, and an interface's name (of a subgraph that knows it as an
 * object) never what an object is.
 */
export function mergeInto(known: Data, brought: Data, types: Types): void {
  for (const key in brought) {
    const value = brought[key]
    if (value === undefined || key === '__proto__') continue
    const old = Object.hasOwn(known, key) ? known[key] : undefined
    if (old === undefined || old === null) known[key] = value
    else if (value === null) continue
    else if (typeof value !== 'object') {
      if (key !== '__typename' || !types.isAbstract(value)) known[key] = value
    } else if (typeof old !== 'object') known[key] = value
    else if (!Array.isArray(value)) mergeInto(old as Data, value as Data, types)
    else if (Array.isArray(old) && old.length === value.length) mergeLists(old, value, types)
    else known[key] = value
  }
}

function mergeLists(known: unknown[], brought: readonly unknown[], types: Types): void {
  for (const [index, value] of brought.entries()) {
    const old = known[index]
    if (old === undefined || old === null) known[index] = value
    else if (value === null || value === undefined) continue
    else if (typeof old !== 'object' || typeof value !== 'object') known[index] = value
    else if (Array.isArray(old) && Array.isArray(value) && old.length === value.length) mergeLists(old, value, types)
    else if (!Array.isArray(old) && !Array.isArray(value)) mergeInto(old as Data, value as Data, types)
    else known[index] = value
  }
}
