import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import type { Answer, Json } from '../support/client.ts'

type Field = GraphQLField<unknown, unknown>

/**
 * A mutation as a client writes it, with its arguments as variables and everything of its payload that can be had without going on.
 * @param given the arguments that are passed
 */
export function mutationOf(field: Field, given: readonly string[], select = ''): string {
  const args = field.args.filter((arg) => given.includes(arg.name))
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const payload = getNamedType(field.type)
  const shown = isObjectType(payload)
    ? `{ ${Object.values(payload.getFields()).map(shallow).join(' ')} ${select} }`
    : ''
  return `mutation ${declared && `(${declared})`} { result: ${field.name}${passed && `(${passed})`} ${shown} }`
}

function shallow({ name, type, args }: Field): string {
  if (args.some(isRequiredArgument)) return ''
  if (name === 'userErrors') return 'userErrors { code message }'
  return `${name}${selectionOf(type)}`
}

/** What there is of something without going on: its id, where it has one. */
export function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type)
  if (!isCompositeType(named)) return ''
  const hasId = (isObjectType(named) || isInterfaceType(named)) && 'id' in named.getFields()
  return hasId ? ' { __typename id }' : ' { __typename }'
}

/** What somebody was refused with; nothing when it was done. What a caller's contract does not have is `HIDDEN`. */
export function refusalsOf({ data, errors }: Answer): readonly string[] {
  if (errors) return errors.map(({ extensions: { code } }) => (code === 'GRAPHQL_VALIDATION_FAILED' ? 'HIDDEN' : code))
  const result: Json = data?.result
  return Array.isArray(result?.userErrors) ? result.userErrors.map(({ code }: Json) => code) : []
}

/** What an answer has besides what it was refused with: nothing, when nothing was told. */
export function toldIn({ data }: Answer): readonly string[] {
  const told: string[] = []
  const look = (value: Json, path: string) => {
    if (value === null || value === undefined || path.endsWith('.userErrors')) return
    if (typeof value === 'object') for (const [name, each] of Object.entries(value)) look(each, `${path}.${name}`)
    else told.push(`${path} ${value}`)
  }
  look(data, 'data')
  return told
}
