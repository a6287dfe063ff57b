import type { Readable } from 'node:stream'

const TAIL_CHARS_MAX = 8_000
const LINE_CHARS_MAX = 16_000

export interface Tail {
  add(line: string): void
  /** The last lines heard, at most 8,000 characters. */
  text(): string
}

/** Listen to a stream line by line: each goes to `log`, the last ones are kept for an error message. Memory stays bounded. */
export function tailOf(stream: Readable, log?: (line: string) => void): Tail {
  let kept = ''
  let unfinished = ''
  const add = (line: string) => {
    kept = `${kept}${line}\n`.slice(-TAIL_CHARS_MAX)
    log?.(line)
  }
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (unfinished + chunk).split('\n')
    unfinished = (lines.pop() ?? '').slice(0, LINE_CHARS_MAX)
    for (const line of lines) add(line.slice(0, LINE_CHARS_MAX))
  })
  stream.on('end', () => {
    if (unfinished) add(unfinished)
    unfinished = ''
  })
  return { add, text: () => kept.trim() }
}
