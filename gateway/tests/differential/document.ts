import {
  type ArgumentNode,
  type ASTNode,
  type ConstDirectiveNode,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  OverlappingFieldsCanBeMergedRule,
  parse,
  print,
  type SelectionNode,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
  validate,
  visit,
} from 'graphql'
import { literal } from './inputs.ts'

/** An operation before it is written out. */
export interface Operation {
  readonly kind: 'query' | 'mutation'
  readonly selections: readonly SelectionNode[]
  /** What the variables of conditions are. */
  readonly flags: Readonly<Record<string, boolean>>
  /** Asked of the schema beside everything else. */
  readonly introspection: string | null
}

export interface Condition {
  readonly name: 'skip' | 'include'
  /** A variable's name, or the condition itself. */
  readonly on: string | boolean
}

/** The value of an argument and how it gets there: written, as a variable, or as a variable's default. */
export interface Given {
  readonly value: unknown
  readonly type: GraphQLInputType
  readonly how: 'literal' | 'variable' | 'default'
}

/** Nodes that say more than a document does, until they are written out. */
type Laden = VariableNode & { readonly given?: Given }
type Nameable = InlineFragmentNode & { readonly named?: boolean }

export function given(name: string, how: Given): ArgumentNode {
  const value: ValueNode | Laden =
    how.how === 'literal'
      ? literal(how.value, how.type)
      : { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: '' }, given: how }
  return { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }
}

export function written({ name, on }: Condition): DirectiveNode {
  const value: ValueNode =
    typeof on === 'boolean'
      ? { kind: Kind.BOOLEAN, value: on }
      : { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: on } }
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'if' }, value }],
  } satisfies DirectiveNode | ConstDirectiveNode
}

export interface Written {
  readonly query: string
  readonly variables: Record<string, unknown>
}

/** Write an operation out: variables named and declared, some fragments taken out, names that would not merge made to differ. */
export function write(schema: GraphQLSchema, operation: Operation): Written {
  const variables: Record<string, unknown> = {}
  const declared: VariableDefinitionNode[] = []
  const fragments: FragmentDefinitionNode[] = []
  const declare = (name: string, type: string, value?: ValueNode) => {
    const [definition] = parse(`query ($${name}: ${type}) { a }`).definitions
    if (definition?.kind !== Kind.OPERATION_DEFINITION) return
    for (const each of definition.variableDefinitions ?? [])
      declared.push({ ...each, ...(value && { defaultValue: value as NonNullable<typeof each.defaultValue> }) })
  }
  const selectionSet = visit(
    { kind: Kind.SELECTION_SET, selections: operation.selections },
    {
      [Kind.VARIABLE]: (node: Laden): VariableNode | undefined => {
        if (!node.given) {
          const name = node.name.value
          if (Object.hasOwn(variables, name)) return undefined
          variables[name] = operation.flags[name] ?? false
          declare(name, 'Boolean!')
          return undefined
        }
        const { value, type, how } = node.given
        const name = `v${declared.length}`
        if (how === 'variable') variables[name] = value
        declare(name, String(type), how === 'default' ? literal(value, type) : undefined)
        return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } }
      },
      [Kind.INLINE_FRAGMENT]: {
        leave: (node: Nameable): FragmentSpreadNode | undefined => {
          const { typeCondition, selectionSet: within, directives = [] } = node
          if (!node.named || !typeCondition) return undefined
          const name = { kind: Kind.NAME, value: `F${fragments.length}` } as const
          fragments.push({ kind: Kind.FRAGMENT_DEFINITION, name, typeCondition, selectionSet: within })
          return { kind: Kind.FRAGMENT_SPREAD, name, directives }
        },
      },
    },
  )
  const body = print(selectionSet).replace(/\}$/, `${operation.introspection ?? ''}}`)
  const head = `${operation.kind}${declared.length > 0 ? `(${declared.map(print).join(', ')})` : ''}`
  return { query: mergeable(schema, [`${head} ${body}`, ...fragments.map(print)].join('\n')), variables }
}

/** Give fields names of their own until no two of one name ask for different things. */
function mergeable(schema: GraphQLSchema, text: string): string {
  let document = parse(text, { noLocation: true })
  for (let names = 0; names < 60; names++) {
    const [error] = validate(schema, document, [OverlappingFieldsCanBeMergedRule])
    if (!error) break
    const culprit = error.nodes?.at(-1)
    document = visit(document, {
      [Kind.FIELD]: (field: FieldNode): FieldNode | undefined =>
        (field as ASTNode) === culprit
          ? { ...field, alias: { kind: Kind.NAME, value: `${field.name.value}_${names}` } }
          : undefined,
    })
  }
  return print(document)
}
