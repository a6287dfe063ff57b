import type { FetchNode } from '@apollo/query-planner'
import type { ExecutionResult } from 'graphql'
import type { LinkRequest, LinkScope } from '../links/link.ts'
import { compileContexts } from './contexts.ts'
import { type Failure, failureOf, failureOfThrown } from './failures.ts'
import { mergeInto } from './merge.ts'
import type { Path } from './misses.ts'
import { compileRepresentation, type Representation, type SentName } from './representation.ts'
import { applyRewrites } from './rewrites.ts'
import type { Run, Step } from './run.ts'
import { type PlanPath, pathsOfTargets, type Target, targetsAt } from './targets.ts'
import type { Types } from './types.ts'

/** What a fetch has to know of the graph and the operation it is part of. */
export interface FetchContext {
  readonly types: Types
  /** The client's name of a variable of the plan. */
  readonly givenName: (variable: string) => string
  readonly sentName: SentName
}

/** What never changes about a fetch, worked out once. */
export class FetchText {
  readonly query: string
  readonly operationName: string | undefined
  readonly kind: LinkRequest['kind']
  readonly #usages: readonly (readonly [name: string, given: string])[]
  /** The body up to its variables. */
  readonly #head: string
  readonly #labels: readonly string[]

  constructor(node: FetchNode, { givenName }: FetchContext, contextNames?: ReadonlySet<string>) {
    const { operation, operationName, operationKind, variableUsages = [] } = node
    this.query = operation
    this.operationName = operationName
    this.kind = operationKind
    this.#usages = variableUsages.filter((name) => !contextNames?.has(name)).map((name) => [name, givenName(name)])
    this.#labels = this.#usages.map(([name]) => `${JSON.stringify(name)}:`)
    const name = operationName ? `,"operationName":${JSON.stringify(operationName)}` : ''
    this.#head = `{"query":${JSON.stringify(operation)}${name}`
  }

  variables(given: Run['variables'], own: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const variables: Record<string, unknown> = Object.create(null)
    for (const [name, from] of this.#usages) if (Object.hasOwn(given, from)) variables[name] = given[from]
    return Object.assign(variables, own)
  }

  /** @param own the fetch's own variables, as members of a JSON object */
  body(given: Run['variables'], own: string): string {
    let members = own
    for (const [index, [, from]] of this.#usages.entries())
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

/** The entities one fetch asks for: equal ones once, and who waits for each. */
class Entities {
  /** Representations as JSON, in the order of the request. */
  readonly texts: string[] = []
  readonly targets: Target[] = []
  /** For each target, the place of its representation. */
  readonly places: number[] = []
  readonly contexts: Readonly<Record<string, unknown>>
  readonly #placeByText = new Map<string, number>()
  readonly #first: Target[] = []
  readonly #representation: Representation

  constructor(representation: Representation, contexts: Readonly<Record<string, unknown>>) {
    this.#representation = representation
    this.contexts = contexts
  }

  add(target: Target, text: string): void {
    let place = this.#placeByText.get(text)
    if (place === undefined) {
      place = this.texts.push(text) - 1
      this.#placeByText.set(text, place)
      this.#first.push(target)
    }
    this.targets.push(target)
    this.places.push(place)
  }

  objects(): unknown[] {
    return this.#first.map((entity) => this.#representation.objectOf(entity))
  }
}

/**
 * Compile a fetch of root fields.
 * @param path where they are joined: nowhere, but for a field whose type is the root type itself
 * @param rootFields their names while the plan runs, to say what fails with it
 */
export function compileRootFetch(
  node: FetchNode,
  path: PlanPath,
  context: FetchContext,
  rootFields: readonly string[],
): Step {
  const text = new FetchText(node, context)
  const { serviceName, outputRewrites } = node
  if (path.length === 0)
    return async (run) => {
      const result = await send(serviceName, new FetchRequest(text, run.variables, run.scope, null), run, null)
      if (!('thrown' in result)) return joinRoot(node, context, rootFields, result, run)
      for (const field of rootFields) run.failures.add({ ...result.thrown, path: [field] })
    }
  return async (run) => {
    const targets = targetsAt(run.data, path)
    if (targets.length === 0) return
    const result = await send(serviceName, new FetchRequest(text, run.variables, run.scope, null), run, null, path)
    const places = [...pathsTo(run, path, new Set(targets))]
    if ('thrown' in result) {
      for (const at of places) run.failures.add({ ...result.thrown, path: at })
      return
    }
    for (const error of result.errors ?? [])
      for (const at of places) run.failures.add(failureOf(error, serviceName, [...at, ...(pathOf(error) ?? [])]))
    const { data } = result
    if (!data) return
    if (outputRewrites) applyRewrites(outputRewrites, data, context.types)
    // Each target its own copy: what is joined to one of them later is not the others'.
    for (const target of targets) mergeInto(target, structuredClone(data), context.types)
  }
}

/** Join the data and errors of a root fetch; an event of a subscription comes this way too. */
export function joinRoot(
  { serviceName, outputRewrites }: FetchNode,
  { types }: FetchContext,
  rootFields: readonly string[],
  { data, errors }: ExecutionResult,
  run: Run,
): void {
  for (const error of errors ?? []) {
    const path = pathOf(error)
    // What has no path and left no data is the failure of all that was asked for.
    const paths = path ? [path] : data ? [null] : rootFields.map((field) => [field])
    for (const at of paths) run.failures.add(failureOf(error, serviceName, at))
  }
  if (!data) return
  if (outputRewrites) applyRewrites(outputRewrites, data, types)
  mergeInto(run.data, data, types)
}

/** Compile a fetch of entities, found at a path and joined with what comes. */
export function compileEntityFetch(node: FetchNode, path: PlanPath, context: FetchContext): Step {
  const { types, sentName } = context
  const { serviceName, outputRewrites, contextRewrites, requires = [], inputRewrites = [] } = node
  const representation = compileRepresentation(requires, inputRewrites, types, sentName)
  const contexts = contextRewrites ? compileContexts(contextRewrites, path, types) : null
  const text = new FetchText(node, context, new Set(contextRewrites?.map(({ renameKeyTo }) => renameKeyTo)))

  const ask = async (run: Run, entities: Entities): Promise<void> => {
    const result = await send(
      serviceName,
      new FetchRequest(text, run.variables, run.scope, entities),
      run,
      entities,
      path,
    )
    if ('thrown' in result) return failAll(run, entities, result.thrown)
    const { data, errors } = result
    const received = (data as { _entities?: unknown } | null | undefined)?._entities
    const answers = Array.isArray(received) && received.length === entities.texts.length ? received : null
    for (const error of errors ?? []) failSome(run, entities, error, answers !== null)
    if (!answers) {
      if (!errors?.length) failAll(run, entities, NOT_ENTITIES(serviceName))
      return
    }
    if (outputRewrites) applyRewrites(outputRewrites, answers, types)
    const { targets, places } = entities
    for (let index = 0; index < targets.length; index++) {
      const answer: unknown = answers[places[index] as number]
      if (typeof answer === 'object' && answer !== null && !Array.isArray(answer))
        mergeInto(targets[index] as Target, answer as Target, types)
    }
  }
  const failAll = (run: Run, entities: Entities, failure: Omit<Failure, 'path'>) => {
    for (const at of pathsTo(run, path, new Set(entities.targets))) run.failures.add({ ...failure, path: at })
  }
  /** An error names an entity by its place; it is an error of everybody who waits for that one, and of nobody else. */
  const failSome = (run: Run, entities: Entities, error: unknown, answered: boolean) => {
    const [first, place, ...rest] = pathOf(error) ?? []
    const known = first === '_entities' && typeof place === 'number' && place < entities.texts.length
    if (!known && answered) return run.failures.add(failureOf(error, serviceName, staticPart(path)))
    const { targets, places } = entities
    const affected = new Set(known ? targets.filter((_, index) => places[index] === place) : targets)
    for (const at of pathsTo(run, path, affected))
      run.failures.add(failureOf(error, serviceName, known ? [...at, ...rest] : at))
  }

  return (run) => {
    const targets = targetsAt(run.data, path)
    if (targets.length === 0) return
    if (contexts) {
      const groups = contexts.group(run.data, targets, (values) => new Entities(representation, values))
      for (const [target, entities] of groups.assigned) {
        const of = representation.textOf(target)
        if (of !== null) entities.add(target, of)
      }
      const asked = groups.all.filter(({ texts }) => texts.length > 0)
      return Promise.all(asked.map((entities) => ask(run, entities))).then(() => {})
    }
    const entities = new Entities(representation, {})
    for (const target of targets) {
      const of = representation.textOf(target)
      if (of !== null) entities.add(target, of)
    }
    return entities.texts.length > 0 ? ask(run, entities) : undefined
  }
}

type Thrown = { readonly thrown: Omit<Failure, 'path'> }

async function send(
  subgraph: string,
  request: FetchRequest,
  run: Run,
  entities: Entities | null,
  path: PlanPath = [],
): Promise<ExecutionResult | Thrown> {
  const { scope, log, links, onFetch, trace } = run
  const link = links.get(subgraph)
  const startMs = trace ? performance.now() - run.startedAt : 0
  let result: ExecutionResult | Thrown
  try {
    if (!link) throw new Error(`invariant broken: there is no link to the subgraph "${subgraph}"`)
    onFetch?.({ subgraph, query: request.query, variables: request.variables, requestId: scope.requestId })
    result = await link.execute(request)
  } catch (error) {
    result = { thrown: failureOfThrown(error, subgraph, log, scope.requestId) }
  }
  trace?.push({
    subgraph,
    path: path.join('.'),
    startMs: round(startMs),
    ms: round(performance.now() - run.startedAt - startMs),
    entities: entities ? entities.texts.length : null,
    targets: entities ? entities.targets.length : null,
    errors: 'thrown' in result ? 1 : (result.errors?.length ?? 0),
  })
  return result
}

const round = (ms: number) => Math.round(ms * 100) / 100

const NOT_ENTITIES = (subgraph: string) => ({
  subgraph,
  message: 'The subgraph did not answer with the entities it was asked for.',
  extensions: { code: 'INVALID_SUBGRAPH_RESPONSE' },
})

function* pathsTo(run: Run, path: PlanPath, affected: ReadonlySet<Target>): Generator<Path> {
  for (const { target, path: at } of pathsOfTargets(run.data, path)) if (affected.has(target)) yield at
}

/** A path as far as it is the same for all targets. */
function staticPart(path: PlanPath): Path {
  const list = path.indexOf('@')
  return list < 0 ? path : path.slice(0, list)
}

/** The path of an error of a subgraph; anything may stand there. */
function pathOf(error: unknown): Path | null {
  const path = (error as { path?: unknown } | null)?.path
  if (!Array.isArray(path) || path.length === 0) return null
  return path.every((step) => typeof step === 'string' || Number.isInteger(step)) ? (path as Path) : null
}
