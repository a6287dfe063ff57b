import {
  type ASTNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  print,
  type StringValueNode,
  type TypeNode,
  visit,
} from 'graphql'
import { vagueDeprecations } from './lint-deprecated.ts'
import { untaggedViewerFields } from './lint-viewer.ts'

/** One subgraph's SDL, under the name problems mention. */
export interface SdlDocument {
  name: string
  sdl: string | DocumentNode
}

/** One breach of a rule, at a schema coordinate such as `User.posts(first:)`. */
export interface Problem {
  document: string
  coordinate: string
  rule: 'described' | 'same-description' | 'bounded-list' | 'viewer-tagged' | 'dated-deprecation'
  message: string
}

/**
 * Check SDL against the house's rules:
 * - `described`: every type, field, argument, input field, enum value and union has a description that is not blank, in every
 *   document that mentions it, so that each contract reads by itself;
 * - `same-description`: documents that describe one coordinate use the same words, else which of them a client reads would
 *   be composition's choice. Enum values are part of it: a code means the same wherever it is used;
 * - `bounded-list`: every list an object or interface answers with has a bound: `@listSize` with a size, or, for the edges of a
 *   connection, `@listSize(sizedFields: ["edges"])` on every field that returns the connection. External fields are bounded by
 *   their owner (composition refuses `@listSize` on them), `_entities` by the caller.
 * - `dated-deprecation`: what is deprecated says since when, until when, and what to use instead; see {@link vagueDeprecations}.
 * - `viewer-tagged`: a field that depends on who asks says so, with `@tag(name: "viewer")`; see {@link untaggedViewerFields}.
 * @returns problems in the order of the documents; empty when there are none
 */
export function lintSdl(documents: readonly SdlDocument[]): Problem[] {
  const parsed = documents.map(({ name, sdl }) => ({ name, ast: typeof sdl === 'string' ? parse(sdl) : sdl }))
  const elements = parsed.flatMap(({ name, ast }) => elementsOf(name, ast))
  return [
    ...undescribed(elements),
    ...describedTwice(elements),
    ...unboundedLists(elements),
    ...untagged(parsed),
    ...vague(parsed),
  ]
}

interface Element {
  document: string
  coordinate: string
  description: string
  node: ASTNode
}

const NAMED_KINDS = new Set<string>([
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
])
/** They have members to check, but are described where the type is defined. */
const EXTENSION_KINDS = new Set<string>([
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_EXTENSION,
  Kind.ENUM_TYPE_EXTENSION,
  Kind.INPUT_OBJECT_TYPE_EXTENSION,
])

type Named = ASTNode & { name: { value: string }; description?: StringValueNode }

function elementsOf(document: string, ast: DocumentNode): Element[] {
  const elements: Element[] = []
  const path: string[] = []
  visit(ast, {
    enter(node) {
      if (node.kind === Kind.DIRECTIVE_DEFINITION) return false
      if (!NAMED_KINDS.has(node.kind) && !EXTENSION_KINDS.has(node.kind)) return undefined
      const { name, description } = node as Named
      path.push(name.value)
      if (NAMED_KINDS.has(node.kind))
        elements.push({ document, coordinate: coordinateOf(path), description: description?.value.trim() ?? '', node })
      return undefined
    },
    leave(node) {
      if (NAMED_KINDS.has(node.kind) || EXTENSION_KINDS.has(node.kind)) path.pop()
    },
  })
  return elements
}

/** Source: the schema coordinates of the GraphQL specification, `Type.field(argument:)`. */
function coordinateOf([type = '', member, argument]: readonly string[]): string {
  if (member === undefined) return type
  return argument === undefined ? `${type}.${member}` : `${type}.${member}(${argument}:)`
}

function untagged(documents: readonly { name: string; ast: DocumentNode }[]): Problem[] {
  return documents.flatMap(({ name, ast }) =>
    untaggedViewerFields(ast).map((coordinate) => ({
      document: name,
      coordinate,
      rule: 'viewer-tagged' as const,
      message: 'depends on who asks: it, or its type, needs @tag(name: "viewer")',
    })),
  )
}

function vague(documents: readonly { name: string; ast: DocumentNode }[]): Problem[] {
  return documents.flatMap(({ name, ast }) =>
    vagueDeprecations(ast).map(({ coordinate, missing }) => ({
      document: name,
      coordinate,
      rule: 'dated-deprecation' as const,
      message: `is deprecated without ${missing}`,
    })),
  )
}

function undescribed(elements: readonly Element[]): Problem[] {
  return elements
    .filter(({ description }) => description === '')
    .map(({ document, coordinate }) => ({ document, coordinate, rule: 'described', message: 'has no description' }))
}

function describedTwice(elements: readonly Element[]): Problem[] {
  const firstByCoordinate = new Map<string, Element>()
  const problems: Problem[] = []
  for (const element of elements) {
    if (element.description === '') continue
    const first = firstByCoordinate.get(element.coordinate)
    if (!first) firstByCoordinate.set(element.coordinate, element)
    else if (first.description !== element.description)
      problems.push({
        document: element.document,
        coordinate: element.coordinate,
        rule: 'same-description',
        message: `is described in other words than in ${first.document}`,
      })
  }
  return problems
}

function unboundedLists(elements: readonly Element[]): Problem[] {
  const fields = elements.flatMap(({ node, ...rest }) =>
    node.kind === Kind.FIELD_DEFINITION ? [{ ...rest, field: node }] : [],
  )
  const unboundedReturnTypes = new Set(
    fields.filter(({ field }) => !isBoundedFor(field, 'edges')).map(({ field }) => namedType(field.type)),
  )
  const returnTypes = new Set(fields.map(({ field }) => namedType(field.type)))
  return fields
    .filter(({ field, coordinate }) => {
      if (!isList(field.type) || field.name.value === '_entities' || hasDirective(field, 'external')) return false
      if (isBounded(field)) return false
      const type = coordinate.split('.', 1)[0] ?? ''
      return field.name.value !== 'edges' || !returnTypes.has(type) || unboundedReturnTypes.has(type)
    })
    .map(({ document, coordinate }) => ({
      document,
      coordinate,
      rule: 'bounded-list',
      message: coordinate.endsWith('.edges')
        ? 'is a list without a bound: every field that returns this connection needs @listSize(sizedFields: ["edges"])'
        : 'is a list without a bound: it needs @listSize',
    }))
}

/** The field says how long its list is at most. */
function isBounded(field: FieldDefinitionNode): boolean {
  return argumentOf(field, 'assumedSize') !== undefined || argumentOf(field, 'slicingArguments') !== undefined
}

/** The field says how long the list `member` of its result is at most. */
function isBoundedFor(field: FieldDefinitionNode, member: string): boolean {
  return isBounded(field) && (argumentOf(field, 'sizedFields')?.includes(`"${member}"`) ?? false)
}

/** An argument of the field's `@listSize`, as it is written. */
function argumentOf(field: FieldDefinitionNode, name: string): string | undefined {
  const listSize = field.directives?.find((directive) => directive.name.value === 'listSize')
  const argument = listSize?.arguments?.find((candidate) => candidate.name.value === name)
  return argument && print(argument.value)
}

function hasDirective(field: FieldDefinitionNode, name: string): boolean {
  return field.directives?.some((directive) => directive.name.value === name) ?? false
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE ? isList(type.type) : type.kind === Kind.LIST_TYPE
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}
