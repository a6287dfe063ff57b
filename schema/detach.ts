import {
  type FieldDefinitionNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  print,
} from 'graphql'
import { composeSupergraph, SUBGRAPHS, type SubgraphName, type SubgraphSource, subgraphSdl } from './compose.ts'

/** The graph as it is when subgraphs are gone for good. */
export interface Detached {
  supergraphSdl: string
  apiSchema: GraphQLSchema
  /** Fields of those that are gone which others ask for: all of them may be null, and null is what they get. */
  vacancies: string[]
  /** What answers those nulls: subgraphs the graph was composed with, whose entities have an `id` and nothing else to tell. */
  vacant: SubgraphSource[]
  /** What clients lose, by schema coordinate. */
  lost: string[]
}

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode

/**
 * Compose the graph without some of its subgraphs. What others `@require` of them is optional: a subgraph of vacancies stands in the
 * place of each and knows nothing.
 * @throws when the others need something of them that cannot be null, or do not compose for another reason
 */
export function detach(...gone: SubgraphName[]): Detached {
  const rest = SUBGRAPHS.filter((name) => !gone.includes(name)).map((name) => ({ name, sdl: subgraphSdl(name) }))
  const found = gone.map((name) => ({ name, fields: vacanciesOf(subgraphSdl(name), rest) }))
  const vacant = found.flatMap(({ name, fields }) =>
    fields.length > 0 ? [{ name: `${name}-vacancies`, sdl: vacancySdl(fields) }] : [],
  )
  const { supergraphSdl, apiSchema } = composeSupergraph([...rest, ...vacant])
  const left = new Set(coordinatesOf(apiSchema))
  return {
    supergraphSdl,
    apiSchema,
    vacancies: found.flatMap(({ fields }) => fields.map(({ type, field }) => `${type.name.value}.${field.name.value}`)),
    vacant,
    lost: coordinatesOf(composeSupergraph().apiSchema).filter((coordinate) => !left.has(coordinate)),
  }
}

interface Vacancy {
  /** As the subgraph that is gone has it. */
  readonly type: ObjectNode
  readonly field: FieldDefinitionNode
}

/** Fields the others know as external and nobody is left to answer. */
function vacanciesOf(gone: string, rest: readonly SubgraphSource[]): Vacancy[] {
  const types = rest.flatMap(({ sdl }) => objectsOf(sdl))
  const named = (isExternal: boolean) =>
    new Set(
      types.flatMap((type) =>
        (type.fields ?? [])
          .filter((field) => has(field, 'external') === isExternal)
          .map((field) => `${type.name.value}.${field.name.value}`),
      ),
    )
  const answered = named(false)
  const asked = [...named(true)].filter((coordinate) => !answered.has(coordinate))
  return objectsOf(gone).flatMap((type) =>
    (type.fields ?? [])
      .filter((field) => asked.includes(`${type.name.value}.${field.name.value}`))
      .map((field) => ({ type, field })),
  )
}

const objectsOf = (sdl: string): ObjectNode[] =>
  parse(sdl).definitions.filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  )

/** A subgraph that has these fields and an entity's `id` to find them by. @throws for a field that must not be null */
function vacancySdl(vacancies: readonly Vacancy[]): string {
  const fieldsByType = new Map<string, string[]>()
  for (const { type, field } of vacancies) {
    const coordinate = `${type.name.value}.${field.name.value}`
    if (field.type.kind === Kind.NON_NULL_TYPE)
      throw new Error(`The others cannot do without ${coordinate}: it is never null.`)
    const line = `${field.name.value}: ${print(field.type)}${has(field, 'inaccessible') ? ' @inaccessible' : ''}`
    fieldsByType.set(type.name.value, [...(fieldsByType.get(type.name.value) ?? []), line])
  }
  const types = [...fieldsByType].map(
    ([name, fields]) => `type ${name} @key(fields: "id") { id: ID! ${fields.join(' ')} }`,
  )
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])\n${types.join('\n')}`
}

const has = (field: FieldDefinitionNode, directive: string) =>
  field.directives?.some(({ name }) => name.value === directive) ?? false

/** Types and fields clients can name. */
function coordinatesOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => [
      type.name,
      ...(isObjectType(type) || isInterfaceType(type)
        ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
        : []),
    ])
}
