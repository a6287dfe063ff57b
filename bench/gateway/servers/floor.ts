import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type Dispatcher, Pool } from 'undici'
import type { Recipe } from '../recipe.ts'

/**
 * The floor: the upstream calls of Apollo's plan, hard-wired, and what no gateway can leave out. It reads the request's JSON, looks
 * up which of three operations it is, sends the recorded bodies as they are, in the order the plan demands, sees that each
 * answer has status 200, a JSON media type and at most 16 MiB, parses it, and throws it away; it then writes the known answer
 * with JSON.stringify, as if it had been put together from them. It has one operation per text and no variables; it plans, joins,
 * shapes and bounds nothing, has no deadlines, retries, errors, ids or logs. HTTP is what the gateway has: node:http in front,
 * undici's `dispatch` in its innermost terms behind, as many connections, and the same flags for Node.
 * Started as `node floor.js FILE PORT`, where FILE holds for each operation's text its recipe and its answer.
 */
const [file = '', port = '0'] = process.argv.slice(2)
const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { recipe: Recipe; answer: unknown }>

const BYTES_MAX = 16 * 1024 * 1024

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

function callOf({ url, body }: Extract<Recipe, { kind: 'call' }>): Step {
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
      pool.dispatch(options, new Reading(resolve, reject))
    })
}

class Reading implements Dispatcher.DispatchHandler {
  readonly #resolve: (value: unknown) => void
  readonly #reject: (error: Error) => void
  readonly #chunks: Buffer[] = []
  #length = 0

  constructor(resolve: (value: unknown) => void, reject: (error: Error) => void) {
    this.#resolve = resolve
    this.#reject = reject
  }

  onConnect(): void {}

  onHeaders(status: number, headers: Buffer[]): boolean {
    if (status !== 200) throw new Error(`a subgraph answered ${status}`)
    // Names are looked at where their length fits.
    const at = headers.findIndex((name, index) => index % 2 === 0 && name.length === 12 && `${name}` === 'content-type')
    if (headers[at + 1]?.toString('latin1') !== 'application/json') throw new Error('a subgraph answered no JSON')
    return true
  }

  onData(chunk: Buffer): boolean {
    this.#length += chunk.length
    if (this.#length > BYTES_MAX) throw new Error('a subgraph answered too much')
    this.#chunks.push(chunk)
    return true
  }

  onComplete(): void {
    const [first] = this.#chunks
    const bytes = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks)
    this.#resolve(JSON.parse(bytes.toString()))
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
