import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql'
import { forbidden, unauthenticated } from './errors.ts'
import { guardArguments } from './input.ts'
import { isGranted, type Viewer } from './viewer.ts'

/**
 * The owner of an object that does not know whose it is, such as a reference to what another subgraph keeps: `viewer:self` holds for
 * every person on it, and its resolvers look whose it is.
 */
export const RESOLVER_DECIDES = Symbol('the resolver decides whose it is')

/** A thing that another subgraph keeps, by its id; see {@link RESOLVER_DECIDES}. */
export interface ForeignReference {
  readonly id: string
  readonly ownerId: typeof RESOLVER_DECIDES
}

export const foreignReference = (id: string): ForeignReference => ({ id, ownerId: RESOLVER_DECIDES })

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
 * earlier; it is never the only guard. `viewer:self` holds on an object whose id, or whose `ownerId`, is the viewer's; and for every
 * person on the fields of `Query`, `Mutation` and `Subscription`, which are nobody's, and on objects of {@link RESOLVER_DECIDES}:
 * there the resolver looks whose thing it is. A partner's app
 * is let in to what is said to be for partners, by `@tag(name: "partner")` on the field or its type, and to no other field that
 * asks anything: scopes of apps and of staff are spelled alike, and whoever lets apps in must look whose thing it is.
 */
export function enforceAccess(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    const ofType = requirementOf(type.astNode, ...type.extensionASTNodes)
    const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type)
    const isForPartners = isTaggedPartner(type.astNode, ...type.extensionASTNodes)
    for (const field of Object.values(type.getFields())) {
      guardField(
        field,
        [ofType, requirementOf(field.astNode)].filter((requirement) => requirement !== null),
        { isRoot, isForPartners: isForPartners || isTaggedPartner(field.astNode) },
      )
    }
  }
  return schema
}

function guardField(
  field: GraphQLField<unknown, { viewer: Viewer }>,
  requirements: Requirement[],
  { isRoot, isForPartners }: { isRoot: boolean; isForPartners: boolean },
): void {
  const takesArguments = field.args.length > 0 && field.name !== '_entities'
  if (requirements.length === 0 && !takesArguments) return
  const guarded = <R>(resolve: R): R =>
    ((source: unknown, args: Record<string, unknown>, context: { viewer: Viewer }, info: unknown) => {
      if (requirements.length > 0 && context.viewer.kind === 'app' && !isForPartners) throw notForApps()
      for (const requirement of requirements) check(requirement, context.viewer, isRoot ? OF_NOBODY : source)
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

/** What root fields are of. */
const OF_NOBODY = { ownerId: RESOLVER_DECIDES }

const notForApps = () => forbidden("This is for people and our own staff, not for partners' apps.")

function isOwn(source: unknown, viewer: Viewer): boolean {
  if (viewer.kind !== 'user' || source === null || typeof source !== 'object') return false
  const { id, ownerId, userId } = source as { id?: unknown; ownerId?: unknown; userId?: unknown }
  if (ownerId === RESOLVER_DECIDES) return true
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

/** Whether it is in the contract of partners. */
function isTaggedPartner(...nodes: (Directed | null | undefined)[]): boolean {
  return nodes
    .flatMap((node) => node?.directives ?? [])
    .some(
      (directive) =>
        nameOf(directive) === 'tag' &&
        directive.arguments?.some(({ name, value }) => name.value === 'name' && literal(value) === 'partner'),
    )
}

const nameOf = (directive: { name: { value: string } }) => directive.name.value.replace(/^federation__/, '')

/** A list literal of strings, at any depth, as JavaScript. */
function literal(node: unknown): unknown {
  const value = node as { kind: string; values?: unknown[]; value?: string }
  return value.kind === 'ListValue' ? (value.values ?? []).map(literal) : value.value
}
