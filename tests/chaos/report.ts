import { KIND_NAMES, type Killer } from './killer.ts'
import type { Producers } from './producers.ts'
import { isClean, judge, judgeLog, type Told } from './verdict.ts'
import type { Watcher } from './watchers.ts'

export interface Outcome {
  readonly ms: number
  readonly killer: Killer
  readonly producers: Producers
  readonly watchers: readonly Watcher[]
  /** Clients that are known to lose and to repeat. */
  readonly controls: readonly Watcher[]
  /** Both streams, as the event log has them. */
  readonly log: Readonly<Record<'chat' | 'tips', readonly Told[]>>
  /** Processes that ended though nobody killed them. */
  readonly ownDeaths: Readonly<Record<string, number>>
}

const STREAMS = ['chat', 'tips'] as const
const COLUMNS = ['lost', 'duplicated', 'reordered', 'invented'] as const

/** Print what there was and what became of it. @returns whether everybody was shown the log, and nothing broke by itself */
export function report(say: (line: string) => void, outcome: Outcome): boolean {
  const { ms, killer, producers, watchers, controls, log, ownDeaths } = outcome
  let clean = true
  const complain = (what: string) => {
    clean = false
    say(`VIOLATION: ${what}`)
  }
  say(`\n${killer.count()} kills in ${Math.round(ms / 1000)} s`)
  for (const kind of KIND_NAMES) {
    const away = `away for ${(killer.longestMs[kind] / 1000).toFixed(1)} s at most`
    say(
      `  ${kind.padEnd(24)} ${String(killer.kills[kind]).padStart(5)}  ${killer.longestMs[kind] > 0 ? away : ''}`.trimEnd(),
    )
  }
  say(
    `\n${producers.count()} events acknowledged, ${producers.attemptsInDoubt()} attempts without an answer; ` +
      `${log.chat.length} messages and ${log.tips.length} tips in the log`,
  )
  for (const stream of STREAMS) {
    const verdict = judgeLog(producers.acknowledged[stream], log[stream])
    if (!isClean(verdict)) complain(`the log of ${stream}: ${JSON.stringify(verdict)}`)
  }
  const heads = ['shown', ...COLUMNS, 'gaps', 'incomplete', 'connections', 'silence s']
  say(`\n${'client'.padEnd(16)}${heads.map((head) => head.padStart(12)).join('')}`)
  /** @returns what is wrong with each stream of a client, by stream */
  const show = ({ name, streams, connections }: Watcher): string[] =>
    streams.flatMap(({ stream, events, gaps, incomplete, silenceMs, ended }) => {
      const verdict = judge(log[stream], events)
      const figures = [events.length, ...COLUMNS.map((column) => verdict[column]), gaps.length, incomplete()]
      const row = [...figures, connections(), (silenceMs() / 1000).toFixed(1)]
      say(`${`${name} ${stream}`.padEnd(16)}${row.map((figure) => String(figure).padStart(12)).join('')}`)
      return [
        ...(isClean(verdict) ? [] : [`${name}, ${stream}: ${JSON.stringify(verdict)}`]),
        ...gaps.map((gap) => `${name}, ${stream}: ${JSON.stringify(gap)}`),
        ...(ended() === null ? [] : [`${name}, ${stream}: ended with ${ended()}`]),
      ]
    })
  for (const what of watchers.flatMap(show)) complain(what)
  say('\nwithout the client helper, to compare:')
  if (controls.flatMap(show).length === 0)
    complain('clients without the helper lost nothing: this run could not have failed')
  const silenceMs = Math.max(...watchers.flatMap(({ streams }) => streams.map((shown) => shown.silenceMs())))
  say(`\nlongest silence of a stream: ${(silenceMs / 1000).toFixed(1)} s`)
  if (Object.keys(ownDeaths).length > 0) complain(`ended by themselves: ${JSON.stringify(ownDeaths)}`)
  say(clean ? 'Nothing lost, nothing twice, nothing out of order.' : 'Not what was promised.')
  return clean
}
