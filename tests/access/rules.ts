import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  Kind,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql'
import { SUBGRAPHS, subgraphSdl } from '../../schema/subgraphs.ts'
import type { Step } from './ways.ts'

/** What one directive asks: any of these sets, and all names of it. */
type AnyOf = readonly (readonly string[])[]

/** What somebody has to be, to have, and to meet for a coordinate; everything in it. */
export interface Rule {
  readonly signedIn: boolean
  readonly scopes: readonly AnyOf[]
  readonly policies: readonly AnyOf[]
}

interface Declared {
  readonly directives: ConstDirectiveNode[]
  readonly interfaces: Set<string>
  readonly fields: Map<string, { readonly directives: ConstDirectiveNode[]; readonly type: string }>
}

/**
 * Read who may have what from the SDL of the subgraphs, as they are written: not from what is composed of them, nor by the code that
 * the gateway reads it with.
 */
export function readRules(): (typeName: string, fieldName: string) => Rule {
  const types = declaredIn(SUBGRAPHS.map((name) => parse(subgraphSdl(name))))
  const rule = (typeName: string, fieldName: string, seen: ReadonlySet<string>): Rule => {
    const coordinate = `${typeName}.${fieldName}`
    const type = types.get(typeName)
    const field = type?.fields.get(fieldName)
    if (!type || seen.has(coordinate)) return OPEN
    const below = new Set([...seen, coordinate])
    const inherited = [...type.interfaces].map((name) => rule(name, fieldName, below))
    // Whoever adds a field to an interface as its object (`@interfaceObject`) adds it to all its types.
    if (!field) return inherited.reduce(and, OPEN)
    return [
      ...inherited,
      ruleOf([...type.directives, ...field.directives, ...(types.get(field.type)?.directives ?? [])]),
      ...field.directives
        .filter((each) => each.name.value === 'requires')
        .flatMap((each) => requiredBy(typeName, fieldsOf(each), below)),
    ].reduce(and, OPEN)
  }
  const requiredBy = (typeName: string, { selections }: SelectionSetNode, seen: ReadonlySet<string>): Rule[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return []
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return requiredBy(selection.typeCondition?.name.value ?? typeName, selection.selectionSet, seen)
      const type = types.get(typeName)?.fields.get(selection.name.value)?.type
      const further = type && selection.selectionSet ? requiredBy(type, selection.selectionSet, seen) : []
      return [rule(typeName, selection.name.value, seen), ...further]
    })
  return (typeName, fieldName) => rule(typeName, fieldName, new Set())
}

/** What one subgraph's SDL itself says of each field it declares, its type's directives included. */
export function declaredRules(typeDefs: DocumentNode): (Step & { readonly own: Rule })[] {
  return [...declaredIn([typeDefs])].flatMap(([typeName, { directives, fields }]) =>
    [...fields].map(([fieldName, field]) => ({
      typeName,
      fieldName,
      own: ruleOf([...directives, ...field.directives]),
    })),
  )
}

/** The same in words, for people to review. */
export function inWords({ signedIn, scopes, policies }: Rule): string {
  const words = [
    ...(signedIn && scopes.length === 0 && policies.length === 0 ? ['signed in'] : []),
    ...scopes.map((any) => anyInWords(any)),
    ...policies.map((any) => `policy ${anyInWords(any)}`),
  ]
  return words.length === 0 ? 'anybody' : [...new Set(words)].sort().join(', and ')
}

const anyInWords = (any: AnyOf) => any.map((all) => all.join('+')).join(' or ')

const OPEN: Rule = { signedIn: false, scopes: [], policies: [] }

const and = (left: Rule, right: Rule): Rule => ({
  signedIn: left.signedIn || right.signedIn,
  scopes: [...left.scopes, ...right.scopes],
  policies: [...left.policies, ...right.policies],
})

function ruleOf(directives: readonly ConstDirectiveNode[]): Rule {
  const named = (name: string) => directives.filter((each) => each.name.value === name)
  return {
    signedIn: named('authenticated').length > 0,
    scopes: named('requiresScopes').map((each) => listOf(each, 'scopes')),
    policies: named('policy').map((each) => listOf(each, 'policies')),
  }
}

function declaredIn(documents: readonly DocumentNode[]): Map<string, Declared> {
  const types = new Map<string, Declared>()
  for (const { definitions } of documents)
    for (const definition of definitions) {
      if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION) continue
      const name = definition.name.value
      const type = types.get(name) ?? declared()
      types.set(name, type)
      type.directives.push(...((definition.directives ?? []) as readonly ConstDirectiveNode[]))
      if ('interfaces' in definition)
        for (const each of definition.interfaces ?? []) type.interfaces.add(each.name.value)
      if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || !('fields' in definition)) continue
      for (const field of definition.fields ?? []) {
        if (!('type' in field)) continue
        const known = type.fields.get(field.name.value) ?? { directives: [], type: namedType(field.type) }
        type.fields.set(field.name.value, known)
        known.directives.push(...((field.directives ?? []) as readonly ConstDirectiveNode[]))
      }
    }
  return types
}

const declared = (): Declared => ({ directives: [], interfaces: new Set(), fields: new Map() })

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}

function fieldsOf(directive: ConstDirectiveNode): SelectionSetNode {
  const value = argumentOf(directive, 'fields')
  const [definition] = parse(`{ ${value?.kind === Kind.STRING ? value.value : '__typename'} }`).definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('these are no fields')
  return definition.selectionSet
}

const argumentOf = (directive: ConstDirectiveNode, name: string): ConstValueNode | undefined =>
  directive.arguments?.find((argument) => argument.name.value === name)?.value

function listOf(directive: ConstDirectiveNode, name: string): AnyOf {
  const items = (value: ConstValueNode | undefined) => (value?.kind === Kind.LIST ? value.values : value ? [value] : [])
  return items(argumentOf(directive, name)).map((all) =>
    items(all).flatMap((each) => (each.kind === Kind.STRING ? [each.value] : [])),
  )
}
