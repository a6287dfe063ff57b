import { readFile } from 'node:fs/promises'
import { parseArgs, styleText } from 'node:util'
import { messageOf } from '../platform/errors.ts'
import { openLog } from '../platform/log.ts'
import { runCommand } from '../platform/process/main.ts'
import { loadSupergraph } from '../schema/supergraph.ts'
import { openEngine } from './engine.ts'
import { explainCost } from './limits/cost/explain.ts'
import { type Emphasis, explainMistakes, explainPlan } from './plan/explain.ts'
import { type Explanation, explain } from './plan/explanation.ts'

const USAGE = `Usage: npm run explain -- FILE.graphql [--supergraph FILE] [--operation NAME] [--variables JSON] [--defer] [--cost]

Prints how an operation would be run: what each subgraph is sent, and in which order. "-" reads standard input.
  --supergraph  of any graph; the platform's own unless given
  --operation   which one, of a document with several
  --variables   decides the conditions of @skip and @include
  --defer       for a client that takes deferred parts apart
  --cost        what it is estimated to cost too, and what is dearest in it`

/** What an operator may have mistaken; told without a stack trace. */
class UsageError extends Error {
  override readonly name = 'UsageError'
}

const STYLES = { strong: 'bold', quiet: 'gray', bad: 'red' } as const

/** Colours only where somebody looks at them. Source: no-color.org. */
const emphasisOn = (stream: NodeJS.WriteStream): Emphasis =>
  stream.isTTY && !process.env.NO_COLOR ? (kind, text) => styleText(STYLES[kind], text) : (_, text) => text

/** `npm run explain`: print the plan of an operation as a tree. Exits 1 when the operation is mistaken, or the command is. */
await runCommand(async () => {
  const { file, supergraph, operation, variables, defer, cost } = readArguments(process.argv.slice(2))
  const query = await read(file)
  const supergraphSdl = supergraph === undefined ? await loadSupergraph() : await read(supergraph)
  const engine = openEngine(supergraphSdl, [], openLog({ level: 'warn', name: 'explain' }))
  try {
    const prepared = await engine.prepare(query, operation, { defer })
    const errors = 'errors' in prepared ? prepared.errors : variables ? engine.check(prepared, variables) : []
    if ('errors' in prepared || errors.length > 0) {
      process.stderr.write(`${explainMistakes(errors, file, emphasisOn(process.stderr))}\n`)
      process.exitCode = 1
    } else {
      process.stdout.write(`${explainPlan(prepared, { variables, emphasis: emphasisOn(process.stdout) })}\n`)
      const found = explain(prepared, { variables })
      if (cost) process.stdout.write(`\n${explainCost(found)}\n`)
      const needs = needsOf(found)
      if (needs.length > 0) process.stdout.write(`\n${needs.join('\n')}\n`)
    }
  } finally {
    await engine.close()
  }
})

/** What it asks of whoever runs it, and what of it is going away: a line each. */
function needsOf({ requirements, scopes, deprecations }: Explanation): string[] {
  const needed = scopes.scopes.length > 0 ? `the scopes ${scopes.scopes.join(', ')}` : 'a caller who is signed in'
  return [
    ...(requirements.length > 0 ? [`needs ${needed}`] : []),
    ...deprecations.map(({ coordinate, reason }) => `going away: ${coordinate}. ${reason}`),
  ]
}

function readArguments(args: string[]) {
  const { values, positionals } = parsed(args)
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new UsageError(USAGE)
  return { ...values, file, variables: values.variables === undefined ? undefined : readVariables(values.variables) }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        supergraph: { type: 'string' },
        operation: { type: 'string' },
        variables: { type: 'string' },
        defer: { type: 'boolean', default: false },
        cost: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError(`${messageOf(error)}\n\n${USAGE}`)
  }
}

function readVariables(text: string): Record<string, unknown> {
  try {
    const variables: unknown = JSON.parse(text)
    if (typeof variables === 'object' && variables !== null && !Array.isArray(variables))
      return variables as Record<string, unknown>
  } catch {
    // Told below.
  }
  throw new UsageError('"--variables" must be a JSON object.')
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file === '-' ? '/dev/stdin' : file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${messageOf(error)}`)
  }
}
