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
 * each of its items. What an interface's field says counts for the objects' own, where those say nothing.
 * Source: IBM's GraphQL cost directives specification (ibm.github.io/graphql-specs/cost-spec.html), as Apollo's demand control
 * reads it (specs.apollo.dev/cost/v0.1): one number, where IBM counts types and fields apart.
 */
export interface FieldCost {
  /** Of one instance, where the field says so itself: whatever type it is of. Null where its type says. */
  readonly weight: number | null
  readonly isList: boolean
  /** Items of a list nobody says more of: `@listSize(assumedSize:)`, or null. */
  readonly assumedSize: number | null
  /** Arguments that say how many there are; the largest one given counts. */
  readonly slicingArguments: readonly string[]
  /** Exactly one of them must be given. */
  readonly requireOne: boolean
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
  /** What one instance of an output type costs; of an abstract type, the dearest of what it may be. */
  type(typeName: string): number
  /** Fields of an input object. */
  input(typeName: string): ReadonlyMap<string, InputCost> | undefined
  /** Arguments of a directive that cost something. */
  directive(name: string): ReadonlyMap<string, InputCost> | undefined
}

/** Read what fields cost from the directives of a supergraph. */
export function readCosts(supergraph: DocumentNode): CostFacts {
  const names = namesOfDirectives(supergraph)
  const weights = new Map<string, number>()
  const composites = new Set<string>()
  const inputTypes = new Set<string>()
  const subgraphs = new Map<string, string>()
  const owners = new Map<string, readonly string[]>()
  /** What each interface and union may be, and which interfaces each type has. */
  const members = new Map<string, string[]>()
  const interfaces = new Map<string, readonly string[]>()
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
      const above =
        definition.kind === Kind.UNION_TYPE_DEFINITION
          ? []
          : (definition.interfaces ?? []).map((each) => each.name.value)
      interfaces.set(name, above)
      if (definition.kind === Kind.UNION_TYPE_DEFINITION)
        for (const each of definition.types ?? []) listed(members, name).push(each.name.value)
      else for (const each of above) listed(members, each).push(name)
      owners.set(name, graphsOf(definition.directives, 'join__type'))
    }
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION && name === 'join__Graph')
      for (const value of definition.values ?? []) {
        const graph = value.directives?.find((directive) => directive.name.value === 'join__graph')
        subgraphs.set(value.name.value, (graph && stringArgument(graph, 'name')) ?? value.name.value)
      }
  }
  const ownWeight = (name: string) => weights.get(name) ?? (composites.has(name) ? 1 : 0)
  const typeWeight = (name: string) => Math.max(ownWeight(name), ...(members.get(name) ?? []).map(ownWeight))

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

  const definitions = new Map<string, FieldDefinitionNode>()
  for (const definition of supergraph.definitions)
    if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION)
      for (const field of definition.fields ?? [])
        definitions.set(`${definition.name.value}.${field.name.value}`, field)

  const fieldOf = (typeName: string, { name, type, directives, arguments: given }: FieldDefinitionNode): FieldCost => {
    const above = (interfaces.get(typeName) ?? []).flatMap(
      (each) => definitions.get(`${each}.${name.value}`)?.directives ?? [],
    )
    const said = [...(directives ?? []), ...above]
    const size = said.find((directive) => directive.name.value === names.listSize)
    const requireOne = size?.arguments?.find((each) => each.name.value === 'requireOneSlicingArgument')?.value
    const assumed = size?.arguments?.find(({ name }) => name.value === 'assumedSize')?.value
    const named = graphsOf(directives, 'join__field')
    const [owner, ...others] = named.length > 0 ? named : (owners.get(typeName) ?? [])
    return {
      weight: weightOf(said, names.cost),
      isList: isList(type),
      assumedSize: assumed?.kind === Kind.INT ? Number(assumed.value) : null,
      slicingArguments: size ? stringsArgument(size, 'slicingArguments') : [],
      requireOne:
        size !== undefined &&
        stringsArgument(size, 'slicingArguments').length > 0 &&
        !(requireOne?.kind === Kind.BOOLEAN && !requireOne.value),
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
  const ofDirectives = new Map<string, ReadonlyMap<string, InputCost>>()
  for (const definition of supergraph.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      const typeName = definition.name.value
      for (const field of definition.fields ?? [])
        fields.set(`${typeName}.${field.name.value}`, interned(fieldOf(typeName, field)))
    }
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
      inputs.set(definition.name.value, inputsOf(definition.fields))
    if (definition.kind === Kind.DIRECTIVE_DEFINITION) {
      const costing = [...inputsOf(definition.arguments)].filter(
        ([, { weight, type }]) => weight !== 0 || type !== null,
      )
      if (costing.length > 0) ofDirectives.set(definition.name.value, new Map(costing))
    }
  }
  return {
    field: (typeName, fieldName) => fields.get(`${typeName}.${fieldName}`) ?? null,
    type: typeWeight,
    input: (typeName) => inputs.get(typeName),
    directive: (name) => ofDirectives.get(name),
  }
}

function listed(map: Map<string, string[]>, key: string): string[] {
  const known = map.get(key) ?? []
  map.set(key, known)
  return known
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
