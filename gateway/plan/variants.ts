import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
  type TypeNode,
  visit,
} from 'graphql'

import { parseFieldSet, stringOf } from './field-set.ts'
import { type Requirements, readRequirements } from './requirements.ts'

type FieldsNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode

/** A field as some other field requires it, with arguments: it is planned under a name of its own. */
export interface Variant {
  readonly name: string
  /** The field's real name, under which it is sent. */
  readonly field: string
  readonly arguments: FieldNode['arguments']
}

/** Fields required with arguments, and what fields require. */
export interface Variants {
  readonly byName: ReadonlyMap<string, Variant>
  /** In the planner's names: those of variants where there are any. */
  readonly requirements: Requirements
}

/**
 * Give every field that is required with arguments a field of its own for each set of arguments. To Apollo's planner
 * `weight(unit: KG)` and `weight(unit: LB)` of two `@requires`, or of a client, are one `weight` once they meet in one
 * object: whoever comes last wins, silently. As fields of their own they cannot meet; fetches turn them back (`fetch.ts`).
 * @returns the supergraph for the planner, never for clients
 */
export function withVariants(supergraph: DocumentNode): { document: DocumentNode; variants: Variants } {
  const types = new Map<string, FieldsNode>()
  for (const definition of supergraph.definitions)
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION)
      types.set(definition.name.value, definition)
  const names = new Map<string, Variant>()
  /** Variants to declare, by type. */
  const declared = new Map<string, Map<string, Variant>>()

  const variantOf = (field: FieldNode): Variant => {
    const key = print({ ...field, alias: undefined, directives: [], selectionSet: undefined })
    const known = names.get(key)
    if (known) return known
    const variant = { name: `${field.name.value}__v${names.size}`, field: field.name.value, arguments: field.arguments }
    names.set(key, variant)
    return variant
  }
  const declare = (type: string, variant: Variant): void => {
    const known = declared.get(type) ?? new Map()
    declared.set(type, known.set(variant.name, variant))
    if (types.get(type)?.kind !== Kind.INTERFACE_TYPE_DEFINITION) return
    for (const [name, { interfaces }] of types)
      if (interfaces?.some((each) => each.name.value === type)) declare(name, variant)
  }
  /** A selection with its fields with arguments replaced. */
  const replaced = (set: SelectionSetNode, type: string): SelectionSetNode => ({
    ...set,
    selections: set.selections.map((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value ?? type
        return { ...selection, selectionSet: replaced(selection.selectionSet, on) }
      }
      if (selection.kind !== Kind.FIELD) return selection
      const definition = types.get(type)?.fields?.find((field) => field.name.value === selection.name.value)
      const below = selection.selectionSet && definition && replaced(selection.selectionSet, namedType(definition.type))
      if (!selection.arguments?.length || !definition) return below ? { ...selection, selectionSet: below } : selection
      const variant = variantOf(selection)
      declare(type, variant)
      return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: variant.name }, ...(below && { selectionSet: below }) }
    }),
  })
  const withRequires = (directive: ConstDirectiveNode, type: string): ConstDirectiveNode => {
    const requires = stringOf(directive, 'requires')
    if (directive.name.value !== 'join__field' || !requires?.includes('(')) return directive
    const text = stripIgnoredCharacters(print(replaced(parseFieldSet(requires), type))).slice(1, -1)
    return {
      ...directive,
      arguments: (directive.arguments ?? []).map((argument) =>
        argument.name.value === 'requires' ? { ...argument, value: { kind: Kind.STRING, value: text } } : argument,
      ),
    }
  }

  const rewritten = visit(supergraph, {
    [Kind.OBJECT_TYPE_DEFINITION]: (type) => withRequirements(type),
    [Kind.INTERFACE_TYPE_DEFINITION]: (type) => withRequirements(type),
  })
  function withRequirements<T extends FieldsNode>(type: T): T {
    return {
      ...type,
      fields: type.fields?.map((field) => ({
        ...field,
        directives: field.directives?.map((each) => withRequires(each, type.name.value)),
      })),
    }
  }
  if (names.size === 0)
    return { document: supergraph, variants: { byName: new Map(), requirements: readRequirements(supergraph) } }
  const document = visit(rewritten, {
    [Kind.OBJECT_TYPE_DEFINITION]: (type) => withDeclared(type, declared.get(type.name.value)),
    [Kind.INTERFACE_TYPE_DEFINITION]: (type) => withDeclared(type, declared.get(type.name.value)),
  })
  const byName = new Map([...names.values()].map((variant) => [variant.name, variant]))
  return { document, variants: { byName, requirements: readRequirements(document) } }
}

function withDeclared<T extends FieldsNode>(
  type: T,
  variants: ReadonlyMap<string, Variant> | undefined,
): T | undefined {
  if (!variants) return undefined
  const added = [...variants.values()].flatMap(({ name, field }): FieldDefinitionNode[] => {
    const original = type.fields?.find((each) => each.name.value === field)
    return original ? [{ ...original, name: { kind: Kind.NAME, value: name }, arguments: [] }] : []
  })
  return { ...type, fields: [...(type.fields ?? []), ...added] }
}

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type))
