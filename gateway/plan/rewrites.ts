import type { FetchDataRewrite } from '@apollo/query-planner'
import type { Types } from './types.ts'

type Data = Record<string, unknown>

const ON = '... on '

/**
 * Rename or set what a plan wants renamed or set, before it is sent or after it has come. A path names fields and, as
 * `... on T`, the type an object must be of; an object that does not say what it is counts as one.
 * Source: `FetchDataRewrite` of @apollo/query-planner.
 */
export function applyRewrites(rewrites: readonly FetchDataRewrite[], value: unknown, types: Types): void {
  for (const rewrite of rewrites) applyAt(rewrite, rewrite.path, 0, value, types)
}

function applyAt(
  rewrite: FetchDataRewrite,
  path: readonly string[],
  index: number,
  value: unknown,
  types: Types,
): void {
  if (Array.isArray(value)) {
    for (const item of value) applyAt(rewrite, path, index, item, types)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const object = value as Data
  const step = path[index] as string
  if (step.startsWith(ON)) {
    const { __typename } = object
    if (__typename === undefined || types.isOfType(__typename, step.slice(ON.length)))
      applyAt(rewrite, path, index + 1, value, types)
  } else if (index < path.length - 1) applyAt(rewrite, path, index + 1, own(object, step), types)
  else if (rewrite.kind === 'ValueSetter') object[step] = rewrite.setValueTo
  else {
    const renamed = own(object, step)
    if (renamed === undefined) return
    delete object[step]
    object[rewrite.renameKeyTo] = renamed
  }
}

const own = (object: Data, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined)
