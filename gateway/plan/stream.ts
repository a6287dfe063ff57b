import type { FetchNode } from '@apollo/query-planner'
import {
  type ArgumentNode,
  type ExecutionResult,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql'
import type { LinkRequest, LinkScope } from '../links/link.ts'
import type { FetchContext } from './fetch-context.ts'
import { FetchRequest, FetchText } from './fetch-text.ts'
import { joinRoot } from './root-fetch.ts'
import type { Run } from './run.ts'
import type { StreamFacts, StreamPositions } from './stream-facts.ts'

/** Names of ours in what the owner of a stream is asked: no sensible client's begin with two underscores. */
const CURSOR = '__cursor'
const AFTER = '__after'
const GAP = 'StreamGap'

/** Where the events of a subscription come from. */
export interface CompiledStream {
  readonly subgraph: string
  /** The field of Subscription, by its name in the schema. */
  readonly field: string
  /** Where the client has it begin; null for a stream that has no positions. */
  readonly begin: StreamBegin | null
  /** What the owner of the stream is subscribed to. @param after null for what comes from now on */
  request(variables: Run['variables'], scope: LinkScope, after: string | null): LinkRequest
  /** The position an event carries, and whether it stands for events that are lost. */
  positionOf(event: ExecutionResult): { readonly cursor: string | null; readonly isGap: boolean }
  /** Join an event as if the plan's first fetch had brought it. */
  join(event: ExecutionResult, run: Run): void
}

/** The position a client begins after: a text in the document, or a variable by the client's name for it. */
export interface StreamBegin {
  readonly literal: string | null
  readonly variable: string | null
  /** The variable decides nothing else. */
  readonly isOnlyThere: boolean
}

/**
 * Compile the fetch a subscription begins with. A stream that has positions is asked for them whatever the client selects, and
 * takes the position to begin after from us.
 * @param rootFields names of the root fields it brings, as they are while the plan runs
 * @param others fetches of the plan, for what its events lack
 */
export function compileStream(
  node: FetchNode,
  context: FetchContext,
  facts: StreamFacts,
  rootFields: readonly string[],
  others: readonly FetchNode[],
): CompiledStream {
  const operation = operationOf(node)
  const root = rootOf(operation)
  const positions = facts.positionsOf(node.serviceName, root.name.value)
  const text = new FetchText(positions ? withPositions(node, operation, root, positions) : node, context)
  const key = (root.alias ?? root.name).value
  return {
    subgraph: node.serviceName,
    field: root.name.value,
    begin: positions && beginOf(operation, root, others, context),
    request: (variables, scope, after) =>
      new FetchRequest(text, positions ? { ...variables, [AFTER]: after } : variables, scope, null),
    positionOf: ({ data }) => {
      const event = data?.[key] as { [CURSOR]?: unknown; __typename?: unknown } | null | undefined
      const cursor = positions && event?.[CURSOR]
      return { cursor: typeof cursor === 'string' ? cursor : null, isGap: event?.__typename === GAP }
    },
    join: (event, run) => joinRoot(node, context, rootFields, event, run),
  }
}

function operationOf({ operation }: FetchNode): OperationDefinitionNode {
  const definition = parse(operation, { noLocation: true }).definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION,
  )
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('invariant broken: a fetch without an operation')
  return definition
}

function rootOf({ selectionSet }: OperationDefinitionNode): FieldNode {
  const [root] = selectionSet.selections
  if (root?.kind !== Kind.FIELD) throw new Error('invariant broken: a stream begins with one field')
  return root
}

function beginOf(
  operation: OperationDefinitionNode,
  root: FieldNode,
  others: readonly FetchNode[],
  { givenName }: FetchContext,
): StreamBegin {
  const value = root.arguments?.find((each) => each.name.value === 'after')?.value
  if (value?.kind !== Kind.VARIABLE)
    return { literal: value?.kind === Kind.STRING ? value.value : null, variable: null, isOnlyThere: false }
  const { value: used } = value.name
  let uses = 0
  visit(operation.selectionSet, {
    [Kind.VARIABLE]: (each) => {
      if (each.name.value === used) uses += 1
    },
  })
  const isOnlyThere = uses === 1 && !others.some(({ variableUsages }) => variableUsages?.includes(used))
  return { literal: null, variable: givenName(used), isOnlyThere }
}

/** The fetch with the position of every event in it, beginning after a variable of ours. */
function withPositions(
  node: FetchNode,
  operation: OperationDefinitionNode,
  root: FieldNode,
  positions: StreamPositions,
): FetchNode {
  const after: ArgumentNode = { kind: Kind.ARGUMENT, name: name('after'), value: variable(AFTER) }
  const followed: FieldNode = {
    ...root,
    arguments: [...(root.arguments ?? []).filter((each) => each.name.value !== 'after'), after],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [...(root.selectionSet?.selections ?? []), ...selectionsOf(positions)],
    },
  }
  const used = new Set<string>()
  visit(followed, { [Kind.VARIABLE]: (each) => void used.add(each.name.value) })
  for (const directive of operation.directives ?? [])
    visit(directive, { [Kind.VARIABLE]: (each) => void used.add(each.name.value) })
  const whole: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections: [followed] },
    variableDefinitions: [
      // The client's own `after` goes no further, and subgraphs refuse variables that nothing uses.
      ...(operation.variableDefinitions ?? []).filter((each) => used.has(each.variable.name.value)),
      {
        kind: Kind.VARIABLE_DEFINITION,
        variable: variable(AFTER),
        type: { kind: Kind.NAMED_TYPE, name: name('EventCursor') },
      },
    ],
  }
  return {
    ...node,
    operation: stripIgnoredCharacters(print(whole)),
    variableUsages: [...(node.variableUsages ?? []).filter((each) => used.has(each)), AFTER],
  }
}

function selectionsOf({ isAbstract, fields }: StreamPositions): SelectionNode[] {
  const typename: FieldNode = { kind: Kind.FIELD, name: name('__typename') }
  const selections = fields.map(({ typeName, fieldName }): SelectionNode => {
    const cursor: FieldNode = { kind: Kind.FIELD, alias: name(CURSOR), name: name(fieldName) }
    if (!isAbstract) return cursor
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: name(typeName) },
      selectionSet: { kind: Kind.SELECTION_SET, selections: [cursor] },
    }
  })
  return [typename, ...selections]
}

const name = (value: string) => ({ kind: Kind.NAME, value }) as const
const variable = (of: string) => ({ kind: Kind.VARIABLE, name: name(of) }) as const
