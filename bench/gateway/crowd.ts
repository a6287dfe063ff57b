import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { Connection, requestBytes } from './client.ts'
import { OPERATIONS } from './graph.ts'
import type { Stage } from './stage.ts'

/** What a client of the crowd may do, and how often of a hundred times. */
const HABITS = {
  /** One of the bench's operations, answered exactly. */
  ask: 55,
  /** A document nobody has sent before, answered exactly. */
  invent: 15,
  /** A variable, most often of a product that is not there. */
  lookUp: 10,
  /** What cannot be parsed, is not in the schema, or is beyond the limits. */
  mistake: 8,
  /** A field whose subgraph fails beside one that does not. */
  breakField: 6,
  /** Leave while the subgraph still thinks. */
  leave: 5,
  /** A subgraph that hangs up. Seldom, or it is rightly left alone for a while and others hear of it. */
  hangUp: 1,
} as const
export type Habit = keyof typeof HABITS

export interface Crowd {
  readonly counts: Readonly<Record<Habit, number>>
  /** What was answered otherwise than it must be; the first few. */
  readonly faults: readonly string[]
  /** Let nobody ask; resolves when the last answer is there. */
  pause(): Promise<void>
  resume(): void
  end(): Promise<void>
}

/** @param size clients at a time, each asking one thing after the other */
export function openCrowd(stage: Stage, port: number, size: number): Crowd {
  const counts = Object.fromEntries(Object.keys(HABITS).map((habit) => [habit, 0])) as Record<Habit, number>
  const faults: string[] = []
  let [asking, ended] = [0, false]
  let resumed: Promise<void> | null = null
  let resume = () => {}
  const clients = Array.from({ length: size }, async (_, index) => {
    const client = new Client(stage, port, openDice(index + 1))
    while (!ended) {
      if (resumed) await resumed
      asking += 1
      const habit = client.choose()
      try {
        await client.act(habit)
        counts[habit] += 1
      } catch (error) {
        if (faults.length < 20) faults.push(`${habit}: ${error instanceof Error ? error.message : error}`)
        client.hangUp()
        await sleep(100)
      }
      asking -= 1
    }
    client.hangUp()
  })
  return {
    counts,
    faults,
    pause: async () => {
      resumed = new Promise((resolve) => {
        resume = resolve
      })
      while (asking > 0) await sleep(5)
    },
    resume: () => {
      resumed = null
      resume()
    },
    end: async () => {
      ended = true
      resume()
      await Promise.all(clients)
    },
  }
}

/** The same throws in every run: a number from 0 to 1 (mulberry32). */
function openDice(seed: number): () => number {
  let state = seed * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Reply {
  status: number
  json: { data?: Record<string, unknown> | null; errors?: { extensions?: { code?: string } }[] }
}

class Client {
  readonly #stage: Stage
  readonly #port: number
  readonly #dice: () => number
  #connection: Connection | null = null

  constructor(stage: Stage, port: number, dice: () => number) {
    this.#stage = stage
    this.#port = port
    this.#dice = dice
  }

  choose(): Habit {
    let throwOf100 = this.#dice() * 100
    for (const [habit, times] of Object.entries(HABITS)) {
      throwOf100 -= times
      if (throwOf100 < 0) return habit as Habit
    }
    return 'ask'
  }

  hangUp(): void {
    this.#connection?.close()
    this.#connection = null
  }

  async act(habit: Habit): Promise<void> {
    switch (habit) {
      case 'ask': {
        const { query, expected } = this.#stage.operations[this.#one(OPERATIONS)]
        return must(await this.#ask({ query }), ({ json }) => isDeepStrictEqual(json, expected))
      }
      case 'invent': {
        const alias = `n${Math.floor(this.#dice() * 1e12)}`
        const query = `{ ${alias}: topProducts(first: 2) { id shipping reviews(first: 1) { author { name } } } }`
        return must(await this.#ask({ query }), ({ json }) => Object.keys(json.data ?? {})[0] === alias && !json.errors)
      }
      case 'lookUp': {
        const number = Math.floor(this.#dice() * 1_000)
        const query = 'query ($id: ID!) { product(id: $id) { id inStock } }'
        const reply = await this.#ask({ query, variables: { id: `product_${number}` } })
        return must(reply, ({ json }) => (number > 0 && number <= 12) === (json.data?.product !== null) && !json.errors)
      }
      case 'mistake':
        return must(
          await this.#ask({ query: this.#one(MISTAKES) }),
          ({ json }) => !json.data && json.errors?.length === 1,
        )
      case 'breakField': {
        const query = '{ product(id: "product_broken") { id } topProducts(first: 1) { id } }'
        const reply = await this.#ask({ query })
        return must(reply, ({ json }) => json.errors?.length === 1 && json.data?.product === null)
      }
      case 'leave':
        return this.#leave()
      case 'hangUp': {
        const reply = await this.#ask({ query: '{ product(id: "product_lost") { id } }' })
        return must(reply, ({ json }) => json.errors?.[0]?.extensions?.code === 'SERVICE_UNAVAILABLE')
      }
    }
  }

  async #leave(): Promise<void> {
    const connection = await Connection.open(this.#port)
    const query = '{ product(id: "product_slow") { id } }'
    const answered = new Promise<boolean>((resolve) => {
      const request = requestBytes(this.#port, JSON.stringify({ query }))
      connection.send(
        request,
        () => resolve(true),
        () => resolve(false),
      )
    })
    const early = await Promise.race([answered, sleep(50 + this.#dice() * 100, false)])
    connection.close()
    if (early) throw new Error('answered before its subgraph did')
  }

  async #ask(body: { query: string; variables?: Record<string, unknown> }): Promise<Reply> {
    this.#connection ??= await Connection.open(this.#port)
    const connection = this.#connection
    return new Promise((resolve, reject) => {
      const answered = (status: number, bytes: Buffer) => {
        try {
          resolve({ status, json: JSON.parse(bytes.toString()) as Reply['json'] })
        } catch (error) {
          reject(error as Error)
        }
      }
      connection.send(requestBytes(this.#port, JSON.stringify(body)), answered, reject)
    })
  }

  #one<T>(of: readonly T[]): T {
    return of[Math.floor(this.#dice() * of.length)] as T
  }
}

const MISTAKES = [
  '{ topProducts(first: 1) { id }',
  '{ nobody { id } }',
  '{ topProducts(first: "many") { id } }',
  `{ topProducts(first: 1) ${'{ reviews(first: 1) { product '.repeat(60)}{ id }${' } }'.repeat(60)} }`,
]

function must(reply: Reply, holds: (reply: Reply) => boolean): void {
  if (!holds(reply)) throw new Error(`${reply.status} ${JSON.stringify(reply.json).slice(0, 300)}`)
}
