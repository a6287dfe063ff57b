import { LimitExceeded } from './limit.ts'

/** Values of all variables of one request: list items, object fields and scalars. */
export const VARIABLE_VALUES_MAX = 10_000
/** Lists and objects within each other; the inputs of the graph nest two levels. */
export const VARIABLE_DEPTH_MAX = 32

/**
 * Bound variables before they are coerced, which calls itself once per level and makes an error per wrong value. Walked on
 * a list of its own: JSON of 100,000 nested arrays parses well and would overflow any walk that calls itself.
 */
export function checkVariableSize(
  variables: Readonly<Record<string, unknown>>,
  { values: valuesMax, depth: depthMax } = { values: VARIABLE_VALUES_MAX, depth: VARIABLE_DEPTH_MAX },
): LimitExceeded | null {
  const code = 'VARIABLE_LIMIT_EXCEEDED'
  let values = 0
  let level: unknown[] = Object.values(variables)
  for (let depth = 0; level.length > 0; depth++) {
    values += level.length
    if (values > valuesMax) return new LimitExceeded(code, `The variables hold ${values} values.`, valuesMax, values)
    if (depth > depthMax) return new LimitExceeded(code, `The variables nest ${depth} levels deep.`, depthMax, depth)
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value as Record<string, unknown>) : [],
    )
  }
  return null
}
