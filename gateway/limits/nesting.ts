import { Lexer, Source, TokenKind } from 'graphql'
import { LimitExceeded } from './limit.ts'

/** Brackets of any kind within each other; the deepest screens nest ten. */
export const NESTING_MAX = 100

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L])
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R])

/**
 * Bound how deep the text nests, selections and list or object values alike: the parser and all who walk the tree after it
 * call themselves once per level, and a stack that overflows is no answer.
 * @returns the refusal, or null
 */
export function checkNesting(query: string, limit = NESTING_MAX): LimitExceeded | null {
  const lexer = new Lexer(new Source(query))
  let level = 0
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      if (OPENING.has(token.kind)) level += 1
      else if (CLOSING.has(token.kind)) level -= 1
      if (level > limit)
        return new LimitExceeded(
          'NESTING_LIMIT_EXCEEDED',
          `The document nests deeper than ${limit} levels.`,
          limit,
          level,
        )
    }
  } catch {
    return null
  }
  return null
}
