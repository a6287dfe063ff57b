import fc from 'fast-check'
import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  Kind,
  type SelectionNode,
} from 'graphql'
import { type Condition, type Given, given, type Operation, written } from './document.ts'
import { inputs } from './inputs.ts'

export interface OperationOptions {
  readonly mutations: boolean
  /** Response names that fields are given beside their own; see {@link HARMLESS}. */
  readonly aliases: readonly string[]
  readonly introspection: boolean
  /** `@skip` and `@include` at every level. */
  readonly conditions: boolean
}

/** Names that mean something to JavaScript, or nothing at all. None is the name of a field. */
export const HARMLESS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x', 'then', '_0']
/** Names of fields that subgraphs are asked for behind the client's back: keys, and what others require. */
export const FIELD_NAMES = ['id', 'sku', 'name', 'title', 'code', 'weight', 'plate', 'subject', 'secret', 'wheels']

const DEPTH = 4
const VARIABLES = ['a', 'b', 'c', 'd']

/** Valid operations nobody would write, over what clients see of a graph. They shrink to fewer and plainer fields. */
export function operations(schema: GraphQLSchema, options: OperationOptions): fc.Arbitrary<Operation> {
  const values = inputs(schema)
  const known = new Map<string, fc.Arbitrary<SelectionNode[]>>()

  const selections = (type: GraphQLCompositeType, depth: number): fc.Arbitrary<SelectionNode[]> => {
    const key = `${type.name} ${depth}`
    const made = known.get(key) ?? fc.array(selection(type, depth), { minLength: 1, maxLength: depth > 2 ? 4 : 3 })
    known.set(key, made)
    return made
  }
  const selection = (type: GraphQLCompositeType, depth: number): fc.Arbitrary<SelectionNode> => {
    const fields = isUnionType(type)
      ? []
      : Object.values(type.getFields()).filter(({ type: of }) => depth > 1 || !isCompositeType(getNamedType(of)))
    const overlapping = [type, ...abroad(schema, type)]
    return fc.oneof(
      {
        weight: 10 * Math.min(fields.length, 1),
        arbitrary: fields.length > 0 ? fc.constantFrom(...fields).chain((each) => field(each, depth)) : typename(),
      },
      { weight: 1, arbitrary: typename() },
      { weight: depth < 0 ? 0 : isObjectType(type) ? 2 : 5, arbitrary: fragment(overlapping, depth) },
    )
  }
  const field = (declared: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<FieldNode> => {
    const named = getNamedType(declared.type)
    return fc
      .record({
        alias: aliases(),
        given: fc.tuple(...declared.args.map(argument)),
        conditions: conditions(),
        within: isCompositeType(named) ? selections(named, depth - 1) : fc.constant(null),
      })
      .map(({ alias, given: args, conditions: on, within }) => ({
        kind: Kind.FIELD,
        name: { kind: Kind.NAME, value: declared.name },
        ...(alias && { alias: { kind: Kind.NAME, value: alias } }),
        arguments: args.flatMap((each) => each ?? []),
        directives: on.map(written),
        ...(within && { selectionSet: { kind: Kind.SELECTION_SET, selections: within } }),
      }))
  }
  const argument = (arg: GraphQLArgument): fc.Arbitrary<ArgumentNode | null> =>
    fc
      .record({
        value: values(arg.type, arg.name),
        how: fc.constantFrom<Given['how'][]>('literal', 'variable', 'default'),
        left: fc.boolean(),
      })
      .map(({ value, how, left }) => {
        if (left && !isRequiredArgument(arg)) return null
        // A default may be null where the variable is nullable, which does not fit a place that is not.
        return given(arg.name, {
          value,
          type: arg.type,
          how: how === 'default' && isNonNullType(arg.type) ? 'variable' : how,
        })
      })
  const typename = (): fc.Arbitrary<FieldNode> =>
    fc.record({ alias: aliases(), conditions: conditions() }).map(({ alias, conditions: on }) => ({
      kind: Kind.FIELD,
      name: { kind: Kind.NAME, value: '__typename' },
      ...(alias && { alias: { kind: Kind.NAME, value: alias } }),
      directives: on.map(written),
    }))
  const fragment = (types: readonly GraphQLCompositeType[], depth: number): fc.Arbitrary<SelectionNode> =>
    fc.constantFrom(...types).chain((type) =>
      fc
        .record({ within: selections(type, depth - 0.5), conditions: conditions(), bare: fc.nat(9), named: fc.nat(3) })
        .map(({ within, conditions: on, bare, named }) => ({
          kind: Kind.INLINE_FRAGMENT,
          // The first type is that of the place itself, which a fragment need not name.
          ...((bare > 2 || type !== types[0]) && {
            typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
          }),
          directives: on.map(written),
          selectionSet: { kind: Kind.SELECTION_SET, selections: within },
          ...(named === 3 && { named: true }),
        })),
    )
  const aliases = () => fc.option(fc.constantFrom(...options.aliases), { freq: 3 })
  const conditions = (): fc.Arbitrary<Condition[]> =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constant<Condition[]>([]) },
      {
        weight: options.conditions ? 2 : 0,
        arbitrary: fc.uniqueArray(
          fc.record({
            name: fc.constantFrom<Condition['name'][]>('include', 'skip'),
            on: fc.oneof(
              { weight: 1, arbitrary: fc.boolean() },
              { weight: 4, arbitrary: fc.constantFrom(...VARIABLES) },
            ),
          }),
          { minLength: 1, maxLength: 2, selector: ({ name }) => name },
        ),
      },
    )

  const queries = selections(schema.getQueryType() as GraphQLCompositeType, DEPTH)
  const mutation = schema.getMutationType()
  const introspection = fc.constantFrom(
    '__schema { queryType { name } }',
    '__proto__: __type(name: "Query") { kind constructor: name }',
    'none: __type(name: "None") { name }',
  )
  return fc
    .record({
      root:
        options.mutations && mutation
          ? fc.oneof(of('query', queries), of('mutation', selections(mutation, DEPTH)))
          : of('query', queries),
      flags: fc.record(Object.fromEntries(VARIABLES.map((name) => [name, fc.boolean()]))),
      introspection: options.introspection ? fc.option(introspection, { freq: 9 }) : fc.constant(null),
    })
    .map(({ root, flags, introspection: asked }) => ({
      ...root,
      flags,
      introspection: root.kind === 'query' ? asked : null,
    }))
}

const of = <Kind extends 'query' | 'mutation'>(kind: Kind, arbitrary: fc.Arbitrary<SelectionNode[]>) =>
  arbitrary.map((selections) => ({ kind, selections }))

/** Other types that an object of this type may be, or is too. */
function abroad(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  const mine = new Set(isObjectType(type) ? [type] : schema.getPossibleTypes(type))
  return Object.values(schema.getTypeMap()).filter(
    (other): other is GraphQLCompositeType =>
      isCompositeType(other) &&
      other !== type &&
      !other.name.startsWith('__') &&
      (isObjectType(other) ? [other] : schema.getPossibleTypes(other)).some((each) => mine.has(each)),
  )
}
