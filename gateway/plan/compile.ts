import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import {
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql'
import type { FetchPlace } from './blame.ts'
import { nullableConditions } from './condition-variables.ts'
import { type CompiledDefer, compileDefer, type DeferSource } from './defer.ts'
import { type Deferrals, NO_DEFERRALS } from './deferrals.ts'
import type { Denial, Gate } from './denied.ts'
import type { ValidDocument } from './document.ts'
import { compileEntityFetch } from './entity-fetch.ts'
import type { FetchContext } from './fetch-context.ts'
import { Conditions } from './guard.ts'
import { compileIntrospection, type Introspect } from './introspection.ts'
import { type InternalNames, responseNameOf } from './names.ts'
import { putsOff } from './puts-off.ts'
import { compileRootFetch } from './root-fetch.ts'
import { withoutRootFragments } from './root-names.ts'
import type { Run, Step } from './run.ts'
import { type CompositeShape, type FieldShape, openShapes } from './shape.ts'
import { withoutVariants } from './split.ts'
import { type CompiledStream, compileStream } from './stream.ts'
import type { Graph } from './supergraph.ts'
import { givenName } from './taken-variable.ts'
import type { PlanPath } from './targets.ts'
import { type Turn, takeTurns } from './turns.ts'
import { type Write, writerOf } from './write.ts'

/** The form of an answer, and how it is written. */
export interface AnswerForm {
  readonly root: CompositeShape
  readonly write: Write
}

/** A plan with everything worked out that does not depend on a request. */
export interface CompiledOperation extends AnswerForm {
  readonly step: Step
  /** Of an operation that may put parts off: the form of the first part, and the plan that conditions choose. */
  readonly deferral: (AnswerForm & { planFor(conditions: readonly boolean[]): CompiledDefer }) | null
  readonly introspect: Introspect | null
  /** Values of the operation's conditions for given variables, in the order guards name them. */
  conditionValues(variables: Readonly<Record<string, unknown>>): readonly boolean[]
  /** Variables of conditions that may be null by their type, and must not be. */
  readonly nullableConditions: readonly VariableDefinitionNode[]
  /** Root fields that no fetch of the plan brings: they are errors, never a silent null. */
  readonly unplanned: readonly FieldShape[]
  /** What the caller may not have: errors of every answer. */
  readonly denials: readonly Denial[]
  /** What the caller may not have; null when nothing is denied. */
  readonly gate: Gate | null
  /** Of a subscription: where its events come from. */
  readonly stream: CompiledStream | null
  /** The subgraphs the plan asks, the owner of a stream included. */
  readonly subgraphs: ReadonlySet<string>
  /** Whether the plan asks anybody at all; of a subscription, for what an event lacks. */
  readonly fetches: boolean
}

/** A plan, or one for each turn of a mutation whose order conditions decide. */
export type Planned = QueryPlan | { readonly turns: readonly Turn[]; readonly plans: readonly QueryPlan[] }

/**
 * Compile a plan of a valid operation.
 * @param schema what the caller sees of the graph @param planned the plan of `names.document`
 * @param deferrals what the client says of the parts of the plan
 */
export function compileOperation(
  graph: Graph,
  schema: GraphQLSchema,
  { document, operation }: ValidDocument,
  names: InternalNames,
  planned: Planned,
  denied: { readonly gate: Gate; readonly denials: readonly Denial[] } | null = null,
  deferrals: Deferrals = NO_DEFERRALS,
): CompiledOperation {
  const conditions = new Conditions(document)
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const naming = { keyOf: responseNameOf, fromOf: names.of }
  const source = { schema, whole: graph.apiSchema, fragments, conditions, naming, gate: denied?.gate ?? null }
  const rootType = schema.getRootType(operation.operation) as GraphQLObjectType
  const formOf = (deferring: boolean): AnswerForm => {
    const form = openShapes({ ...source, deferring }).compositeOf(rootType, operation.selectionSet)
    return { root: form, write: writerOf(form) }
  }
  const { root, write } = formOf(false)
  const context: FetchContext = {
    types: graph.types,
    requirements: graph.variants.requirements,
    conditions,
    givenName,
    sentName: (name) => graph.variants.byName.get(name)?.field ?? name,
  }
  const plan = wholePlan(planned)
  const compiler = new Compiler(graph, context, conditions, plan)
  const stream = plan.node?.kind === 'Subscription' ? (plan.node as SubscriptionNode) : null
  const node = stream ? stream.rest : (plan.node as PlanNode | undefined)
  const planFor =
    node && putsOff(node) ? compiler.deferring(node, { schema, names, conditions, deferrals, whole: root }) : null
  const step = planFor
    ? allOf(planFor)
    : 'turns' in planned
      ? takeTurns(
          planned.turns,
          planned.plans.map((each) => compiler.compile(each.node as PlanNode | undefined, [])),
          (name) => conditions.placeOf(name),
        )
      : compiler.compile(node, [])
  const rootFields = root.objectOf(rootType.name)?.fields ?? []
  return {
    stream: stream && compiler.stream(stream),
    step,
    subgraphs: new Set(fetchesIn(plan.node).map(({ serviceName }) => serviceName)),
    fetches: fetchesIn(node).length > 0,
    root,
    write,
    deferral: planFor && { ...formOf(true), planFor },
    introspect: compileIntrospection(schema, operation, document, rootFields, conditions),
    conditionValues: conditionReader(conditions, operation),
    nullableConditions: nullableConditions(document, operation),
    unplanned: rootFields.filter(({ source, from }) => source === 'data' && !compiler.brought.has(from)),
    denials: denied?.denials ?? [],
    gate: denied?.gate ?? null,
  }
}

/** The plan as a whole, for those who only look at it. */
export function wholePlan(planned: Planned): QueryPlan {
  if (!('turns' in planned)) return planned
  const nodes = planned.plans.flatMap(({ node }) => (node ? [node as PlanNode] : []))
  return { kind: 'QueryPlan', ...(nodes.length > 0 && { node: { kind: 'Sequence', nodes } }) }
}

class Compiler {
  /** Root fields that some fetch brings. */
  readonly brought = new Set<string>()
  /** How many fetches there are so far. */
  #fetches = 0
  readonly #graph: Graph
  readonly #context: FetchContext
  readonly #conditions: Conditions

  /** How many fetches of entities the plan has, by subgraph. */
  readonly #entityFetches = new Map<string, number>()

  constructor(graph: Graph, context: FetchContext, conditions: Conditions, plan: QueryPlan) {
    for (const { serviceName, requires } of fetchesIn(plan.node))
      if (requires) this.#entityFetches.set(serviceName, (this.#entityFetches.get(serviceName) ?? 0) + 1)
    this.#graph = graph
    this.#context = context
    this.#conditions = conditions
  }

  compile(node: PlanNode | undefined, path: PlanPath): Step {
    switch (node?.kind) {
      case undefined:
        return () => {}
      case 'Fetch':
        return this.#fetch(node, path)
      case 'Flatten':
        return this.compile(node.node, [...path, ...node.path.map(String)])
      case 'Sequence':
        return sequence(node.nodes.map((each) => this.compile(each, path)))
      case 'Parallel':
        return parallel(node.nodes.map((each) => this.compile(each, path)))
      case 'Condition': {
        const place = this.#conditions.placeOf(givenName(node.condition))
        const whenTrue = this.compile(node.ifClause, path)
        const whenFalse = this.compile(node.elseClause, path)
        return (run) => (run.conditions[place] ? whenTrue : whenFalse)(run)
      }
      case 'Defer':
        throw new Error('invariant broken: a part of a plan defers that is not the whole of it')
    }
  }

  /** The plan to run, by the conditions of `@defer(if:)`. */
  deferring(
    node: PlanNode | undefined,
    source: Omit<DeferSource, 'compile'>,
  ): (conditions: readonly boolean[]) => CompiledDefer {
    if (node?.kind === 'Condition') {
      const place = this.#conditions.placeOf(givenName(node.condition))
      const whenTrue = this.deferring(node.ifClause, source)
      const whenFalse = this.deferring(node.elseClause, source)
      return (conditions) => (conditions[place] ? whenTrue : whenFalse)(conditions)
    }
    const compile = (each: PlanNode | undefined) => this.compile(each, [])
    const plan =
      node?.kind === 'Defer' ? compileDefer(node, { ...source, compile }) : { primary: compile(node), parts: [] }
    return () => plan
  }

  /** Names of the root fields a fetch brings, as they are while the plan runs. */
  rootNamesOf({ operation, outputRewrites = [] }: FetchNode): string[] {
    const [definition] = parse(operation, { noLocation: true }).definitions
    const selected = definition?.kind === Kind.OPERATION_DEFINITION ? responseNames(definition.selectionSet) : []
    const renames = outputRewrites.flatMap((each) =>
      each.kind === 'KeyRenamer' && each.path.length === 1 ? [[each.path[0], each.renameKeyTo] as const] : [],
    )
    const renamed = new Map(renames)
    const names = selected.map((name) => renamed.get(name) ?? name)
    for (const name of names) this.brought.add(name)
    return names
  }

  stream({ primary, rest }: SubscriptionNode): CompiledStream {
    const [node = primary] = withoutVariants(primary, '', this.#graph.variants)
    return compileStream(node, this.#context, this.#graph.streams, this.rootNamesOf(node), fetchesIn(rest))
  }

  #fetch(node: FetchNode, path: PlanPath): Step {
    const step = this.#send(node, path)
    const { id } = node
    if (id === undefined) return step
    return async (run) => {
      await step(run)
      run.signals?.done(id)
    }
  }

  #placeOf({ serviceName }: FetchNode, path: PlanPath): FetchPlace {
    this.#fetches += 1
    return { subgraph: serviceName, path, number: this.#fetches }
  }

  #mayJoin({ serviceName }: FetchNode): boolean {
    return (this.#entityFetches.get(serviceName) ?? 0) > 1
  }

  #send(node: FetchNode, path: PlanPath): Step {
    const { facts, variants } = this.#graph
    if (!node.requires) {
      const names = path.length === 0 ? this.rootNamesOf(node) : []
      const [plain = node] = withoutVariants(node, '', variants)
      const root = this.#graph.apiSchema.getRootType(node.operationKind as OperationTypeNode)
      const operation = root ? withoutRootFragments(plain.operation, root.name) : plain.operation
      return compileRootFetch({ ...plain, operation }, this.#placeOf(node, path), this.#context, names)
    }
    const graph = facts.enumByName.get(node.serviceName) ?? ''
    return parallel(
      withoutVariants(node, graph, variants).map((each) =>
        compileEntityFetch(each, graph, this.#placeOf(each, path), this.#context, this.#mayJoin(node)),
      ),
    )
  }
}

function fetchesIn(node: PlanNode | SubscriptionNode | undefined): FetchNode[] {
  if (!node) return []
  switch (node.kind) {
    case 'Fetch':
      return [node]
    case 'Flatten':
      return fetchesIn(node.node)
    case 'Condition':
      return [...fetchesIn(node.ifClause), ...fetchesIn(node.elseClause)]
    case 'Defer':
      return [node.primary.node, ...node.deferred.map((each) => each.node)].flatMap(fetchesIn)
    case 'Subscription':
      return [node.primary, ...fetchesIn(node.rest)]
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchesIn)
  }
}

/** Everything at once, for whoever takes no parts. */
function allOf(planFor: (conditions: readonly boolean[]) => CompiledDefer): Step {
  const runAll = async (parts: CompiledDefer['parts'], run: Run): Promise<void> => {
    for (const part of parts) {
      await part.step(run)
      await runAll(part.parts, run)
    }
  }
  return async (run) => {
    const { primary, parts } = planFor(run.conditions)
    await primary(run)
    await runAll(parts, run)
  }
}

function responseNames({ selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value]
    return selection.kind === Kind.INLINE_FRAGMENT ? responseNames(selection.selectionSet) : []
  })
}

function sequence(steps: readonly Step[]): Step {
  const [only, ...others] = steps
  if (only && others.length === 0) return only
  return async (run) => {
    for (const step of steps) {
      const running = step(run)
      if (running) await running
    }
  }
}

function parallel(steps: readonly Step[]): Step {
  const [only, ...others] = steps
  if (only && others.length === 0) return only
  return (run) => {
    const running = steps.map((step) => step(run)).filter((each) => each !== undefined)
    return running.length > 0 ? Promise.all(running).then(() => {}) : undefined
  }
}

/** Booleans the conditions have, with the operation's defaults; a variable is only ever read under its own name. */
function conditionReader(
  { names }: Conditions,
  { variableDefinitions = [] }: OperationDefinitionNode,
): CompiledOperation['conditionValues'] {
  const defaults = new Map<string, boolean>()
  for (const { variable, defaultValue } of variableDefinitions)
    if (defaultValue?.kind === Kind.BOOLEAN) defaults.set(variable.name.value, defaultValue.value)
  return (variables) => {
    if (names.length === 0) return NONE
    return names.map((name) => {
      const given = Object.hasOwn(variables, name) ? variables[name] : undefined
      return given === undefined ? defaults.get(name) === true : given === true
    })
  }
}

const NONE: readonly boolean[] = []
