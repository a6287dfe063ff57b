import type { SeedReport } from './seed.ts'
import type { Progress } from './stage.ts'

const BAR_WIDTH = 24
/** A terminal need not be told more often. */
const DRAW_EVERY_MS = 60

export interface ProgressLine {
  readonly tell: Progress
  /** Take the line away. */
  end(): void
}

/**
 * How far a long piece of work is: a bar that is drawn over itself on a terminal. Elsewhere a line for each step that is
 * done, or, when `quiet`, nothing.
 */
export function openProgress(stream: NodeJS.WriteStream, { quiet = false, title = '' } = {}): ProgressLine {
  if (!stream.isTTY) return { tell: quiet ? () => {} : tellByLine(stream), end: () => {} }
  let drawnAtMs = 0
  return {
    tell: (step, done, total) => {
      const nowMs = performance.now()
      if (done < total && done > 0 && nowMs - drawnAtMs < DRAW_EVERY_MS) return
      drawnAtMs = nowMs
      const line = `${title && `${title} `}${barOf(done, total)} ${step} ${number(done)}/${number(total)}`
      stream.write(`\r\u001b[2K  ${line.slice(0, Math.max(20, (stream.columns || 80) - 3))}`)
    },
    end: () => stream.write('\r\u001b[2K'),
  }
}

function tellByLine(stream: NodeJS.WriteStream): Progress {
  return (step, done, total) => {
    if (done === total && total > 0) stream.write(`  ${step}: ${number(total)}\n`)
  }
}

function barOf(done: number, total: number): string {
  const filled = total === 0 ? BAR_WIDTH : Math.round((done / total) * BAR_WIDTH)
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`
}

/** What was made, a line for each kind, and how fast. */
export function figuresOf({ figures, seconds }: SeedReport): string {
  const rows = [...figures].reduce((sum, [, count]) => sum + count, 0)
  const lines = [...figures].map(([kind, count]) => `  ${number(count).padStart(12)}  ${kind}`)
  const perSecond = number(Math.round(rows / seconds))
  return `${lines.join('\n')}\n  ${number(rows).padStart(12)}  in ${seconds.toFixed(1)} s, ${perSecond} a second\n`
}

/** The same in half a line. */
export function summaryOf({ figures, seconds }: SeedReport): string {
  const of = (kind: string) => `${number(figures.get(kind) ?? 0)} ${kind}`
  return `${['people', 'communities', 'posts', 'services'].map(of).join(', ')} in ${seconds.toFixed(1)} s`
}

const number = (value: number) => value.toLocaleString('en')
