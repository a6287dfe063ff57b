import { LimitExceeded } from './limit.ts'

/** Values of all variables of one request: list items, object fields and scalars. */
export const VARIABLE_VALUES_MAX = 10_000
/** Lists and objects within each other; the inputs of the graph nest two levels. */
export const VARIABLE_DEPTH_MAX = 32

/** Characters of all keys of all objects together; what is wrong with an object is told with all its keys. */
export const VARIABLE_KEYS_LENGTH_MAX = 50_000

/**
 * Bound variables before they are coerced, which calls itself once per level and makes an error per wrong value. Walked on
 * a list of its own: JSON of 100,000 nested arrays parses well and would overflow any walk that calls itself. What is
 * refused is not walked to its end, so counts may say less than there is.
 */
export function checkVariableSize(
  variables: Readonly<Record<string, unknown>>,
  { values: valuesMax, depth: depthMax } = { values: VARIABLE_VALUES_MAX, depth: VARIABLE_DEPTH_MAX },
): LimitExceeded | null {
  const code = 'VARIABLE_LIMIT_EXCEEDED'
  let values = 0
  let keysLength = 0
  let level: unknown[] = Object.values(variables)
  for (let depth = 0; level.length > 0; depth++) {
    values += level.length
    if (values > valuesMax) return new LimitExceeded(code, `The variables hold ${values} values.`, valuesMax, values)
    if (depth > depthMax) return new LimitExceeded(code, `The variables nest ${depth} levels deep.`, depthMax, depth)
    const below: unknown[] = []
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue
      if (!Array.isArray(value)) for (const key of Object.keys(value)) keysLength += key.length
      const children: unknown[] = Array.isArray(value) ? value : Object.values(value)
      const seen = values + below.length + children.length
      if (seen > valuesMax) return new LimitExceeded(code, `The variables hold ${seen} values.`, valuesMax, seen)
      for (const child of children) below.push(child)
    }
    if (keysLength > VARIABLE_KEYS_LENGTH_MAX)
      return new LimitExceeded(
        code,
        `The keys within the variables have ${keysLength} characters.`,
        VARIABLE_KEYS_LENGTH_MAX,
        keysLength,
      )
    level = below
  }
  return null
}
