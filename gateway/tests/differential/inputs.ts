import fc from 'fast-check'
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredInputField,
  Kind,
  type ValueNode,
} from 'graphql'
import { idOf } from './universe.ts'

/** Values for arguments, as variables have them. Identifiers are mostly of things there are. */
export function inputs(schema: GraphQLSchema): (type: GraphQLInputType, name: string) => fc.Arbitrary<unknown> {
  const ids = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__') ? [0, 1, 2].map((index) => idOf(type.name, index)) : [],
  )
  const value = (type: GraphQLInputType, name: string): fc.Arbitrary<unknown> => {
    if (isNonNullType(type)) return present(type.ofType, name)
    return fc.option(present(type, name), { freq: 6 })
  }
  const present = (type: GraphQLInputType, name: string): fc.Arbitrary<unknown> => {
    if (isNonNullType(type)) return present(type.ofType, name)
    if (isListType(type)) return fc.array(value(type.ofType, name), { maxLength: 2 })
    if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((each) => each.name))
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields())
      return fc.record(Object.fromEntries(fields.map((field) => [field.name, value(field.type, field.name)])), {
        requiredKeys: fields.filter(isRequiredInputField).map((field) => field.name),
      })
    }
    switch (type.name) {
      case 'Int':
        return fc.integer({ min: 0, max: 4 })
      case 'Float':
        return fc.constantFrom(0, 0.5, -3)
      case 'Boolean':
        return fc.boolean()
      case 'ID':
        return fc.constantFrom(...ids, 'nobody')
      case 'String':
        return fc.constantFrom('up', '', '"\\\n', '__proto__')
      default:
        return fc.constantFrom<unknown[]>(7, 'text', [1, [null]], { constructor: { deep: true } })
    }
  }
  return value
}

/** A value as it is written in a document. */
export function literal(value: unknown, type: GraphQLInputType): ValueNode {
  if (value === null || value === undefined) return { kind: Kind.NULL }
  const bare = isNonNullType(type) ? type.ofType : type
  if (Array.isArray(value))
    return { kind: Kind.LIST, values: value.map((each) => literal(each, isListType(bare) ? bare.ofType : bare)) }
  if (typeof value === 'boolean') return { kind: Kind.BOOLEAN, value }
  if (typeof value === 'number')
    return Number.isInteger(value) ? { kind: Kind.INT, value: `${value}` } : { kind: Kind.FLOAT, value: `${value}` }
  if (typeof value === 'string') return isEnumType(bare) ? { kind: Kind.ENUM, value } : { kind: Kind.STRING, value }
  const fields = isInputObjectType(bare) ? bare.getFields() : {}
  return {
    kind: Kind.OBJECT,
    fields: Object.entries(value).map(([name, each]) => ({
      kind: Kind.OBJECT_FIELD,
      name: { kind: Kind.NAME, value: name },
      value: literal(each, fields[name]?.type ?? bare),
    })),
  }
}
