import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import {
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql'
import type { LinkRequest, LinkScope } from '../links/link.ts'
import type { ValidDocument } from './document.ts'
import { compileEntityFetch, compileRootFetch, type FetchContext, FetchRequest, FetchText, joinRoot } from './fetch.ts'
import { Conditions } from './guard.ts'
import { compileIntrospection, type Introspect } from './introspection.ts'
import type { InternalNames } from './names.ts'
import type { Run, Step } from './run.ts'
import { type CompositeShape, type FieldShape, openShapes } from './shape.ts'
import { withoutVariants } from './split.ts'
import type { Graph } from './supergraph.ts'
import { givenName } from './taken-variable.ts'
import type { PlanPath } from './targets.ts'
import { type Write, writerOf } from './write.ts'

/** A plan with everything worked out that does not depend on a request. */
export interface CompiledOperation {
  readonly step: Step
  readonly root: CompositeShape
  readonly write: Write
  readonly introspect: Introspect | null
  /** Values of the operation's conditions for given variables, in the order guards name them. */
  conditionValues(variables: Readonly<Record<string, unknown>>): readonly boolean[]
  /** Root fields that no fetch of the plan brings: they are errors, never a silent null. */
  readonly unplanned: readonly FieldShape[]
  /** Of a subscription: where its events come from. */
  readonly stream: CompiledStream | null
}

export interface CompiledStream {
  readonly subgraph: string
  /** What the owner of the stream is subscribed to. */
  request(variables: Run['variables'], scope: LinkScope): LinkRequest
  /** Join an event as if the plan's first fetch had brought it. */
  join(event: ExecutionResult, run: Run): void
}

/** Compile a plan of a valid operation. @param planned the plan of `names.document` */
export function compileOperation(
  graph: Graph,
  { document, operation }: ValidDocument,
  names: InternalNames,
  planned: QueryPlan,
): CompiledOperation {
  const conditions = new Conditions(document)
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const shapes = openShapes(graph.apiSchema, fragments, names, conditions)
  const rootType = graph.apiSchema.getRootType(operation.operation) as GraphQLObjectType
  const root = shapes.compositeOf(rootType, operation.selectionSet)
  const context: FetchContext = {
    types: graph.types,
    givenName,
    sentName: (name) => graph.variants.byName.get(name)?.field ?? name,
  }
  const compiler = new Compiler(graph, context, conditions)
  const stream = planned.node?.kind === 'Subscription' ? (planned.node as SubscriptionNode) : null
  const node = stream ? stream.rest : (planned.node as PlanNode | undefined)
  const step: Step = node ? compiler.compile(node, []) : () => {}
  const rootFields = root.objectOf(rootType.name)?.fields ?? []
  return {
    stream: stream && compiler.stream(stream.primary),
    step,
    root,
    write: writerOf(root),
    introspect: compileIntrospection(graph.apiSchema, operation, document, rootFields, conditions),
    conditionValues: conditionReader(conditions, operation),
    unplanned: rootFields.filter(({ source, from }) => source === 'data' && !compiler.brought.has(from)),
  }
}

class Compiler {
  /** Root fields that some fetch brings. */
  readonly brought = new Set<string>()
  readonly #graph: Graph
  readonly #context: FetchContext
  readonly #conditions: Conditions

  constructor(graph: Graph, context: FetchContext, conditions: Conditions) {
    this.#graph = graph
    this.#context = context
    this.#conditions = conditions
  }

  compile(node: PlanNode, path: PlanPath): Step {
    switch (node.kind) {
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
        const whenTrue = node.ifClause && this.compile(node.ifClause, path)
        const whenFalse = node.elseClause && this.compile(node.elseClause, path)
        return (run) => (run.conditions[place] ? whenTrue : whenFalse)?.(run)
      }
      case 'Defer':
        throw new Error('invariant broken: a plan defers though nobody asked it to')
    }
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

  stream(primary: FetchNode): CompiledStream {
    const [node = primary] = withoutVariants(primary, '', this.#graph.variants)
    const rootFields = this.rootNamesOf(node)
    const text = new FetchText(node, this.#context)
    return {
      subgraph: node.serviceName,
      request: (variables, scope) => new FetchRequest(text, variables, scope, null),
      join: (event, run) => joinRoot(node, this.#context, rootFields, event, run),
    }
  }

  #fetch(node: FetchNode, path: PlanPath): Step {
    const { facts, variants } = this.#graph
    if (!node.requires) {
      const names = path.length === 0 ? this.rootNamesOf(node) : []
      const [plain] = withoutVariants(node, '', variants)
      return compileRootFetch(plain ?? node, path, this.#context, names)
    }
    const graph = facts.enumByName.get(node.serviceName) ?? ''
    return parallel(withoutVariants(node, graph, variants).map((each) => compileEntityFetch(each, path, this.#context)))
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
    return names.map((name) =>
      Object.hasOwn(variables, name) ? variables[name] === true : defaults.get(name) === true,
    )
  }
}

const NONE: readonly boolean[] = []
