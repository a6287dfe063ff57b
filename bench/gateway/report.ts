import type { OperationName } from './graph.ts'
import type { Sample } from './load.ts'

/** The median of each figure by itself, over the rounds. */
export function median(samples: readonly Sample[]): Sample {
  const of = (figure: keyof Sample) => {
    const sorted = samples.map((sample) => sample[figure]).sort((a, b) => a - b)
    const middle = Math.floor(sorted.length / 2)
    return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
  }
  return {
    requests: of('requests'),
    perSecond: of('perSecond'),
    cpuMs: of('cpuMs'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    calls: of('calls'),
    rssMiB: of('rssMiB'),
    loadBusy: of('loadBusy'),
  }
}

/** One line of a table: a target's figures, or what it answers instead. */
export interface Row {
  target: string
  figures: Sample | { wrong: string }
}

const COLUMNS = [
  ...['target', 'CPU ms/request', '× floor', 'lifegraph is better by', 'requests/s', 'p50 ms', 'p99 ms'],
  ...['calls/request', 'RSS MiB', 'load core'],
]

/** A table in Markdown, ratios by CPU time per request. */
export function tableOf(rows: readonly Row[]): string[] {
  const [floor, ours] = [cpuOf(rows, 'floor'), cpuOf(rows, 'lifegraph')]
  const cells = rows.map(({ target, figures }) => {
    if ('wrong' in figures)
      return [target, `answers wrongly: ${figures.wrong.replaceAll('|', '/')}`, ...Array(8).fill('')]
    const { cpuMs, perSecond, p50Ms, p99Ms, calls, rssMiB, loadBusy } = figures
    return [
      ...[target, cpuMs.toFixed(3), times(floor && cpuMs / floor), times(ours && cpuMs / ours)],
      ...[perSecond.toFixed(0), p50Ms.toFixed(1), p99Ms.toFixed(1)],
      ...[calls.toFixed(2), rssMiB.toFixed(0), `${(loadBusy * 100).toFixed(0)} %`],
    ]
  })
  const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`
  return [line(COLUMNS), line(COLUMNS.map((_, index) => (index === 0 ? '---' : '---:'))), ...cells.map(line)]
}

const times = (ratio: number | undefined) => (ratio ? `${ratio.toFixed(2)}×` : '')

function cpuOf(rows: readonly Row[], target: string): number | undefined {
  const figures = rows.find((row) => row.target === target)?.figures
  return figures && 'cpuMs' in figures ? figures.cpuMs : undefined
}

/** What must hold: CPU per request of one target as a multiple of another's, at least or at most. */
const BOUNDS: readonly { of: string; over: string; atLeast?: Limits; atMost?: Limits }[] = [
  { of: 'lifegraph', over: 'floor', atMost: { deep: 1.15, medium: 1.25, small: 1.25 } },
  { of: 'lifegraph-access', over: 'lifegraph', atMost: { small: 1.15 } },
  { of: 'apollo', over: 'lifegraph', atLeast: { deep: 8, medium: 7.5, small: 8 } },
  { of: 'hive-router-each', over: 'lifegraph', atLeast: { deep: 3, medium: 6, small: 7 } },
  { of: 'mercurius', over: 'lifegraph', atLeast: { small: 1 } },
  { of: 'apollo', over: 'lifegraph-apollo', atLeast: { deep: 4, medium: 4, small: 4 } },
]
type Limits = Partial<Record<OperationName, number>>

/** One bound that was measured. */
export interface Verdict {
  readonly operation: OperationName
  readonly of: string
  readonly over: string
  readonly ratio: number
  readonly wanted: string
  readonly holds: boolean
}

export function verdictsOf(tables: ReadonlyMap<OperationName, readonly Row[]>): Verdict[] {
  const verdicts: Verdict[] = []
  for (const { of, over, atLeast, atMost } of BOUNDS)
    for (const [operation, rows] of tables) {
      const [left, right] = [cpuOf(rows, of), cpuOf(rows, over)]
      const [least, most] = [atLeast?.[operation], atMost?.[operation]]
      if (!left || !right || !(least || most)) continue
      const ratio = left / right
      const holds = least ? ratio >= least : ratio <= (most ?? 0)
      verdicts.push({ operation, of, over, ratio, holds, wanted: least ? `at least ${least}×` : `at most ${most}×` })
    }
  return verdicts
}

export function verdictLines(verdicts: readonly Verdict[]): string[] {
  if (verdicts.length === 0) return []
  return [
    ...['', '## What must hold', '', '| operation | CPU of | is | must be | |', '| --- | --- | ---: | --- | --- |'],
    ...verdicts.map(
      ({ operation, of, over, ratio, wanted, holds }) =>
        `| ${operation} | ${of} / ${over} | ${ratio.toFixed(2)}× | ${wanted} | ${holds ? 'holds' : '**short**'} |`,
    ),
  ]
}
