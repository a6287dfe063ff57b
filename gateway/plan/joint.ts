import {
  type ExecutionResult,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  visit,
} from 'graphql'
import type { LinkRequest, LinkScope } from '../links/link.ts'
import type { Entities } from './entities.ts'
import { FetchRequest, type FetchText } from './fetch-text.ts'
import type { Run } from './run.ts'
import { sendQuietly, type Thrown } from './send.ts'
import { pathOf } from './targets.ts'

/** Sends fetches of entities that come up at the same time for one request and one subgraph together. */
export interface Joiner {
  send(subgraph: string, text: FetchText, entities: Entities, run: Run): Promise<ExecutionResult | Thrown>
}

/** A fetch that is due. */
export interface Waiting {
  readonly text: FetchText
  readonly entities: Entities
  readonly resolve: (result: ExecutionResult | Thrown) => void
}

/**
 * A request over HTTP costs more than the entities in it, and deep plans ask one subgraph at many places. What has become due
 * in one turn of the event loop is sent as one operation, each fetch under a name of its own; nobody waits for a fetch that
 * is not due. An idle gateway sends as early as it would have, and the busier it is, the more goes together.
 */
export function openJoiner(): Joiner {
  let due = new Map<Run, Map<string, Waiting[]>>()
  const flush = () => {
    const all = due
    due = new Map()
    for (const [run, bySubgraph] of all) for (const [subgraph, waiting] of bySubgraph) depart(subgraph, waiting, run)
  }
  return {
    send: (subgraph, text, entities, run) =>
      new Promise((resolve) => {
        if (due.size === 0) setImmediate(flush)
        const bySubgraph = due.get(run) ?? new Map<string, Waiting[]>()
        due.set(run, bySubgraph)
        const waiting = bySubgraph.get(subgraph)
        if (waiting) waiting.push({ text, entities, resolve })
        else bySubgraph.set(subgraph, [{ text, entities, resolve }])
      }),
  }
}

/** Send fetches of one subgraph, as one operation when there are several. */
export function depart(subgraph: string, waiting: readonly Waiting[], run: Run): void {
  const [first, ...others] = waiting
  if (!first) return
  if (others.length === 0) {
    alone(subgraph, first, run)
    return
  }
  const request = new JointRequest(jointTextOf(waiting.map(({ text }) => text)), waiting, run)
  sendQuietly(subgraph, request, run, waiting.length).then((result) => {
    if ('thrown' in result) for (const { resolve } of waiting) resolve(result)
    // One fetch may have taken the others along: each is asked for what it can answer by itself.
    else if (!result.data) for (const each of waiting) alone(subgraph, each, run)
    else for (const [index, { resolve }] of waiting.entries()) resolve(partOf(result, index))
  })
}

function alone(subgraph: string, { text, entities, resolve }: Waiting, run: Run): void {
  sendQuietly(subgraph, new FetchRequest(text, run.variables, run.scope, entities), run).then(resolve)
}

/** What one fetch would have been answered. Errors of no place are the first one's, so that they are told once. */
function partOf({ data, errors }: ExecutionResult, index: number): ExecutionResult {
  const name = `e${index}`
  const entities = data?.[name]
  if (!errors) return { data: { _entities: entities } }
  const mine = errors.flatMap((error): unknown[] => {
    const [first, ...rest] = pathOf(error) ?? []
    if (first === name) return [{ message: error.message, extensions: error.extensions, path: ['_entities', ...rest] }]
    return index === 0 && !(typeof first === 'string' && /^e\d+$/.test(first)) ? [error] : []
  })
  return { data: { _entities: entities }, ...(mine.length > 0 && { errors: mine as unknown as typeof errors }) }
}

/** Operations one document joins at most; beyond that they go as they are. */
const JOINTS_MAX = 64

/** The joint text of some fetches; kept with the first of them. */
function jointTextOf(texts: readonly FetchText[]): JointText {
  const { joints } = texts[0] as FetchText
  const key = texts.map(({ id }) => id).join()
  const known = joints.get(key)
  if (known) return known
  const joint = new JointText(texts)
  if (joints.size >= JOINTS_MAX) joints.clear()
  joints.set(key, joint)
  return joint
}

/** Several fetches of entities as one operation. */
export class JointText {
  readonly query: string
  readonly operationName: string | undefined
  readonly usages: FetchText['usages']
  readonly head: string

  constructor(texts: readonly FetchText[]) {
    const definitions = new Map<string, VariableDefinitionNode>()
    const fields = texts.flatMap(({ query }, index) => {
      const operation = operationOf(renamed(query, index))
      for (const definition of operation.variableDefinitions ?? [])
        definitions.set(definition.variable.name.value, definition)
      return operation.selectionSet.selections.map((field) => withAlias(field as FieldNode, `e${index}`))
    })
    const [first] = texts
    this.operationName = first?.operationName
    const joint: OperationDefinitionNode = {
      ...operationOf(first?.query ?? ''),
      variableDefinitions: [...definitions.values()],
      selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
    }
    this.query = stripIgnoredCharacters(print(joint))
    this.usages = [...new Map(texts.flatMap(({ usages }) => usages).map((usage) => [usage[0], usage])).values()]
    const name = this.operationName ? `,"operationName":${JSON.stringify(this.operationName)}` : ''
    this.head = `{"query":${JSON.stringify(this.query)}${name},"variables":{`
  }
}

function operationOf(query: string): OperationDefinitionNode {
  return parse(query, { noLocation: true }).definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode
}

/** A fetch of entities with a variable of its own for them. */
function renamed(query: string, index: number): string {
  return print(
    visit(parse(query, { noLocation: true }), {
      [Kind.VARIABLE]: ({ name }) =>
        name.value === 'representations'
          ? { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variableOf(index) } }
          : undefined,
    }),
  )
}

/** Two underscores in front are free: no sensible client's variable begins with them. */
const variableOf = (index: number) => `__r${index}`
const withAlias = (field: FieldNode, alias: string): FieldNode => ({
  ...field,
  alias: { kind: Kind.NAME, value: alias },
})

class JointRequest implements LinkRequest {
  readonly scope: LinkScope
  readonly kind = 'query'
  readonly #text: JointText
  readonly #waiting: readonly Waiting[]
  readonly #given: Run['variables']

  constructor(text: JointText, waiting: readonly Waiting[], { scope, variables }: Run) {
    this.scope = scope
    this.#text = text
    this.#waiting = waiting
    this.#given = variables
  }
  get query() {
    return this.#text.query
  }
  get operationName() {
    return this.#text.operationName
  }
  get variables() {
    const variables: Record<string, unknown> = Object.create(null)
    for (const [name, from] of this.#text.usages)
      if (Object.hasOwn(this.#given, from)) variables[name] = this.#given[from]
    for (const [index, { entities }] of this.#waiting.entries()) variables[variableOf(index)] = entities.objects()
    return variables
  }
  get body() {
    const { head, usages } = this.#text
    let members = ''
    for (const [index, { entities }] of this.#waiting.entries())
      members += `${index === 0 ? '' : ','}"${variableOf(index)}":[${entities.texts.join(',')}]`
    for (const [name, from] of usages)
      if (Object.hasOwn(this.#given, from)) members += `,${JSON.stringify(name)}:${JSON.stringify(this.#given[from])}`
    return `${head}${members}}}`
  }
}
