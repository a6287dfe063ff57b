import { anonymous } from '../../platform/viewer.ts'
import { openGraph, serveBench } from './world.ts'

/**
 * The floor: for every request the same calls to the same subgraphs as the gateway makes, with the same variables, and one
 * JSON text written, but nothing planned, joined, checked or shaped. No gateway over these subgraphs can cost less.
 */
interface Call {
  subgraph: string
  query: string
  variables: Record<string, unknown> | undefined
}

let recorded: Call[] = []
const graph = await openGraph((fetch) => recorded.push(fetch))
const subgraphs = new Map(graph.subgraphs.map((subgraph) => [subgraph.name, subgraph]))
/** Recorded once each, one after the other, so that no plan holds another's calls. */
const plans = new Map<string, Promise<{ calls: Call[]; answer: string }>>()

async function record(query: string) {
  const operation = await graph.engine.prepare(query)
  if ('errors' in operation) throw operation.errors[0]
  recorded = []
  const { text: answer } = await graph.engine.execute(operation, {}, { viewer: anonymous, requestId: 'req_floor' })
  return { calls: recorded.filter(({ subgraph }) => subgraphs.has(subgraph)), answer }
}

function planOf(query: string) {
  const plan = plans.get(query) ?? record(query)
  plans.set(query, plan)
  return plan
}

await serveBench(async (incoming, outgoing) => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const { query } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string }
  const { calls, answer } = await planOf(query)
  for (const { subgraph, ...call } of calls)
    await subgraphs.get(subgraph)?.execute({ ...call, viewer: anonymous, requestId: 'req_floor' })
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end(answer)
})
