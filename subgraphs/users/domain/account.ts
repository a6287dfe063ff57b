import { badUserInput } from '../../../platform/errors.ts'

const PHONE = /^\+[1-9][0-9]{6,14}$/

/** @throws BAD_USER_INPUT unless it is a phone number in E.164 form. Source: ITU-T E.164 */
export function readPhone(value: string): string {
  if (!PHONE.test(value)) throw badUserInput('A phone number looks like +8613800138000 (E.164).', 'input.phone')
  return value
}

/** @throws BAD_USER_INPUT unless it has 8 to 200 characters */
export function readPassword(value: string): string {
  const password = samePassword(value)
  const length = [...password].length
  if (length < 8 || length > 200) throw badUserInput('A password has 8 to 200 characters.', 'input.password')
  return password
}

/**
 * A password as it is hashed, whichever keyboard composed its accents.
 * Source: RFC 8265 §4.2, profile OpaqueString
 */
export function samePassword(value: string): string {
  return value.normalize('NFC')
}
