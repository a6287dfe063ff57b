import fc from 'fast-check'
import { pino } from 'pino'
import { anonymous } from '../../../platform/viewer.ts'
import { type Engine, openEngine } from '../../engine.ts'
import { LimitExceeded } from '../../limits/index.ts'
import { openApolloOracle } from './apollo-oracle.ts'
import { type Atlas, openAtlas } from './atlas.ts'
import { type Answers, CORRECTIONS, disagreement, equal, type Response } from './compare.ts'
import { type Written, write } from './document.ts'
import { type OperationOptions, operations } from './operations.ts'
import type { Part } from './parts.ts'
import { newRun, type Run } from './resolve.ts'
import { openLinks } from './subgraphs.ts'
import { type Universe, type UniverseOptions, universes, type Value } from './universe.ts'
import { openWhole, type WholeAnswer } from './whole.ts'
import type { World } from './world.ts'

/** Where gateways meet: one world, ours, Apollo's, and one server that holds all of it. */
export interface Arena {
  readonly atlas: Atlas
  readonly engine: Engine
  /** Ask all three the same. */
  ask(operation: Written, universe: Universe): Promise<Answers>
  /** Where errors of one server would stand, which puts nothing off. */
  placesIn(operation: Written, universe: Universe): Promise<WholeAnswer['places']>
  /** Ask ours for an answer in parts. */
  askForParts(operation: Written, universe: Universe): Promise<readonly Part[]>
  close(): Promise<void>
}

export function openArena(world: World): Arena {
  const atlas = openAtlas(world)
  const runs = new Map<string, Run>()
  const links = openLinks(atlas, runs)
  let logged = ''
  const log = pino(
    { level: 'error' },
    {
      write: (line) => {
        logged = line
      },
    },
  )
  const engine = openEngine(atlas.supergraphSdl, links, log)
  const apollo = world.beyondApollo ? null : openApolloOracle(atlas.supergraphSdl, links, world.labels)
  const whole = openWhole(atlas)
  let asked = 0

  const within = async <T>(universe: Universe, use: (requestId: string) => Promise<T>): Promise<T> => {
    const requestId = `run-${asked++}`
    runs.set(requestId, newRun(universe))
    try {
      return await use(requestId)
    } finally {
      runs.delete(requestId)
    }
  }
  const ours = async ({ query, variables }: Written) => {
    const prepared = await engine.prepare(query)
    if ('errors' in prepared) {
      // Larger than the gateway takes: another one is made instead.
      const [error] = prepared.errors
      fc.pre(!(error instanceof LimitExceeded))
      throw new Error(error?.extensions.code === 'PLANNING_FAILED' ? JSON.parse(logged).err.message : error?.message)
    }
    const [mistake] = engine.check(prepared, variables)
    if (mistake) throw new Error(`${mistake.message}\n${query}`)
    return async (requestId: string): Promise<Response> =>
      JSON.parse((await engine.execute(prepared, variables, { viewer: anonymous, requestId })).text)
  }
  return {
    atlas,
    engine,
    ask: async (operation, universe) => {
      const { query, variables } = operation
      const [ourAnswer, apolloAnswer, wholeAnswer] = await Promise.all([
        within(universe, await ours(operation)),
        apollo && within(universe, (requestId) => apollo.execute(query, variables, requestId)),
        // Mutations that a subgraph out of order cannot run change when the others run, and what they answer.
        universe.outage && query.startsWith('mutation') ? null : whole(query, variables, universe),
      ])
      return {
        ours: ourAnswer,
        apollo: apolloAnswer,
        whole: wholeAnswer,
        outage: universe.outage !== null,
        calm: isCalm(universe),
      }
    },
    placesIn: async ({ query, variables }, universe) => (await whole(query, variables, universe)).places,
    askForParts: async ({ query, variables }, universe) => {
      const prepared = await engine.prepare(query, null, { defer: true })
      if ('errors' in prepared) {
        const [error] = prepared.errors
        fc.pre(!(error instanceof LimitExceeded))
        throw new Error(`${error?.message}\n${query}`)
      }
      return within(universe, async (requestId) => {
        const parts: Part[] = []
        const scope = { viewer: anonymous, requestId }
        for await (const { text } of engine.executeIncrementally(prepared, variables, scope))
          parts.push(JSON.parse(text))
        return parts
      })
    },
    close: () => engine.close(),
  }
}

/** @apollo/query-planner's own words for an interface that an `@interfaceObject` subgraph does not know below one it does. */
const PLANNER_GAP = 'We should have an edge from'

export interface Rounds {
  readonly seed: number
  readonly numRuns: number
  readonly operation: OperationOptions
  readonly universe: UniverseOptions
}

export interface Tally {
  compared: number
  /** Errors whose places in the document were compared. */
  placed: number
  /** Answers that differ from Apollo's, by the correction that explains them. */
  readonly corrected: Map<string, number>
}

/**
 * Compare generated operations over generated data until one disagrees.
 * @throws what fast-check found, made as small as it gets, ready to be kept as a test of its own
 */
export async function compare(arena: Arena, { seed, numRuns, operation, universe }: Rounds): Promise<Tally> {
  const tally: Tally = { compared: 0, placed: 0, corrected: new Map() }
  const property = fc.asyncProperty(
    operations(arena.atlas.api, operation),
    universes(arena.atlas, universe),
    async (generated, made) => {
      const asked = write(arena.atlas.api, generated)
      const answers = await arena.ask(asked, made).catch((error: Error) => {
        // The planner both use does not get over some interfaces: there is nothing to compare then.
        fc.pre(!error.message.includes(PLANNER_GAP))
        if (!fc.PreconditionFailure.isFailure(error))
          error.message += `\nworld: ${arena.atlas.world.name}\n${asked.query}`
        throw error
      })
      const difference = disagreement(answers)
      if (difference) throw new Error(told(arena.atlas.world, asked, made, answers, difference))
      tally.compared += 1
      if (answers.whole) tally.placed += answers.ours.errors?.filter(({ path }) => path).length ?? 0
      if (!answers.apollo || equal(answers.apollo.data, answers.ours.data)) return
      const correction = CORRECTIONS.find(({ holds }) => holds(answers))?.name ?? ''
      tally.corrected.set(correction, (tally.corrected.get(correction) ?? 0) + 1)
    },
  )
  await fc.assert(property, { seed, numRuns, endOnFailure: false, interruptAfterTimeLimit: 120_000 })
  return tally
}

function told(
  { name }: World,
  { query, variables }: Written,
  universe: Universe,
  answers: Answers,
  difference: string,
) {
  const { ours, apollo, whole } = answers
  const lines = {
    difference,
    ours,
    apollo,
    whole,
    world: name,
    query,
    variables,
    outage: universe.outage,
    absent: universe.absent,
    things: universe.things,
  }
  return Object.entries(lines)
    .map(([title, value]) => `${title}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n')
}

/** True when no value is broken, no entity unknown and every subgraph in order. */
function isCalm({ things, absent, outage }: Universe): boolean {
  const isSound = (value: Value): boolean =>
    value.kind === 'list' ? value.items.every(isSound) : value.kind !== 'throws'
  const all = Object.values(things).flatMap((each) => each.flatMap(({ fields }) => Object.values(fields)))
  return absent.length === 0 && outage === null && all.every(isSound)
}
