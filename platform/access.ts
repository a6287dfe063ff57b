import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql'
import { forbidden, unauthenticated } from './errors.ts'
import { guardArguments } from './input.ts'
import { isGranted, type Viewer } from './viewer.ts'

/** The scope everybody has over the things that are theirs. */
const SELF = 'viewer:self'

interface Requirement {
  authenticated: boolean
  /** Any one of these sets suffices; every scope of a set is needed. */
  scopes: string[][] | null
}

/**
 * Make the owner of the data enforce what its schema promises: `@authenticated` and `@requiresScopes` on fields and types are
 * checked before the resolver runs, and every argument is guarded against text no act can use. The gateway may refuse
 * earlier; it is never the only guard. `viewer:self` holds on an object whose id, or whose `ownerId`, is the viewer's.
 */
export function enforceAccess(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    const ofType = requirementOf(type.astNode, ...type.extensionASTNodes)
    for (const field of Object.values(type.getFields())) {
      guardField(
        field,
        [ofType, requirementOf(field.astNode)].filter((requirement) => requirement !== null),
      )
    }
  }
  return schema
}

function guardField(field: GraphQLField<unknown, { viewer: Viewer }>, requirements: Requirement[]): void {
  const takesArguments = field.args.length > 0 && field.name !== '_entities'
  if (requirements.length === 0 && !takesArguments) return
  const guarded = <R>(resolve: R): R =>
    ((source: unknown, args: Record<string, unknown>, context: { viewer: Viewer }, info: unknown) => {
      for (const requirement of requirements) check(requirement, context.viewer, source)
      if (takesArguments) guardArguments(args)
      return (resolve as (...all: unknown[]) => unknown)(source, args, context, info)
    }) as R
  if (field.subscribe) field.subscribe = guarded(field.subscribe)
  else field.resolve = guarded(field.resolve ?? defaultFieldResolver)
}

function check(requirement: Requirement, viewer: Viewer, source: unknown): void {
  if (viewer.kind === 'anonymous') throw unauthenticated()
  if (!requirement.scopes) return
  const holds = (scope: string) => (scope === SELF ? isOwn(source, viewer) : isGranted(viewer, scope))
  if (requirement.scopes.some((all) => all.every(holds))) return
  const missing = requirement.scopes.map((all) => all.filter((scope) => !holds(scope)))
  throw forbidden(`This needs the scope ${missing.map((all) => `"${all.join('" and "')}"`).join(' or ')}.`, {
    missingScopes: missing,
  })
}

function isOwn(source: unknown, viewer: Viewer): boolean {
  if (viewer.kind !== 'user' || source === null || typeof source !== 'object') return false
  const { id, ownerId, userId } = source as { id?: unknown; ownerId?: unknown; userId?: unknown }
  return id === viewer.userId || ownerId === viewer.userId || userId === viewer.userId
}

interface Directed {
  directives?: readonly {
    name: { value: string }
    arguments?: readonly { name: { value: string }; value: unknown }[] | undefined
  }[]
}

function requirementOf(...nodes: (Directed | null | undefined)[]): Requirement | null {
  const directives = nodes.flatMap((node) => node?.directives ?? [])
  const authenticated = directives.some((directive) => nameOf(directive) === 'authenticated')
  const scopes = directives.find((directive) => nameOf(directive) === 'requiresScopes')
  if (!authenticated && !scopes) return null
  const value = scopes?.arguments?.find((argument) => argument.name.value === 'scopes')?.value
  return { authenticated, scopes: value ? (literal(value) as string[][]) : null }
}

const nameOf = (directive: { name: { value: string } }) => directive.name.value.replace(/^federation__/, '')

/** A list literal of strings, at any depth, as JavaScript. */
function literal(node: unknown): unknown {
  const value = node as { kind: string; values?: unknown[]; value?: string }
  return value.kind === 'ListValue' ? (value.values ?? []).map(literal) : value.value
}
