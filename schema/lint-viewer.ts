import { type ConstDirectiveNode, type DocumentNode, Kind, print } from 'graphql'

/** Types nobody meets on the way from a subscription; and the gap, which tells each reader where it stood. */
const NEVER_SHARED = /^(Query|Mutation|StreamGap|.*Payload)$/
const SPEAKS_OF_YOU = /\byou(r|rs|rself)?\b/i
const ASKS_OF_THE_VIEWER = new Set(['authenticated', 'requiresScopes', 'policy'])

/**
 * Fields that depend on who asks and do not say so: those named `viewer…` and those whose description speaks of you, unless the
 * field or its type is tagged `viewer` or asks something of the caller. The gateway lets subscribers share what is not tagged.
 * @returns their coordinates
 */
export function untaggedViewerFields({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((type) => {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) return []
    if (NEVER_SHARED.test(type.name.value) || isSaid(type.directives)) return []
    return (type.fields ?? [])
      .filter(
        ({ name, description }) => /^viewer([A-Z]|$)/.test(name.value) || SPEAKS_OF_YOU.test(description?.value ?? ''),
      )
      .filter(({ directives }) => !isSaid(directives))
      .map(({ name }) => `${type.name.value}.${name.value}`)
  })
}

function isSaid(directives: readonly ConstDirectiveNode[] | undefined): boolean {
  return (directives ?? []).some(
    (directive) => ASKS_OF_THE_VIEWER.has(directive.name.value) || print(directive) === '@tag(name: "viewer")',
  )
}
