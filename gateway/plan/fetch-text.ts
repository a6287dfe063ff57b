import type { FetchNode } from '@apollo/query-planner'
import type { LinkRequest, LinkScope } from '../links/link.ts'
import type { Entities } from './entities.ts'
import type { FetchContext } from './fetch-context.ts'
import type { JointText } from './joint.ts'
import type { Run } from './run.ts'

let nextId = 0

/** What never changes about a fetch, worked out once. */
export class FetchText {
  readonly query: string
  readonly operationName: string | undefined
  readonly kind: LinkRequest['kind']
  /** Names of the variables it takes, and what the client calls them. */
  readonly usages: readonly (readonly [name: string, given: string])[]
  /** Tells fetches apart. */
  readonly id = nextId++
  /** Whether another fetch of its plan asks the same subgraph for entities, so that they may go together. */
  mayJoin = false
  /** Joint operations that begin with this one, by their members. */
  readonly joints = new Map<string, JointText>()
  /** The body up to its variables. */
  readonly #head: string
  readonly #labels: readonly string[]

  constructor(node: FetchNode, { givenName }: FetchContext, contextNames?: ReadonlySet<string>) {
    const { operation, operationName, operationKind, variableUsages = [] } = node
    this.query = operation
    this.operationName = operationName
    this.kind = operationKind
    this.usages = variableUsages.filter((name) => !contextNames?.has(name)).map((name) => [name, givenName(name)])
    this.#labels = this.usages.map(([name]) => `${JSON.stringify(name)}:`)
    const name = operationName ? `,"operationName":${JSON.stringify(operationName)}` : ''
    this.#head = `{"query":${JSON.stringify(operation)}${name}`
  }

  variables(given: Run['variables'], own: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const variables: Record<string, unknown> = Object.create(null)
    for (const [name, from] of this.usages) if (Object.hasOwn(given, from)) variables[name] = given[from]
    return Object.assign(variables, own)
  }

  /** @param own the fetch's own variables, as members of a JSON object */
  body(given: Run['variables'], own: string): string {
    let members = own
    for (const [index, [, from]] of this.usages.entries())
      if (Object.hasOwn(given, from))
        members += `${members === '' ? '' : ','}${this.#labels[index] as string}${JSON.stringify(given[from])}`
    return members === '' ? `${this.#head}}` : `${this.#head},"variables":{${members}}}`
  }
}

/** A fetch of one run; its variables or its body are made by the link that needs them. */
export class FetchRequest implements LinkRequest {
  readonly scope: LinkScope
  readonly #text: FetchText
  readonly #variables: Run['variables']
  readonly #entities: Entities | null

  constructor(text: FetchText, variables: Run['variables'], scope: LinkScope, entities: Entities | null) {
    this.scope = scope
    this.#text = text
    this.#variables = variables
    this.#entities = entities
  }
  get query() {
    return this.#text.query
  }
  get operationName() {
    return this.#text.operationName
  }
  get kind() {
    return this.#text.kind
  }
  get variables() {
    const entities = this.#entities
    if (!entities) return this.#text.variables(this.#variables, {})
    const own = { ...entities.contexts, representations: entities.objects() }
    return this.#text.variables(this.#variables, own)
  }
  get body() {
    const entities = this.#entities
    if (!entities) return this.#text.body(this.#variables, '')
    let own = `"representations":[${entities.texts.join(',')}]`
    for (const [name, value] of Object.entries(entities.contexts))
      own += `,${JSON.stringify(name)}:${JSON.stringify(value)}`
    return this.#text.body(this.#variables, own)
  }
}
