import { LimitExceeded } from './limit.ts'

/** Characters of a document. The largest screens have 2,000, and so has introspection. */
export const TEXT_LENGTH_MAX = 200_000
/** Lines of a document, within texts and comments too. Each comment is a token to the lexer, though the parser sees none. */
export const LINES_MAX = 5_000

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/**
 * Bound what the lexer has to read. Lines have a bound of their own: half a megabyte of empty comments is 130 MB of tokens,
 * and to say where fifty mistakes are, graphql-js counts lines fifty times.
 * @returns the refusal, or null
 */
export function checkText(
  query: string,
  { length: lengthMax, lines: linesMax } = { length: TEXT_LENGTH_MAX, lines: LINES_MAX },
): LimitExceeded | null {
  const { length } = query
  if (length > lengthMax)
    return new LimitExceeded('TEXT_LIMIT_EXCEEDED', `The document has ${length} characters.`, lengthMax, length)
  const lines = linesOf(query)
  if (lines > linesMax)
    return new LimitExceeded('LINE_LIMIT_EXCEEDED', `The document has ${lines} lines.`, linesMax, lines)
  return null
}

/** Lines as GraphQL ends them: by a line feed, a carriage return, or both (GraphQL §2.1.2). */
function linesOf(text: string): number {
  let lines = 1
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if (character === LINE_FEED || (character === CARRIAGE_RETURN && text.charCodeAt(index + 1) !== LINE_FEED))
      lines += 1
  }
  return lines
}
