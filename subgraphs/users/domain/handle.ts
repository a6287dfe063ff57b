import { badUserInput } from '../../../platform/errors.ts'

const HANDLE = /^[a-z0-9_]{3,30}$/

/**
 * Read a handle a person chose; capitals are lowered.
 * @throws BAD_USER_INPUT unless it is 3 to 30 of a-z, 0-9 and `_`
 */
export function readHandle(value: string): string {
  const handle = lookupHandle(value)
  if (handle === null) throw badUserInput('A handle has 3 to 30 characters of a-z, 0-9 and "_".', 'input.handle')
  return handle
}

/** How a handle somebody typed is looked up: without a leading `@`, in lower case; null when nobody can have it. */
export function lookupHandle(value: string): string | null {
  const handle = value.trim().replace(/^@/, '').toLowerCase()
  return HANDLE.test(handle) ? handle : null
}
