import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner'
import {
  type FieldNode,
  Kind,
  type NamedTypeNode,
  type NameNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  type VariableNode,
  visit,
} from 'graphql'
import { parseFieldSet } from './field-set.ts'

/** A field of entities that is to have a fetch of its own. */
export interface EntityFieldFetch {
  readonly field: FieldNode
  readonly type: string
  /** Their key in the subgraph, as a field set. */
  readonly key: string
  /** What the field requires, as a field set. */
  readonly ways: string
  /** The fetch of the plan that asked for it. */
  readonly from: FetchNode
}

/** An operation's text, and the variables it uses. */
export function sendable(operation: OperationDefinitionNode, { variableUsages = [] }: FetchNode) {
  const used = new Set<string>()
  visit(operation, {
    [Kind.VARIABLE_DEFINITION]: () => false,
    [Kind.VARIABLE]: ({ name }) => {
      used.add(name.value)
    },
  })
  const definitions = operation.variableDefinitions ?? []
  return {
    operation: stripIgnoredCharacters(
      print({ ...operation, variableDefinitions: definitions.filter(({ variable }) => used.has(variable.name.value)) }),
    ),
    variableUsages: variableUsages.filter((name) => used.has(name)),
  }
}

/** A fetch of entities that asks for one field, as a planner would write it. */
export function fetchOfField({ field, type, key, ways, from }: EntityFieldFetch): FetchNode {
  const operation = parse(from.operation, { noLocation: true }).definitions[0] as OperationDefinitionNode
  const set = (selections: readonly SelectionNode[]): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections })
  const onType: SelectionNode = {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: named(type),
    selectionSet: set([field]),
  }
  const entities: FieldNode = {
    kind: Kind.FIELD,
    name: nameNode('_entities'),
    arguments: [{ kind: Kind.ARGUMENT, name: nameNode(REPRESENTATIONS), value: REPRESENTATIONS_VARIABLE }],
    selectionSet: set([onType]),
  }
  const variableDefinitions = [REPRESENTATIONS_DEFINITION, ...(operation.variableDefinitions ?? [])]
  const { id: _, outputRewrites: __, contextRewrites: ___, ...node } = from
  return {
    ...node,
    operationKind: OperationTypeNode.QUERY,
    requires: [
      {
        kind: 'InlineFragment',
        typeCondition: type,
        selections: selectionsOf(parseFieldSet(`__typename ${ways} ${key}`)),
      },
    ],
    ...sendable(
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions,
        selectionSet: set([entities]),
      },
      from,
    ),
  }
}

const REPRESENTATIONS = 'representations'
const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value })
const named = (type: string): NamedTypeNode => ({ kind: Kind.NAMED_TYPE, name: nameNode(type) })
const REPRESENTATIONS_VARIABLE: VariableNode = { kind: Kind.VARIABLE, name: nameNode(REPRESENTATIONS) }
const REPRESENTATIONS_DEFINITION: VariableDefinitionNode = {
  kind: Kind.VARIABLE_DEFINITION,
  variable: REPRESENTATIONS_VARIABLE,
  type: {
    kind: Kind.NON_NULL_TYPE,
    type: { kind: Kind.LIST_TYPE, type: { kind: Kind.NON_NULL_TYPE, type: named('_Any') } },
  },
}

/** A field set as a plan has it. */
const selectionsOf = ({ selections }: SelectionSetNode): QueryPlanSelectionNode[] =>
  selections.flatMap((each): QueryPlanSelectionNode[] => {
    const below = each.kind !== Kind.FRAGMENT_SPREAD && each.selectionSet ? selectionsOf(each.selectionSet) : null
    if (each.kind === Kind.FIELD) return [{ kind: 'Field', name: each.name.value, ...(below && { selections: below }) }]
    if (each.kind !== Kind.INLINE_FRAGMENT) return []
    const on = each.typeCondition?.name.value
    return [{ kind: 'InlineFragment', ...(on && { typeCondition: on }), selections: below ?? [] }]
  })
