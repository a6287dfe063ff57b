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

export function tableOf(title: string, rows: [string, Sample][]): string {
  const cpuOf = (name: string) => rows.find(([row]) => row === name)?.[1].cpuMs
  const [floor, ours] = [cpuOf('floor'), cpuOf('lifegraph')]
  return [
    `## ${title}`,
    '',
    '| target | CPU ms/request | of the floor | lifegraph is better by | requests/s | p50 ms | p99 ms | calls/request | RSS MiB | load core |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(([name, s]) =>
      [
        '',
        name,
        s.cpuMs.toFixed(3),
        floor ? `${(s.cpuMs / floor).toFixed(2)}×` : '',
        ours ? `${(s.cpuMs / ours).toFixed(2)}×` : '',
        s.perSecond.toFixed(0),
        s.p50Ms.toFixed(2),
        s.p99Ms.toFixed(2),
        s.calls.toFixed(2),
        s.rssMiB.toFixed(0),
        `${(s.loadBusy * 100).toFixed(0)} %`,
        '',
      ]
        .join(' | ')
        .trim(),
    ),
    '',
  ].join('\n')
}
