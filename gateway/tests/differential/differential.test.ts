import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Arena, compare, openArena } from './arena.ts'
import { FIELD_NAMES, HARMLESS } from './operations.ts'
import { compareParts } from './parts.ts'
import { WORLDS } from './worlds/index.ts'

/** More of everything, elsewhere: `DIFFERENTIAL_RUNS=5000 DIFFERENTIAL_SEED=7 npx vitest run gateway/tests/differential`. */
const RUNS = Number(process.env.DIFFERENTIAL_RUNS ?? 16)
const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 20240227)
const TIMEOUT_MS = 60_000 + RUNS * 2_000

describe.each(WORLDS.map((world) => [world.name, world] as const))('the world of %s', (_, world) => {
  let arena: Arena
  beforeAll(() => {
    arena = openArena(world)
  })
  afterAll(() => arena.close())
  const operation = {
    mutations: true,
    aliases: [...HARMLESS, ...FIELD_NAMES],
    introspection: true,
    conditions: true,
  }

  it('is answered as one server and Apollo answer it', { timeout: TIMEOUT_MS }, async () => {
    const universe = { nulls: 10, faults: 0, outages: false }
    const { compared } = await compare(arena, { seed: SEED, numRuns: RUNS, operation, universe })
    expect(compared).toBe(RUNS)
  })

  it('is answered so with values that are broken', { timeout: TIMEOUT_MS }, async () => {
    const universe = { nulls: 10, faults: 6, outages: false }
    const { compared, placed } = await compare(arena, { seed: SEED + 1, numRuns: RUNS, operation, universe })
    expect(compared).toBe(RUNS)
    expect(placed).toBeGreaterThan(0)
  })

  it('is answered so far as it can be while a subgraph is out of order', { timeout: TIMEOUT_MS }, async () => {
    const universe = { nulls: 5, faults: 0, outages: true }
    const queries = { ...operation, mutations: false }
    const { compared } = await compare(arena, { seed: SEED + 2, numRuns: RUNS, operation: queries, universe })
    expect(compared).toBe(RUNS)
  })
  it('is answered in parts as in one piece', { timeout: TIMEOUT_MS }, async () => {
    const asked = { ...operation, introspection: false }
    const rounds = { seed: SEED + 3, numRuns: Math.ceil(RUNS / 4), operation: asked }
    const sound = await compareParts(arena, { ...rounds, universe: { nulls: 10, faults: 0, outages: false } })
    const broken = await compareParts(arena, { ...rounds, universe: { nulls: 10, faults: 6, outages: false } })
    expect(sound + broken).toBeGreaterThan(0)
  })
})
