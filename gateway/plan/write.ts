import type { GraphQLCompositeType } from 'graphql'
import { isObjectType } from 'graphql'
import type { Guard } from './guard.ts'
import { leafWriter, quote } from './leaf.ts'
import { INHERITED } from './names.ts'
import type { CompositeShape, FieldShape, ObjectShape, Shape } from './shape.ts'

/** What a writer reads and tells while it writes one answer. */
export interface Writing {
  /** Values of the operation's conditions. */
  readonly conditions: readonly boolean[]
  /** What the gateway answers itself, as JSON, by the field's name in the answer. */
  readonly introspection: Readonly<Record<string, string>> | null
  /** Set when something was null that must not be, or a value was none of its type: `misses.ts` tells where and why. */
  missed: boolean
}

/** @returns the value's JSON, or null when it is null, or must become null for something in it is (GraphQL §6.4.4) */
export type Write = (value: unknown, writing: Writing) => string | null
type WriteObject = (value: Record<string, unknown>, writing: Writing) => string | null

/**
 * Make a writer of JSON from a shape. Each form of object becomes a function of its own, made when the first such object
 * comes, so that an answer is written without looking anything up. Names in its source are GraphQL names, which are quoted
 * though they cannot need it; nothing a subgraph or client sends beyond them gets there.
 */
export function writerOf(shape: Shape): Write {
  switch (shape.kind) {
    case 'leaf': {
      const write = leafWriter(shape.type)
      return (value, writing) => {
        if (value === null || value === undefined) return null
        const text = write(value)
        if (text === null) writing.missed = true
        return text
      }
    }
    case 'list':
      return listWriter(writerOf(shape.item), shape.itemNonNull)
    case 'composite':
      return compositeWriter(shape)
  }
}

function listWriter(writeItem: Write, itemNonNull: boolean): Write {
  return (value, writing) => {
    if (value === null || value === undefined) return null
    if (!Array.isArray(value)) {
      writing.missed = true
      return null
    }
    let text = '['
    for (let index = 0; index < value.length; index++) {
      const item = writeItem(value[index], writing)
      if (item === null && itemNonNull) {
        writing.missed = true
        return null
      }
      text += index === 0 ? (item ?? 'null') : `,${item ?? 'null'}`
    }
    return `${text}]`
  }
}

function compositeWriter(shape: CompositeShape): Write {
  const writers = new Map<ObjectShape, WriteObject>()
  const writerFor = (object: ObjectShape): WriteObject => {
    const known = writers.get(object)
    if (known) return known
    const write = objectWriter(object)
    writers.set(object, write)
    return write
  }
  /** Most places have objects of one type, whose writer is then at hand. */
  let lastTypename: unknown
  let last: WriteObject | null = isObjectType(shape.type) ? writerFor(shape.objectOf(undefined) as ObjectShape) : null
  const only = last
  return (value, writing) => {
    if (value === null || value === undefined) return null
    if (typeof value !== 'object' || Array.isArray(value)) {
      writing.missed = true
      return null
    }
    const object = value as Record<string, unknown>
    if (only) return only(object, writing)
    const typename = object.__typename
    if (last && typename === lastTypename) return last(object, writing)
    const found = shape.objectOf(typename)
    if (!found) {
      if (!shape.hides(typename)) writing.missed = true
      return null
    }
    last = writerFor(found)
    lastTypename = typename
    return last(object, writing)
  }
}

/** Source text of one object's writer; `w` are the writers of its fields' values, `own` reads what may be inherited. */
function objectWriter({ type, fields }: ObjectShape): WriteObject {
  const writers: Write[] = []
  const guarded = fields.some(({ when }) => when.length > 0)
  const lines = fields.map((field, index) => {
    const separator = guarded ? `(s.length > 1 ? ',' : '') + ` : ''
    const label = JSON.stringify(`${!guarded && index > 0 ? ',' : ''}${JSON.stringify(field.key)}:`)
    const code = fieldCode(field, type, `s += ${separator}${label} + `, writers)
    return field.when.length > 0 ? `if (${conditionCode(field.when)}) { ${code} }` : code
  })
  const source = `"use strict"; return function (o, r) { let s = '{', x, t; ${lines.join('\n')} return s + '}'; }`
  return new Function('w', 'quote', 'own', source)(writers, quote, own)
}

function fieldCode(field: FieldShape, parent: GraphQLCompositeType, put: string, writers: Write[]): string {
  const key = JSON.stringify(field.key)
  if (field.source === 'typename')
    // Nobody said what this object is, or a subgraph that does not know.
    return isObjectType(parent)
      ? `${put}${JSON.stringify(JSON.stringify(parent.name))};`
      : 'r.missed = true; return null;'
  if (field.source === 'introspection')
    return `${put}(r.introspection === null ? 'null' : own(r.introspection, ${key}) ?? 'null');`
  if (field.source === 'denied') return `r.missed = true; ${field.nonNull ? 'return null;' : `${put}'null';`}`
  const place = writers.push(writerOf(field.shape)) - 1
  const from = JSON.stringify(field.from)
  const read = INHERITED.has(field.from) ? `own(o, ${from})` : `o[${from}]`
  const otherwise = field.nonNull ? '{ r.missed = true; return null; }' : `{ ${put}'null'; }`
  const slow = `{ t = w[${place}](x, r); if (t === null) ${otherwise} else { ${put}t; } }`
  const isText = field.shape.kind === 'leaf' && (field.shape.type.name === 'String' || field.shape.type.name === 'ID')
  if (isText) return `x = ${read}; if (typeof x === 'string') { ${put}quote(x); } else ${slow}`
  return `x = ${read}; ${slow}`
}

const conditionCode = (when: readonly Guard[]): string =>
  when
    .map((guard) => guard.map(({ condition, holds }) => `${holds ? '' : '!'}r.conditions[${condition}]`).join(' && '))
    .join(' || ')

function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}
