import { badUserInput } from '../../../platform/errors.ts'

const HANDLE = /^[a-z0-9_]{3,30}$/

/**
 * Read a handle a person chose; capitals are lowered.
 * @throws BAD_USER_INPUT unless it is 3 to 30 of a-z, 0-9 and `_`
 */
export function readHandle(value: string): string {
  const handle = normalHandle(value)
  if (!HANDLE.test(handle)) throw badUserInput('A handle has 3 to 30 characters of a-z, 0-9 and "_".', 'input.handle')
  return handle
}

/** How a handle is looked up: without a leading `@`, in lower case. */
export function normalHandle(value: string): string {
  return value.trim().replace(/^@/, '').toLowerCase()
}

const PHONE = /^\+[1-9][0-9]{6,14}$/

/** @throws BAD_USER_INPUT unless it is a phone number in E.164 form */
export function readPhone(value: string): string {
  if (!PHONE.test(value)) throw badUserInput('A phone number looks like +8613800138000 (E.164).', 'input.phone')
  return value
}

/** @throws BAD_USER_INPUT unless it has 8 to 200 characters */
export function readPassword(value: string): string {
  const length = [...value].length
  if (length < 8 || length > 200) throw badUserInput('A password has 8 to 200 characters.', 'input.password')
  return value
}
