import type { QueryPlan } from '@apollo/query-planner'
import { parse } from 'graphql'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { composeSupergraph } from '../../schema/compose.ts'
import { slowness } from '../tests/slowness.ts'
import { threadMs } from '../tests/thread-time.ts'
import { buildPlan } from './build-plan.ts'
import { planWeight } from './plan-weight.ts'
import { openPlanning, PLANNING_LIMITS, type Planning } from './planning.ts'
import { openGraph } from './supergraph.ts'

/** Subgraphs that share all of a type which contains itself: every field may come from any of them. */
const ambiguous = (subgraphs: number) =>
  Array.from({ length: subgraphs }, (_, i) => ({
    name: `s${i}`,
    sdl: `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
      type T @key(fields: "id") { id: ID! name: String @shareable t: T @shareable own${i}: String }
      type Query { t: T @shareable }`,
  }))
const graph = openGraph(composeSupergraph(ambiguous(4)).supergraphSdl)

const request = (query: string, defer = false) => ({
  document: parse(query),
  operationName: undefined,
  overrideConditions: new Map<string, boolean>(),
  defer,
})
const chain = (levels: number) => `{ t ${'{ name t '.repeat(levels)} { own1 own2 } ${'}'.repeat(levels)} }`
/** A document whose fields may all come from anywhere. */
const wide = (count: number) => {
  const own = 'id name own0 own1 own2 own3'
  return `{ ${Array.from({ length: count }, (_, i) => `a${i}: t { ${own} t { ${own} t { own0 own1 t { own1 own2 } } } }`).join(' ')} }`
}
/** A document whose planning doubles with every variable. */
const doubling = (variables: number) => {
  const numbers = Array.from({ length: variables }, (_, i) => i)
  const declared = numbers.map((i) => `$v${i}: Boolean!`).join(' ')
  return `query (${declared}) { t { id ${numbers.map((i) => `... @defer(if: $v${i}) { t${i}: t { own${i % 4} } }`).join(' ')} } }`
}

const aside = { ...PLANNING_LIMITS, inlineWeightMax: 0 }
const opened: Planning[] = []
const open = (limits: Partial<typeof PLANNING_LIMITS> = {}) => {
  const planning = openPlanning(graph, { ...aside, ...limits })
  opened.push(planning)
  return planning
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((planning) => planning.close()))
})
const shared = openPlanning(graph, aside)
afterAll(() => shared.close())

describe('the weight of a document', () => {
  it('is its selections with fragments written out, of the operation that is asked for', () => {
    const document = parse('query A { t { id } } query B { ...F t { ...F } } fragment F on Query { t { id } }')
    expect([planWeight(document, 'A'), planWeight(document, 'B')]).toEqual([2, 7])
  })

  it('doubles for every variable that decides about a deferral', () => {
    expect(planWeight(parse('query ($a: Boolean!) { t { ... @defer(if: $a) { id } } }'), undefined)).toBe(3 * 2)
    expect(planWeight(parse('{ t { ... @defer(if: true) { id } } }'), undefined)).toBe(3)
  })
})

describe('planning', () => {
  it('is done at once for small documents, and aside for large ones, with the same plan', async () => {
    const small = request(chain(2))
    const planning = open({ inlineWeightMax: 60 })
    expect(planning.plan(small)).toEqual(buildPlan(graph, small))
    const large = request(chain(31))
    const plan = planning.plan(large)
    expect(plan).toBeInstanceOf(Promise)
    expect(await plan).toEqual(JSON.parse(JSON.stringify(buildPlan(graph, large))))
  })

  it('plans deferrals and named operations aside as it does here', async () => {
    const deferring = request('query ($a: Boolean!) { t { id ... @defer(if: $a) { t { own1 } } } }', true)
    const named = { ...request('query A { t { id } } query B { t { own0 own1 } }'), operationName: 'B' }
    for (const each of [deferring, named])
      expect(await shared.plan(each)).toEqual(JSON.parse(JSON.stringify(buildPlan(graph, each))))
  })

  it('never keeps this thread waiting, not even while the other one starts', async () => {
    const busyMsMax = 100 * slowness()
    let least = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 5 && least >= busyMsMax; attempt++) {
      // However long the other thread takes on a busy machine.
      const planning = open({ timeoutMs: 50_000 })
      const before = threadMs()
      await planning.plan(request(chain(30)))
      // All it computed meanwhile, so no part of it can have been longer.
      least = Math.min(least, threadMs() - before)
    }
    expect(least).toBeLessThan(busyMsMax)
  })

  it('refuses what takes too long, remembers it, and plans on', async () => {
    const planning = open({ timeoutMs: 1_500 })
    const endless = request(doubling(16), true)
    const refusal = { extensions: { code: 'PLANNING_LIMIT_EXCEEDED', limit: 1_500, actual: 1_501 } }
    const behind = planning.plan(endless)
    const other = planning.plan(request(chain(3)))
    await expect(behind).rejects.toMatchObject(refusal)
    // What is remembered is told before any clock can tick.
    const soon = new Promise((resolve) => setTimeout(resolve, 0, 'planned again'))
    expect(await Promise.race([Promise.resolve(planning.plan(endless)).catch((error) => error), soon])).toMatchObject(
      refusal,
    )
    expect(((await other) as QueryPlan).node).toBeDefined()
  })

  it('refuses what needs too much heap, and lives', async () => {
    const planning = open({ heapMbMax: 22, timeoutMs: 50_000 })
    await expect(planning.plan(request(wide(200)))).rejects.toMatchObject({
      extensions: { code: 'PLANNING_LIMIT_EXCEEDED', limit: 22 },
    })
    expect(((await planning.plan(request(chain(3)))) as QueryPlan).node).toBeDefined()
    // Near its bound a heap is collected over and over, which takes its time.
  })

  it('refuses plans that are too large to keep', async () => {
    await expect(open({ planLengthMax: 100 }).plan(request(chain(3)))).rejects.toMatchObject({
      extensions: { code: 'PLANNING_LIMIT_EXCEEDED', limit: 100 },
    })
  })

  it('lets only so many wait', async () => {
    const planning = open({ waitingMax: 2 })
    const planned = [1, 2, 3, 4].map((levels) => planning.plan(request(chain(levels))))
    const outcomes = await Promise.allSettled(planned)
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
    expect(outcomes[3]).toMatchObject({ reason: { code: 'SERVICE_UNAVAILABLE' } })
  })

  it('tells those who wait when the gateway closes', async () => {
    const planning = open()
    const waiting = planning.plan(request(chain(3)))
    const told = expect(waiting).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    await planning.close()
    await told
    await expect(planning.plan(request(chain(4)))).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  })

  it('passes on what Apollo does not take', async () => {
    await expect(shared.plan(request('{ nothing }'))).rejects.toThrow(/nothing/)
  })

  it('plans smaller documents only where plans take long, until they no longer do', () => {
    const planning = open({ inlineWeightMax: 60, inlineMsMax: 0 })
    expect(planning.plan(request(chain(20)))).not.toBeInstanceOf(Promise)
    const next = planning.plan(request(chain(20)))
    expect(next).toBeInstanceOf(Promise)
    return next
  })
})
