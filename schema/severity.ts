import { type Change, CriticalityLevel } from '@graphql-inspector/core'
import {
  type GraphQLArgument,
  type GraphQLSchema,
  isInputObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'

/** What a change may do to clients: break them, surprise those that do not expect something new, or nothing. */
export type Severity = 'BREAKING' | 'DANGEROUS' | 'SAFE'

const SEVERITY: Record<CriticalityLevel, Severity> = {
  [CriticalityLevel.Breaking]: 'BREAKING',
  [CriticalityLevel.Dangerous]: 'DANGEROUS',
  [CriticalityLevel.NonBreaking]: 'SAFE',
}

/**
 * Whether a contract says what changed. How directives are written onto it, and its words, it does not: that of `@deprecated` is told as
 * a deprecation. That a type of input takes one field only, which directives clients may write, and what can be asked for at all, it does.
 */
export function isTold({ type, path, criticality }: Change, before: GraphQLSchema, after: GraphQLSchema): boolean {
  if (type.includes('_DESCRIPTION_')) return false
  if (type.startsWith('SCHEMA_')) return criticality.level === CriticalityLevel.Breaking
  if (type.startsWith('DIRECTIVE_USAGE_')) return path?.endsWith('.@oneOf') === true
  if (!type.startsWith('DIRECTIVE_')) return true
  const [name] = (path ?? '').replace('@', '').split('.')
  return [before, after].some((schema) => mayBeWritten(schema.getDirective(name ?? '')?.locations ?? []))
}

/**
 * What a change may do to clients. Inspector takes every default that changed for a surprise, and a directive that may no longer be
 * repeated: whoever relied on a default that has gone, or repeated it, asks for what is invalid.
 */
export function severityOf(change: Change, after: GraphQLSchema): Severity {
  if (change.type === 'DIRECTIVE_REPEATABLE_REMOVED' || isNowRequired(change, after)) return 'BREAKING'
  return SEVERITY[change.criticality.level]
}

/** Source: GraphQL, October 2021, §3.13, ExecutableDirectiveLocation. */
const WRITTEN_BY_CLIENTS: ReadonlySet<string> = new Set([
  ...['QUERY', 'MUTATION', 'SUBSCRIPTION', 'FIELD'],
  ...['FRAGMENT_DEFINITION', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'VARIABLE_DEFINITION'],
])
const mayBeWritten = (locations: readonly string[]) => locations.some((each) => WRITTEN_BY_CLIENTS.has(each))

/** Whether what could be left out for its default must now be given. */
function isNowRequired({ type, path }: Change, after: GraphQLSchema): boolean {
  if (!/_DEFAULT_(VALUE_)?CHANGED$/.test(type)) return false
  const [name = '', member = '', argument] = (path ?? '').split('.')
  if (name.startsWith('@')) return isRequiredIn(after.getDirective(name.slice(1))?.args, member)
  const parent = after.getType(name)
  if (!parent || !('getFields' in parent)) return false
  if (isInputObjectType(parent)) {
    const field = parent.getFields()[member]
    return field !== undefined && isRequiredInputField(field)
  }
  return isRequiredIn(parent.getFields()[member]?.args, argument)
}

function isRequiredIn(args: readonly GraphQLArgument[] | undefined, name: string | undefined): boolean {
  const argument = args?.find((each) => each.name === name)
  return argument !== undefined && isRequiredArgument(argument)
}
