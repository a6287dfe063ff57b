import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql'
import { directiveNameIn } from '../../schema/features.ts'
import { parseFieldSet, stringOf } from '../plan/field-set.ts'

/**
 * What a field asks of whoever selects it: everything in it. Of scopes and of policies any one set suffices, and all of that
 * set are needed. Source: specs.apollo.dev/authenticated, /requiresScopes, /policy.
 */
export interface Requirement {
  readonly authenticated: boolean
  readonly scopes: readonly Alternatives[]
  readonly policies: readonly Alternatives[]
}

/** Any of these sets, and all names of it. */
export type Alternatives = readonly (readonly string[])[]

/** What the fields of a supergraph ask. */
export interface Requirements {
  /** True when nothing is asked of anybody. */
  readonly none: boolean
  /** @returns null for a field that is open to all, and for one that is not there */
  of(typeName: string, fieldName: string): Requirement | null
}

/** A type of the supergraph, as far as requirements go. */
interface TypeFacts {
  readonly own: readonly ConstDirectiveNode[]
  readonly fields: ReadonlyMap<string, FieldDefinitionNode>
  readonly interfaces: readonly string[]
}

/**
 * Read what a supergraph asks of its callers: on a field, on the type it is of, on the type it returns, on the same field of
 * the interfaces of its type, and on whatever the field itself `@requires`.
 */
export function readRequirements(supergraph: DocumentNode): Requirements {
  const features = namesOfFeatures(supergraph)
  const types = readTypes(supergraph)
  const implementations = new Map<string, string[]>()
  for (const [name, { interfaces }] of types)
    for (const each of interfaces) implementations.set(each, [...(implementations.get(each) ?? []), name])
  const known = new Map<string, Requirement | null>()

  const of = (typeName: string, fieldName: string): Requirement | null => {
    const coordinate = `${typeName}.${fieldName}`
    const before = known.get(coordinate)
    if (before !== undefined) return before
    // Fields that require each other in a circle are no graph; this only keeps one that is from taking us along.
    known.set(coordinate, null)
    const found = work(typeName, fieldName)
    known.set(coordinate, found)
    return found
  }
  const work = (typeName: string, fieldName: string): Requirement | null => {
    const type = types.get(typeName)
    const field = type?.fields.get(fieldName)
    if (!type || !field) return null
    const returnedName = namedType(field.type)
    const returned = implementations.has(returnedName)
      ? ofOwnAccord(returnedName, null)
      : requirementOf(types.get(returnedName)?.own ?? [], features)
    const parts = [
      requirementOf([...type.own, ...(field.directives ?? [])], features),
      returned,
      ...type.interfaces.map((name) => ofOwnAccord(name, fieldName)),
    ]
    for (const directive of field.directives ?? []) {
      const required = directive.name.value === 'join__field' ? stringOf(directive, 'requires') : undefined
      if (required) parts.push(...requiredOf(typeName, parseFieldSet(required)))
    }
    return parts.reduce(both, null)
  }
  /**
   * What an interface asks of its own accord. Composition puts on an interface what its types ask, all of it, as whoever
   * selects of the interface may meet any of them; that is no reason to ask it of those types that do not.
   */
  const ofOwnAccord = (interfaceName: string, fieldName: string | null): Requirement | null => {
    const declared = (name: string) => {
      const type = types.get(name)
      const field = fieldName === null ? undefined : type?.fields.get(fieldName)
      return requirementOf([...(type?.own ?? []), ...(field?.directives ?? [])], features)
    }
    const asked = declared(interfaceName)
    if (!asked) return null
    const below = (implementations.get(interfaceName) ?? []).map(declared)
    const names = new Set(below.flatMap((each) => (each ? namesIn(each) : [])))
    return namesIn(asked).every((name) => names.has(name)) ? null : asked
  }
  const requiredOf = (typeName: string, { selections }: SelectionSetNode): (Requirement | null)[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return []
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return requiredOf(selection.typeCondition?.name.value ?? typeName, selection.selectionSet)
      const field = types.get(typeName)?.fields.get(selection.name.value)
      const below = selection.selectionSet && field ? requiredOf(namedType(field.type), selection.selectionSet) : []
      return [of(typeName, selection.name.value), ...below]
    })
  return { none: ![...types.values()].some((type) => asks(type, features)), of }
}

function asks({ own, fields }: TypeFacts, features: Features): boolean {
  const all = [...own, ...[...fields.values()].flatMap(({ directives }) => directives ?? [])]
  return requirementOf(all, features) !== null
}

/** What the directives are called in this supergraph. */
type Features = Readonly<Record<'authenticated' | 'requiresScopes' | 'policy', string>>

const namesOfFeatures = (supergraph: DocumentNode): Features => ({
  authenticated: directiveNameIn(supergraph, 'authenticated'),
  requiresScopes: directiveNameIn(supergraph, 'requiresScopes'),
  policy: directiveNameIn(supergraph, 'policy'),
})

function readTypes({ definitions }: DocumentNode): Map<string, TypeFacts> {
  const types = new Map<string, TypeFacts>()
  for (const definition of definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        types.set(definition.name.value, {
          own: definition.directives ?? [],
          fields: new Map((definition.fields ?? []).map((field) => [field.name.value, field])),
          interfaces: (definition.interfaces ?? []).map(({ name }) => name.value),
        })
        break
      case Kind.SCALAR_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_DEFINITION:
        types.set(definition.name.value, { own: definition.directives ?? [], fields: new Map(), interfaces: [] })
    }
  }
  return types
}

function requirementOf(directives: readonly ConstDirectiveNode[], features: Features): Requirement | null {
  const named = (name: string) => directives.filter((directive) => directive.name.value === name)
  const scopes = named(features.requiresScopes).map((directive) => alternativesOf(directive, 'scopes'))
  const policies = named(features.policy).map((directive) => alternativesOf(directive, 'policies'))
  const authenticated = named(features.authenticated).length > 0
  return authenticated || scopes.length > 0 || policies.length > 0 ? { authenticated, scopes, policies } : null
}

/** Everything a requirement asks for, by name. */
function namesIn({ authenticated, scopes, policies }: Requirement): string[] {
  return [
    ...(authenticated ? ['@authenticated'] : []),
    ...scopes.flat(2).map((scope) => `scope ${scope}`),
    ...policies.flat(2).map((policy) => `policy ${policy}`),
  ]
}

function both(left: Requirement | null, right: Requirement | null): Requirement | null {
  if (!left || !right) return left ?? right
  return {
    authenticated: left.authenticated || right.authenticated,
    scopes: distinct([...left.scopes, ...right.scopes]),
    policies: distinct([...left.policies, ...right.policies]),
  }
}

function distinct(all: readonly Alternatives[]): readonly Alternatives[] {
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()]
}

function alternativesOf({ arguments: given }: ConstDirectiveNode, name: string): Alternatives {
  const value = given?.find((argument) => argument.name.value === name)?.value
  return valuesOf(value).map((each) =>
    valuesOf(each).flatMap((item) => (item.kind === Kind.STRING ? [item.value] : [])),
  )
}

/** The items of a list; one item may stand for a list of it (GraphQL §3.11). */
function valuesOf(value: ConstValueNode | undefined): readonly ConstValueNode[] {
  if (!value) return []
  return value.kind === Kind.LIST ? value.values : [value]
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}
