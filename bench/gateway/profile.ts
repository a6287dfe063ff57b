import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OperationName } from './graph.ts'
import { openInspector } from './inspector.ts'
import { load } from './load.ts'
import { profilesDir } from './prepare.ts'
import type { Stage } from './stage.ts'
import type { RunningTarget } from './targets.ts'

/** `Profiler.Profile` of the Chrome DevTools Protocol, as much of it as is read here. */
interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[]
  samples: number[]
  /** Microseconds since the sample before. */
  timeDeltas: number[]
}

const SAMPLING_MICROS = 100
const TOP = 45

export interface Profiled {
  /** For a viewer. */
  readonly file: string
  /** What it spent most on, by place and by function. */
  readonly lines: readonly string[]
}

/** Profile one operation under load, warmed up. */
export async function profile(
  target: RunningTarget,
  stage: Stage,
  operation: OperationName,
  seconds: number,
): Promise<Profiled> {
  if (!target.inspectorPort) throw new Error(`${target.spec.name} was started without its inspector`)
  const inspector = await openInspector(target.inspectorPort)
  try {
    await load(target, stage, stage.operations[operation], seconds)
    await inspector.send('Profiler.enable')
    await inspector.send('Profiler.setSamplingInterval', { interval: SAMPLING_MICROS })
    await inspector.send('Profiler.start')
    const { requests } = await load(target, stage, stage.operations[operation], seconds)
    const { profile } = await inspector.send<{ profile: CpuProfile }>('Profiler.stop')
    const file = join(profilesDir(), `${target.spec.name}-${operation}.cpuprofile`)
    writeFileSync(file, JSON.stringify(profile))
    return { file, lines: topOf(profile, requests) }
  } finally {
    inspector.close()
  }
}

/** Self time by function, and summed by package or room of ours. */
function topOf({ nodes, samples, timeDeltas }: CpuProfile, requests: number): string[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const [byFunction, byPlace] = [new Map<string, number>(), new Map<string, number>()]
  const add = (sums: Map<string, number>, key: string, micros: number) => sums.set(key, (sums.get(key) ?? 0) + micros)
  let busy = 0
  samples.forEach((id, index) => {
    const frame = frames.get(id)
    const micros = timeDeltas[index] ?? 0
    if (!frame || frame.functionName === '(idle)') return
    busy += micros
    const file = shortened(frame.url)
    const line = file ? `:${frame.lineNumber + 1}` : ''
    add(byFunction, `${frame.functionName || '(anonymous)'}  ${file}${line}`, micros)
    add(byPlace, placeOf(file) || frame.functionName, micros)
  })
  const lines = (sums: Map<string, number>, top: number) =>
    [...sums]
      .sort(([, a], [, b]) => b - a)
      .slice(0, top)
      .map(([key, micros]) => {
        const [perRequest, share] = [micros / requests, (micros / busy) * 100]
        return `${perRequest.toFixed(2).padStart(8)} µs ${share.toFixed(1).padStart(5)} %  ${key}`
      })
  return [
    `${(busy / requests).toFixed(1)} µs per request in ${requests} requests, the profiler's own share included. By place:`,
    ...lines(byPlace, 15),
    '',
    'By function, self time:',
    ...lines(byFunction, TOP),
  ]
}

function shortened(url: string): string {
  return url.replace(/^file:\/\//, '').replace(/^.*\/(\.data\/bench\/compiled|node_modules)\//, (_, place: string) => {
    return place === 'node_modules' ? 'npm:' : ''
  })
}

/** `gateway/plan`, `npm:undici`, `npm:@apollo/gateway`, `node:internal`; empty for what V8 does by itself. */
function placeOf(file: string): string {
  if (file.startsWith('npm:'))
    return file
      .split('/')
      .slice(0, file.startsWith('npm:@') ? 2 : 1)
      .join('/')
  return file
    .split('/')
    .slice(0, file.startsWith('node:') ? 1 : 2)
    .join('/')
}
