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

/** The graph as it is when one subgraph is gone for good. */
export interface Detached {
  supergraphSdl: string
  apiSchema: GraphQLSchema
  /** Fields of the one that is gone which others ask for: all of them may be null, and null is what they get. */
  vacancies: string[]
  /** What clients lose, by schema coordinate. */
  lost: string[]
}

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode

/**
 * Compose the graph without one of its subgraphs. What others `@require` of it is optional: a subgraph of vacancies stands in its
 * place and knows nothing.
 * @throws when the others need something of it that cannot be null, or do not compose for another reason
 */
export function detach(gone: SubgraphName): Detached {
  const rest = SUBGRAPHS.filter((name) => name !== gone).map((name) => ({ name, sdl: subgraphSdl(name) }))
  const vacant = vacanciesOf(subgraphSdl(gone), rest)
  const sources: SubgraphSource[] =
    vacant.length > 0 ? [...rest, { name: `${gone}-vacancies`, sdl: vacancySdl(vacant) }] : rest
  const { supergraphSdl, apiSchema } = composeSupergraph(sources)
  const left = new Set(coordinatesOf(apiSchema))
  return {
    supergraphSdl,
    apiSchema,
    vacancies: vacant.map(({ type, field }) => `${type.name.value}.${field.name.value}`),
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
