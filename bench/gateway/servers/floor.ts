import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type Dispatcher, Pool } from 'undici'
import type { Recipe } from '../recipe.ts'

/**
 * The floor: the upstream calls of Apollo's plan and nothing else. It reads the request's JSON, looks up which of three operations
 * it is, sends the recorded bodies as they are in the order the plan demands, parses the answers that later calls are
 * made of (and throws the result away), and writes the known answer with JSON.stringify. It plans, checks, joins, shapes and
 * bounds nothing. HTTP as cheap as Node has it: node:http in front, undici's `dispatch` in its innermost terms behind.
 * Started as `node floor.js FILE PORT`, where FILE holds for each operation's text its recipe and its answer.
 */
const [file = '', port = '0'] = process.argv.slice(2)
const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { recipe: Recipe; answer: unknown }>

type Step = () => Promise<unknown>

const pools = new Map<string, Pool>()
const steps = new Map(
  Object.entries(known).map(([query, { recipe, answer }]) => [query, { run: stepOf(recipe), answer }]),
)

function stepOf(recipe: Recipe): Step {
  if (recipe.kind === 'call') return callOf(recipe)
  const inner = recipe.steps.map(stepOf)
  if (recipe.kind === 'parallel') return () => Promise.all(inner.map((step) => step()))
  return async () => {
    for (const step of inner) await step()
  }
}

function callOf({ url, body, feeds }: Extract<Recipe, { kind: 'call' }>): Step {
  const { origin, pathname } = new URL(url)
  const pool = pools.get(origin) ?? new Pool(origin, { connections: 64 })
  pools.set(origin, pool)
  const options: Dispatcher.DispatchOptions = {
    path: pathname,
    method: 'POST',
    headers: ['content-type', 'application/json', 'accept', 'application/json'],
    body,
  }
  return () =>
    new Promise((resolve, reject) => {
      pool.dispatch(options, new Reading(feeds, resolve, reject))
    })
}

class Reading implements Dispatcher.DispatchHandler {
  readonly #feeds: boolean
  readonly #resolve: (value: unknown) => void
  readonly #reject: (error: Error) => void
  readonly #chunks: Buffer[] = []

  constructor(feeds: boolean, resolve: (value: unknown) => void, reject: (error: Error) => void) {
    this.#feeds = feeds
    this.#resolve = resolve
    this.#reject = reject
  }

  onConnect(): void {}

  onHeaders(status: number): boolean {
    if (status !== 200) throw new Error(`a subgraph answered ${status}`)
    return true
  }

  onData(chunk: Buffer): boolean {
    this.#chunks.push(chunk)
    return true
  }

  onComplete(): void {
    const [first] = this.#chunks
    const bytes = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks)
    this.#resolve(this.#feeds ? JSON.parse(bytes.toString()) : null)
  }

  onError(error: Error): void {
    this.#reject(error)
  }
}

createServer((incoming, outgoing) => {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  incoming.on('end', () => {
    const { query } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string }
    const operation = steps.get(query)
    if (!operation) return outgoing.writeHead(404).end()
    operation.run().then(
      () => {
        const bytes = Buffer.from(JSON.stringify(operation.answer))
        outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length }).end(bytes)
      },
      () => outgoing.writeHead(502).end(),
    )
  })
}).listen(Number(port), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
