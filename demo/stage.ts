import { invariant } from '../platform/errors.ts'
import { anonymous } from '../platform/viewer.ts'
import { SUBGRAPH_MODULES } from '../subgraphs/index.ts'
import type { DemoClock } from './clock.ts'
import { type Actor, actAs, actAsPerson, type DemoHost } from './host.ts'
import { type Happening, play } from './timeline.ts'

/** Told how far the making of the world is: a step by its name, and how much of it is done. */
export type Progress = (step: string, done: number, total: number) => void

/** What the steps of making the world share. */
export interface Stage {
  readonly host: DemoHost
  readonly clock: DemoClock
  /** The moment the world was begun; every time in it is told from here, so that a second attempt asks for the same. */
  readonly present: Date
  readonly visitor: Actor
  /** Whoever has been introduced under this handle. */
  person(handle: string): Actor
  idOf(handle: string): string
  /** Whether somebody has been introduced under this handle. */
  knows(handle: string): boolean
  introduce(handle: string, userId: string, scopes?: readonly string[]): void
  /** Keep the id of something under a name, or the promise of one. */
  name(name: string, id: string | Promise<string>): void
  /** The id kept under a name. @throws when nothing has this name yet */
  named(name: string): Promise<string>
  /** Let things happen, in order, and count them under their step. */
  play(step: string, happenings: readonly Happening[]): Promise<void>
  /** Count what was made, by kind, for the figures at the end. */
  count(kind: string, howMany?: number): void
  readonly figures: ReadonlyMap<string, number>
  /** Wait until every subgraph knows what the others announced. */
  settle(): Promise<void>
  /** The moment so long before (or, below zero, after) the present. */
  ago(span: { days?: number; hours?: number; minutes?: number }): Date
}

export function openStage(host: DemoHost, clock: DemoClock, present: Date, progress: Progress): Stage {
  const people = new Map<string, { id: string; actor: Actor }>()
  const names = new Map<string, Promise<string>>()
  const figures = new Map<string, number>()
  const known = (handle: string) => {
    const person = people.get(handle)
    invariant(person, `nobody in the demo world is called "${handle}"`)
    return person
  }
  return {
    host,
    clock,
    present,
    visitor: actAs(host, anonymous),
    person: (handle) => known(handle).actor,
    idOf: (handle) => known(handle).id,
    knows: (handle) => people.has(handle),
    introduce: (handle, id, scopes) => people.set(handle, { id, actor: actAsPerson(host, id, scopes) }),
    name: (name, id) => names.set(name, Promise.resolve(id)),
    named: async (name) => {
      const id = names.get(name)
      invariant(id, `nothing in the demo world is called "${name}" yet`)
      return id
    },
    play: async (step, happenings) => {
      let done = 0
      progress(step, done, happenings.length)
      const counted = happenings.map(({ at, run }) => ({
        at,
        run: async () => {
          await run()
          progress(step, ++done, happenings.length)
        },
      }))
      await play(counted, clock, present)
    },
    count: (kind, howMany = 1) => figures.set(kind, (figures.get(kind) ?? 0) + howMany),
    figures,
    settle: async () => {
      // Twice: a reaction may announce something to the subgraph before it.
      for (const { name } of [...SUBGRAPH_MODULES, ...SUBGRAPH_MODULES]) await host.kernel.bus.settle(name)
    },
    ago: ({ days = 0, hours = 0, minutes = 0 }) =>
      new Date(present.getTime() - ((days * 24 + hours) * 60 + minutes) * 60_000),
  }
}
