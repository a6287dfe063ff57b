import { fork } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { initialised } from '../socket.ts'
import { starvedMs } from '../thread-time.ts'
import type { Cost, Question, Reply } from './process.ts'

/** What an attack did to a gateway and to somebody else who used it meanwhile. */
export interface Damage extends Cost {
  /** The longest a harmless query waited, less what the gateway and we waited for cores that others had. */
  readonly waitedMs: number
  readonly answers: readonly Answered[]
}

export interface Answered {
  readonly status: number
  readonly bytes: number
  /** Codes of the errors, each once. */
  readonly codes: readonly string[]
  readonly text: string
}

export interface Target {
  readonly url: string
  /** Run an attack while somebody asks something harmless every 50 ms. @param options.tidied nobody else's garbage counts as its own */
  suffer(attack: () => Promise<readonly Answered[]>, options?: { tidied?: boolean }): Promise<Damage>
  /** What it tells of itself at any time; what it measures is since it last suffered. */
  look(): Promise<Cost>
  close(): void
}

/** What anybody may ask of each graph, and what is answered. */
const HARMLESS = {
  toys: { query: '{ person(id: "1") { name } }', answer: '{"data":{"person":{"name":"Ada"}}}' },
  ambiguous: { query: '{ t { name } }', answer: '{"data":{"t":{"name":"T"}}}' },
} as const

/** A gateway over toy subgraphs in a process of its own. */
export async function openTarget(graph: keyof typeof HARMLESS = 'toys'): Promise<Target> {
  const entry = fileURLToPath(new URL('./process.ts', import.meta.url))
  const child = fork(entry, [graph], {
    execArgv: ['--expose-gc', '--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit').then(([code]): never => {
    throw new Error(`The gateway under attack ended with ${code}.`)
  })
  // Ending is how it is closed, too.
  gone.catch(() => {})
  const hear = async () => (await Promise.race([once(child, 'message'), gone]))[0]
  const hello = (await hear()) as { url: string }
  const ask = async (question: Question) => {
    const reply = hear()
    child.send(question)
    return (await reply) as Reply
  }
  return {
    url: hello.url,
    suffer: async (attack, { tidied = false } = {}) => {
      await ask(tidied ? 'begin tidied' : 'begin')
      const starvedAtStart = starvedMs()
      const bystander = watch(hello.url, HARMLESS[graph])
      const answers = await attack()
      await sleep(60)
      const longestMs = await bystander.leave()
      const starvedHereMs = starvedMs() - starvedAtStart
      const cost = (await ask('end')) as Cost
      return { ...cost, waitedMs: Math.max(0, longestMs - cost.starvedMs - starvedHereMs), answers }
    },
    look: async () => (await ask('end')) as Cost,
    close: () => child.disconnect(),
  }
}

/** Ask something harmless every 50 ms, over connections of its own. */
function watch(url: string, { query, answer }: { query: string; answer: string }) {
  const body = JSON.stringify({ query })
  const asked: Promise<number>[] = []
  const ask = async () => {
    const began = performance.now()
    const { text } = await post(url, body)
    if (text !== answer) throw new Error(`A harmless query was answered ${text}`)
    return performance.now() - began
  }
  const asking = setInterval(() => asked.push(ask()), 50)
  asked.push(ask())
  return {
    leave: async () => {
      clearInterval(asking)
      return Math.max(...(await Promise.all(asked)))
    },
  }
}

/** Send a body as it is. */
export function post(
  url: string,
  body: string | Buffer,
  more: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...more }
    const sent = request(url, { method: 'POST', headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part) => {
        text += part
      })
      const isWhole = response.headers['content-type']?.startsWith('application/')
      response.on('end', () => resolve({ status: response.statusCode ?? 0, ...(isWhole ? read(text) : inParts(text)) }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Send an operation over a socket of its own. @returns what came first: data, errors, or the code of the close as status */
export async function overSocket(url: string, payload: unknown): Promise<Answered> {
  const { socket, send, next, closed } = await initialised(url)
  send({ id: '1', type: 'subscribe', payload })
  const heard = await Promise.race([next(), closed])
  socket.terminate()
  if (Array.isArray(heard)) return { status: heard[0], bytes: 0, codes: [], text: String(heard[1]) }
  const result = heard.type === 'error' ? { errors: heard.payload } : heard.payload
  return { status: heard.type === 'error' ? 400 : 200, ...read(JSON.stringify(result)) }
}

/** An answer in parts has no errors of its own. */
const inParts = (text: string) => ({ bytes: text.length, codes: [], text })

function read(text: string): Pick<Answered, 'bytes' | 'codes' | 'text'> {
  const { errors } = JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] }
  const codes = [...new Set((errors ?? []).map((error) => error.extensions?.code ?? 'none'))]
  return { bytes: text.length, codes, text }
}
