/** Texts and comments, which may hold anything. Source: GraphQL specification, "Source Text". */
const OPAQUE = /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#[^\n\r]*/g

/** Whether a document is a stream, to be subscribed to again when it is cut off: one with a mutation never is. */
export function isStream(document: string): boolean {
  let outside = document.replace(OPAQUE, ' ')
  // What is within braces goes, from the inside out; what is left begins each definition.
  for (let before = ''; before !== outside; ) {
    before = outside
    outside = outside.replace(/\{[^{}]*\}/g, ';')
  }
  const kinds = outside.split(';').map((definition) => /\w+/.exec(definition)?.[0])
  return kinds.includes('subscription') && !kinds.includes('mutation')
}

/** Whether a document can be told where to begin. */
export function declaresAfter(document: string): boolean {
  return /\$after\s*:/.test(document.replace(OPAQUE, ' '))
}
