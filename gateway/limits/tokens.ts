import { Lexer, Source, TokenKind } from 'graphql'
import { LimitExceeded } from './limit.ts'

/** The largest screens have 200 tokens, and so has introspection. */
export const TOKENS_MAX = 10_000

/**
 * Bound what the parser has to read. Counting stops one past the limit, so a megabyte of braces costs what the limit costs.
 * @returns the refusal, or null; text that is no GraphQL is left to the parser, which says where it breaks
 */
export function checkTokens(query: string, limit = TOKENS_MAX): LimitExceeded | null {
  const lexer = new Lexer(new Source(query))
  let tokens = 0
  try {
    while (lexer.advance().kind !== TokenKind.EOF) {
      tokens += 1
      if (tokens > limit)
        return new LimitExceeded('TOKEN_LIMIT_EXCEEDED', `The document has more than ${limit} tokens.`, limit, tokens)
    }
  } catch {
    return null
  }
  return null
}
