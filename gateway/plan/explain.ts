import { type GraphQLError, getVariableValues, parse, print, printSourceLocation } from 'graphql'
import type { PreparedOperation } from './planner.ts'
import { type DeferredTree, decided, type FetchTree, type PlanTree, planTotals, planTree } from './tree.ts'

/** How parts of the text stand out where they can. */
export type Emphasis = (kind: 'strong' | 'quiet' | 'bad', text: string) => string

const PLAIN: Emphasis = (_, text) => text

export interface ExplainOptions {
  /** Checked before. With them, conditions are decided and what does not run is left out. */
  variables?: Readonly<Record<string, unknown>> | undefined
  emphasis?: Emphasis
}

/**
 * Write an operation's plan as a tree: what each subgraph is sent, for what, in which order, and what it comes to. Fields of
 * the client's that could be mistaken for others while the plan runs are called `_r0`, `_r1` … there: see `names.ts`. What
 * happens to be due for one subgraph at the same time goes in one request over HTTP (`joint.ts`), which no plan can tell.
 */
export function explainPlan(operation: PreparedOperation, options: ExplainOptions = {}): string {
  const { variables, emphasis = PLAIN } = options
  const whole = planTree(operation.plan, operation.graph)
  const tree = variables ? decided(whole, conditionReader(operation, variables)) : whole
  const { operation: kind, name } = operation.operation
  const head = emphasis('strong', name ? `${kind} ${name.value}` : kind)
  const unplanned = operation.compiled.unplanned.map(({ key }) => `No subgraph answers "${key}".`)
  const body = tree ? new TreeWriter(emphasis).write(tree) : []
  return [head, emphasis('quiet', totalsText(tree)), ...unplanned, '', ...body].join('\n').trimEnd()
}

function conditionReader({ graph, operation }: PreparedOperation, given: Readonly<Record<string, unknown>>) {
  const { coerced = {} } = getVariableValues(graph.apiSchema, operation.variableDefinitions ?? [], given)
  return (variable: string) => coerced[variable] === true
}

function totalsText(tree: PlanTree | null): string {
  const { fetches, depth, subgraphs } = planTotals(tree)
  if (fetches === 0) return 'nothing is fetched: the gateway answers this itself'
  const from = `${counted(subgraphs.length, 'subgraph')} (${subgraphs.join(', ')})`
  return `${counted(fetches, 'fetch', 'fetches')} from ${from}, ${counted(depth, 'round trip')} deep`
}

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

const PARALLEL = 'parallel: all at once'
const SEQUENCE = 'sequence: one after the other'

/** What stands beside a line of the tree. */
interface Branch {
  readonly label: string
  readonly lines?: readonly string[]
  readonly below?: readonly Branch[]
}

class TreeWriter {
  #fetches = 0
  readonly #emphasis: Emphasis

  constructor(emphasis: Emphasis) {
    this.#emphasis = emphasis
  }

  write(tree: PlanTree): string[] {
    return this.#draw(this.#branchOf(tree))
  }

  #draw({ label, lines = [], below = [] }: Branch): string[] {
    const quiet = (text: string) => this.#emphasis('quiet', text)
    const inset = below.length > 0 ? quiet('│    ') : '     '
    const drawn = [label, ...lines.map((line) => `${inset}${line}`.trimEnd())]
    for (const [index, each] of below.entries()) {
      const last = index === below.length - 1
      const [first = '', ...rest] = this.#draw(each)
      drawn.push(
        `${quiet(last ? '└─ ' : '├─ ')}${first}`,
        ...rest.map((line) => `${last ? '   ' : quiet('│  ')}${line}`),
      )
    }
    return drawn
  }

  #branchOf(tree: PlanTree): Branch {
    switch (tree.kind) {
      case 'fetch':
        return this.#fetch(tree, 'fetch')
      case 'sequence':
      case 'parallel':
        return {
          label: this.#emphasis('quiet', tree.kind === 'parallel' ? PARALLEL : SEQUENCE),
          below: tree.nodes.map((each) => this.#branchOf(each)),
        }
      case 'condition':
        return {
          label: this.#emphasis('quiet', `condition: $${tree.variable}`),
          below: [
            ...this.#way(`if $${tree.variable}`, tree.whenTrue),
            ...this.#way(`unless $${tree.variable}`, tree.whenFalse),
          ],
        }
      case 'subscription': {
        const stream = this.#fetch(tree.stream, 'stream')
        return {
          label: this.#emphasis('quiet', 'subscription'),
          below: [stream, ...this.#way('each event', tree.eachEvent)],
        }
      }
      case 'defer':
        return {
          label: this.#emphasis('quiet', 'in parts'),
          below: [
            { label: 'at once', below: tree.first ? [this.#branchOf(tree.first)] : [] },
            ...tree.later.map((part) => this.#later(part)),
          ],
        }
    }
  }

  #way(label: string, tree: PlanTree | undefined): Branch[] {
    return tree ? [{ label, below: [this.#branchOf(tree)] }] : []
  }

  #later({ label, path, node, after }: DeferredTree): Branch {
    const named = label === undefined ? '' : ` "${label}"`
    const waits = after.length > 0 ? `, after ${after.map((id) => `fetch #${id}`).join(' and ')}` : ''
    return { label: `later${named} at ${path || 'the root'}${waits}`, below: node ? [this.#branchOf(node)] : [] }
  }

  #fetch({ subgraph, path, requires, contexts, operation, id }: FetchTree, verb: string): Branch {
    this.#fetches += 1
    const strong = (text: string) => this.#emphasis('strong', text)
    const name = id === undefined ? '' : ` #${id}`
    const lines = [
      ...(requires === undefined ? [] : [`for ${requires}`]),
      ...Object.entries(contexts ?? {}).map(([variable, way]) => `with $${variable} of ${way}`),
      ...print(parse(operation)).split('\n'),
    ]
    return { label: `${this.#fetches}. ${verb}${name} from ${strong(subgraph)}${path && ` at ${path}`}`, lines }
  }
}

/**
 * Write what is wrong with a document as compilers do: `file:line:column: error: message (CODE)`, and the line it is in.
 * @param file what the document is called
 */
export function explainMistakes(errors: readonly GraphQLError[], file: string, emphasis: Emphasis = PLAIN): string {
  return errors
    .map(({ message, extensions, source, locations = [] }) => {
      const code = typeof extensions.code === 'string' ? ` (${extensions.code})` : ''
      const told = `${emphasis('bad', 'error')}: ${message}${code}`
      const [first, ...others] = locations
      if (!source || !first) return `${file}: ${told}`
      const at = (place: typeof first, text: string) => {
        const [, ...excerpt] = printSourceLocation(source, place).split('\n')
        return [`${file}:${place.line}:${place.column}: ${text}`, ...excerpt].join('\n')
      }
      return [at(first, told), ...others.map((each) => at(each, 'and here'))].join('\n')
    })
    .join('\n\n')
}
