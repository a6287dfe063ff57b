import { badUserInput } from './errors.ts'

/** Longest string any argument may carry; acts set tighter bounds of their own. */
const STRING_MAX = 64 * 1024
const LIST_MAX = 1000

/**
 * Refuse what no act can use and PostgreSQL cannot store: NUL bytes, lone surrogates, enormous strings and lists.
 * @param args arguments of one field, after GraphQL coerced them
 * @throws BAD_USER_INPUT naming the argument's path
 */
export function guardArguments(args: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(args)) guard(value, name)
}

function guard(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (value.length > STRING_MAX) throw badUserInput(`"${path}" is longer than ${STRING_MAX} characters.`, path)
    if (value.includes('\u0000')) throw badUserInput(`"${path}" contains a NUL character.`, path)
    if (!value.isWellFormed()) throw badUserInput(`"${path}" is not well-formed Unicode (a lone surrogate).`, path)
  } else if (Array.isArray(value)) {
    if (value.length > LIST_MAX) throw badUserInput(`"${path}" has more than ${LIST_MAX} items.`, path)
    for (const [index, item] of value.entries()) guard(item, `${path}.${index}`)
  } else if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    for (const [key, item] of Object.entries(value)) guard(item, `${path}.${key}`)
  }
}

export interface TextBounds {
  min?: number
  max: number
  /** Name of the argument, for the error: `input.body`. */
  argument: string
}

/**
 * Read a text a person wrote: trimmed, in Unicode NFC, of a bounded number of characters (code points).
 * @throws BAD_USER_INPUT when it is too short or too long
 */
export function readText(value: string, { min = 1, max, argument }: TextBounds): string {
  const text = value.trim().normalize('NFC')
  const length = [...text].length
  if (length < min || length > max) throw badUserInput(`"${argument}" must have ${min} to ${max} characters.`, argument)
  return text
}

/** As {@link readText}; null and undefined stay null. */
export function readOptionalText(value: string | null | undefined, bounds: TextBounds): string | null {
  return value == null ? null : readText(value, bounds)
}

/** @throws BAD_USER_INPUT unless the value is an integer within the bounds, both included */
export function readInteger(
  value: number,
  { min, max, argument }: { min: number; max: number; argument: string },
): number {
  if (!Number.isInteger(value) || value < min || value > max)
    throw badUserInput(`"${argument}" must be from ${min} to ${max}.`, argument)
  return value
}

/** A scheme, two slashes and no blanks: URL parsers forgive more than what is stored should contain. */
const HTTPS = /^https:\/\/[^\s\p{Cc}]+$/u

/** @throws BAD_USER_INPUT unless the value is an absolute https URL of at most 2,048 characters */
export function readHttpsUrl(value: string, argument: string): string {
  if (value.length > 2048 || !HTTPS.test(value) || !URL.canParse(value))
    throw badUserInput(`"${argument}" must be an https:// address of at most 2048 characters.`, argument)
  return value
}
