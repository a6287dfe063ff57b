import { Refused } from './refused.ts'

/** Lists and objects within each other in one body. Variables have a far lower bound of their own; nothing else is read. */
export const BODY_NESTING_MAX = 5_000

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/**
 * Bound how deep a body nests before it is parsed: a megabyte of brackets takes the parser a hundred milliseconds and forty
 * megabytes. Texts too short to nest that deep are not looked at.
 * @throws Refused 400 NESTING_LIMIT_EXCEEDED
 */
export function checkBodyNesting(text: string, limit = BODY_NESTING_MAX): void {
  if (text.length <= limit) return
  let level = 0
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfText(text, at)
        break
      case OPEN_LIST:
      case OPEN_OBJECT:
        level += 1
        if (level > limit) throw tooDeep(limit, level)
        break
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        level -= 1
        break
    }
  }
}

/** @returns where the text that begins at a quotation mark ends, or the end of everything */
function endOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1
    if (escapes % 2 === 0) return end
  }
  return text.length
}

const tooDeep = (limit: number, actual: number) =>
  new Refused(
    400,
    'NESTING_LIMIT_EXCEEDED',
    `The request body nests deeper than ${limit} levels.`,
    {},
    { limit, actual },
  )
