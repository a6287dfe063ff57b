import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type TypeNode,
} from 'graphql'

/**
 * What a supergraph says a field costs. Objects cost 1 each and values nothing, unless `@cost` says otherwise; a list costs
 * each of its items. Source: IBM's GraphQL cost directives specification, as Apollo's demand control reads it
 * (specs.apollo.dev/cost/v0.1).
 */
export interface FieldCost {
  /** Of one instance. */
  readonly weight: number
  readonly isList: boolean
  /** Items of a list nobody says more of: `@listSize(assumedSize:)`, or null. */
  readonly assumedSize: number | null
  /** Arguments that say how many there are; the largest one given counts. */
  readonly slicingArguments: readonly string[]
  /** Fields of the answer that are as long as the arguments say, where the answer itself is no list. */
  readonly sizedFields: readonly string[]
  readonly arguments: ReadonlyMap<string, InputCost>
  /** The subgraph that answers; null when no one does, or any of several. */
  readonly subgraph: string | null
}

/** What an argument or a field of an input costs when it is given. */
export interface InputCost {
  readonly weight: number
  /** The input object it takes, or null. */
  readonly type: string | null
}

export interface CostFacts {
  /** @returns null for a field that is not there */
  field(typeName: string, fieldName: string): FieldCost | null
  /** Fields of an input object. */
  input(typeName: string): ReadonlyMap<string, InputCost> | undefined
}

/** Read what fields cost from the directives of a supergraph. */
export function readCosts(supergraph: DocumentNode): CostFacts {
  const names = namesOfDirectives(supergraph)
  const weights = new Map<string, number>()
  const composites = new Set<string>()
  const inputTypes = new Set<string>()
  const subgraphs = new Map<string, string>()
  const owners = new Map<string, readonly string[]>()
  for (const definition of supergraph.definitions) {
    if (!('name' in definition) || !definition.name) continue
    const name = definition.name.value
    const weight = weightOf(definition.directives as readonly ConstDirectiveNode[] | undefined, names.cost)
    if (weight !== null) weights.set(name, weight)
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) inputTypes.add(name)
    if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
      definition.kind === Kind.UNION_TYPE_DEFINITION
    ) {
      composites.add(name)
      owners.set(name, graphsOf(definition.directives, 'join__type'))
    }
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION && name === 'join__Graph')
      for (const value of definition.values ?? []) {
        const graph = value.directives?.find((directive) => directive.name.value === 'join__graph')
        subgraphs.set(value.name.value, (graph && stringArgument(graph, 'name')) ?? value.name.value)
      }
  }
  const typeWeight = (name: string) => weights.get(name) ?? (composites.has(name) ? 1 : 0)

  const inputOf = ({ type, directives }: InputValueDefinitionNode): InputCost => {
    const named = namedType(type)
    const isInput = inputTypes.has(named)
    return {
      weight: weightOf(directives, names.cost) ?? weights.get(named) ?? (isInput ? 1 : 0),
      type: isInput ? named : null,
    }
  }
  const inputsOf = (nodes: readonly InputValueDefinitionNode[] | undefined): Map<string, InputCost> =>
    new Map((nodes ?? []).map((node) => [node.name.value, inputOf(node)]))

  const fieldOf = (typeName: string, { type, directives, arguments: given }: FieldDefinitionNode): FieldCost => {
    const size = directives?.find((directive) => directive.name.value === names.listSize)
    const assumed = size?.arguments?.find(({ name }) => name.value === 'assumedSize')?.value
    const named = graphsOf(directives, 'join__field')
    const [owner, ...others] = named.length > 0 ? named : (owners.get(typeName) ?? [])
    return {
      weight: weightOf(directives, names.cost) ?? typeWeight(namedType(type)),
      isList: isList(type),
      assumedSize: assumed?.kind === Kind.INT ? Number(assumed.value) : null,
      slicingArguments: size ? stringsArgument(size, 'slicingArguments') : [],
      sizedFields: size ? stringsArgument(size, 'sizedFields') : [],
      arguments: inputsOf(given),
      subgraph: owner !== undefined && others.length === 0 ? (subgraphs.get(owner) ?? null) : null,
    }
  }

  /** Fields that cost the same share one object, so that whoever compares them compares references. */
  const alike = new Map<string, FieldCost>()
  const interned = (cost: FieldCost): FieldCost => {
    const key = JSON.stringify({ ...cost, arguments: [...cost.arguments] })
    const known = alike.get(key)
    if (known) return known
    alike.set(key, cost)
    return cost
  }
  const fields = new Map<string, FieldCost>()
  const inputs = new Map<string, ReadonlyMap<string, InputCost>>()
  for (const definition of supergraph.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      const typeName = definition.name.value
      for (const field of definition.fields ?? [])
        fields.set(`${typeName}.${field.name.value}`, interned(fieldOf(typeName, field)))
    }
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
      inputs.set(definition.name.value, inputsOf(definition.fields))
  }
  return {
    field: (typeName, fieldName) => fields.get(`${typeName}.${fieldName}`) ?? null,
    input: (typeName) => inputs.get(typeName),
  }
}

/** What the directives are called here: imported by name, or under the feature's. */
function namesOfDirectives({ definitions }: DocumentNode): { cost: string; listSize: string } {
  const declared = new Set(
    definitions.flatMap((each) => (each.kind === Kind.DIRECTIVE_DEFINITION ? [each.name.value] : [])),
  )
  const of = (name: string) => (declared.has(name) ? name : `cost__${name}`)
  return { cost: of('cost'), listSize: of('listSize') }
}

function weightOf(directives: readonly ConstDirectiveNode[] | undefined, name: string): number | null {
  const value = directives
    ?.find((directive) => directive.name.value === name)
    ?.arguments?.find((argument) => argument.name.value === 'weight')?.value
  // IBM's specification writes weights as strings, Apollo's as numbers.
  const weight = value && 'value' in value ? Number(value.value) : Number.NaN
  return Number.isFinite(weight) ? weight : null
}

/** The graphs a join directive names, those aside that only hold the field for somebody else. */
function graphsOf(directives: readonly ConstDirectiveNode[] | undefined, name: string): readonly string[] {
  return (directives ?? []).flatMap((directive) => {
    if (directive.name.value !== name) return []
    const argument = (wanted: string) => directive.arguments?.find((each) => each.name.value === wanted)?.value
    const external = argument('external')
    if (external?.kind === Kind.BOOLEAN && external.value) return []
    const graph = argument('graph')
    return graph?.kind === Kind.ENUM ? [graph.value] : []
  })
}

function stringArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value
  return value?.kind === Kind.STRING ? value.value : undefined
}

function stringsArgument(directive: ConstDirectiveNode, name: string): readonly string[] {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value
  const items = value?.kind === Kind.LIST ? value.values : value ? [value] : []
  return items.flatMap((item) => (item.kind === Kind.STRING ? [item.value] : []))
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE ? isList(type.type) : type.kind === Kind.LIST_TYPE
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}
