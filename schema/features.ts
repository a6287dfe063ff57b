import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql'

/**
 * What a directive is called in a supergraph that may have imported it under another name. Source: specs.apollo.dev/link, of
 * which composition writes both `as:` and `import: [{ name: "@tag", as: "@mark" }]`.
 * @param feature the last part of its specification's address, which is the directive's own name too: `tag`, `requiresScopes`
 */
export function directiveNameIn({ definitions }: DocumentNode, feature: string): string {
  for (const definition of definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue
    for (const link of definition.directives ?? []) {
      if (link.name.value !== 'link' || stringOf(argumentOf(link, 'url'))?.split('/').at(-2) !== feature) continue
      return importedAs(link, `@${feature}`) ?? stringOf(argumentOf(link, 'as')) ?? feature
    }
  }
  return feature
}

/** @returns its name without the `@`; undefined when it is imported as it is called, or not by name */
function importedAs(link: ConstDirectiveNode, directive: string): string | undefined {
  const imports = argumentOf(link, 'import')
  if (imports?.kind !== Kind.LIST) return undefined
  for (const each of imports.values) {
    if (each.kind !== Kind.OBJECT) continue
    const said = (name: string) => stringOf(each.fields.find((field) => field.name.value === name)?.value)
    if (said('name') === directive) return said('as')?.slice(1)
  }
  return undefined
}

const argumentOf = ({ arguments: given }: ConstDirectiveNode, name: string) =>
  given?.find((argument) => argument.name.value === name)?.value

const stringOf = (value: ConstValueNode | undefined) => (value?.kind === Kind.STRING ? value.value : undefined)
