import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql'
import { directiveNameIn } from './features.ts'

/** What a supergraph's `@tag`s say. Source: specs.apollo.dev/tag. */
export interface Tags {
  /** Tags something carries itself. @param coordinate `Type`, `Type.field` or `Type.field(argument:)` */
  of(coordinate: string): ReadonlySet<string>
  /** Whether a type has an identity of its own, by which others find it. */
  isEntity(typeName: string): boolean
}

/** A definition, as far as tags go. */
interface Tagged {
  readonly kind: string
  readonly name: { readonly value: string }
  readonly directives?: readonly ConstDirectiveNode[] | undefined
  readonly fields?: readonly Tagged[] | undefined
  readonly values?: readonly Tagged[] | undefined
  readonly arguments?: readonly Tagged[] | undefined
}

const TYPES: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
])

export function readTags(supergraph: DocumentNode): Tags {
  const tag = directiveNameIn(supergraph, 'tag')
  const tags = new Map<string, ReadonlySet<string>>()
  const entities = new Set<string>()
  const note = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    const names = directives.flatMap((each) => (each.name.value === tag ? (argumentOf(each, 'name') ?? []) : []))
    if (names.length > 0) tags.set(coordinate, new Set(names))
  }
  for (const definition of supergraph.definitions) {
    if (!TYPES.has(definition.kind)) continue
    const type: Tagged = definition as Tagged
    const name = type.name.value
    note(name, type.directives)
    if (type.directives?.some((each) => each.name.value === 'join__type' && argumentOf(each, 'key') !== undefined))
      entities.add(name)
    for (const member of [...(type.fields ?? []), ...(type.values ?? [])]) {
      note(`${name}.${member.name.value}`, member.directives)
      for (const argument of member.arguments ?? [])
        note(`${name}.${member.name.value}(${argument.name.value}:)`, argument.directives)
    }
  }
  return { of: (coordinate) => tags.get(coordinate) ?? NONE, isEntity: (typeName) => entities.has(typeName) }
}

const NONE: ReadonlySet<string> = new Set()

function argumentOf({ arguments: given }: ConstDirectiveNode, name: string): string | undefined {
  const value = given?.find((argument) => argument.name.value === name)?.value
  return value?.kind === Kind.STRING ? value.value : undefined
}
