import { describe, expect, it } from 'vitest'
import { threadMs } from '../tests/thread-time.ts'
import { checkTokens, TOKENS_MAX } from './tokens.ts'

describe('the token limit', () => {
  it('counts what the parser reads, not spaces and comments', () => {
    expect(checkTokens('{ me { id } }', 6)).toBeNull()
    expect(checkTokens('# a comment, with { braces }\n{ me { id } }', 6)).toBeNull()
    expect(checkTokens('{ me { id name } }', 6)?.extensions).toEqual({
      code: 'TOKEN_LIMIT_EXCEEDED',
      limit: 6,
      actual: 7,
    })
  })

  it('reads no further than the limit', () => {
    const began = threadMs()
    expect(checkTokens('{'.repeat(1_000_000))?.extensions.actual).toBe(TOKENS_MAX + 1)
    expect(threadMs() - began).toBeLessThan(1_000)
  })

  it('leaves text that is no GraphQL to the parser', () => {
    expect(checkTokens('{ me "')).toBeNull()
    expect(checkTokens('')).toBeNull()
  })
})
