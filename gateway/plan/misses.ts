import { isObjectType } from 'graphql'
import type { Lack } from '../access/rights.ts'
import { holds } from './guard.ts'
import { leafWriter } from './leaf.ts'
import type { FieldShape, Shape } from './shape.ts'
import type { Writing } from './write.ts'

export type Path = readonly (string | number)[]

/** A value the schema does not allow, and where the answer would have had it. */
export interface Miss {
  readonly path: Path
  /** The field it is of, or in a list of; null at the root. */
  readonly field: FieldShape | null
  readonly message: string
  /** A value is there, and is wrong: what else went wrong around it is no reason for that. Otherwise nothing is there. */
  readonly wrong: boolean
  /** What the caller lacks to have it; null for a value that is wrong. */
  readonly lack: Lack | null
}

/** More than an answer carries errors for; where one list misses everything, the first tell enough. */
const MISSES_MAX = 200

/**
 * Find what a writer could not write. It walks as the writer does and comes to the same nulls, and keeps the way it went,
 * which a writer that has to be fast does not.
 * @returns at most 200, in the order of the answer
 */
export function findMisses(shape: Shape, data: unknown, writing: Writing): Miss[] {
  const misses: Miss[] = []
  const path: (string | number)[] = []
  let inField: FieldShape | null = null
  /** Every miss so far, kept or not: what is null has a reason once there is one more. */
  let told = 0
  const deniedPaths = new Set<string>()
  const miss = (message: string, { wrong = false, lack = null }: Partial<Pick<Miss, 'wrong' | 'lack'>> = {}) => {
    told += 1
    if (misses.length < MISSES_MAX) misses.push({ path: [...path], field: inField, message, wrong, lack })
    return true
  }
  const isWrong = (message: string) => miss(message, { wrong: true })
  /** Told once, wherever in lists it stands. */
  const deny = (lack: Lack | null) => {
    const key = JSON.stringify(path.filter((step) => typeof step === 'string'))
    if (deniedPaths.has(key)) told += 1
    else miss('', { lack })
    deniedPaths.add(key)
  }

  /** @returns whether the value is null in the answer */
  function isNull(of: Shape, value: unknown): boolean {
    if (value === null || value === undefined) return true
    switch (of.kind) {
      case 'leaf':
        return leafWriter(of.type)(value) === null && isWrong(`The value is not of the type ${of.type.name}.`)
      case 'list': {
        if (!Array.isArray(value)) return isWrong('The value is no list.')
        for (const [index, item] of value.entries()) {
          const before = told
          path.push(index)
          const missing = isNull(of.item, item)
          if (missing && of.itemNonNull && told === before) miss('Cannot return null for a non-nullable item.')
          path.pop()
          if (missing && of.itemNonNull) return true
        }
        return false
      }
      case 'composite': {
        if (typeof value !== 'object' || Array.isArray(value)) return isWrong('The value is no object.')
        const object = value as Record<string, unknown>
        const form = of.objectOf(object.__typename)
        if (!form) return of.hides(object.__typename) || isWrong(`The value is no object of the type ${of.type.name}.`)
        for (const field of form.fields)
          if (field.when.length === 0 || field.when.some((guard) => holds(guard, writing.conditions)))
            if (fieldIsNull(field, form.type.name, isObjectType(form.type), object)) return true
        return false
      }
    }
  }

  /** @returns whether the field is null and takes its object with it */
  function fieldIsNull(
    field: FieldShape,
    typeName: string,
    typeKnown: boolean,
    object: Record<string, unknown>,
  ): boolean {
    if (field.source === 'introspection') return false
    if (field.source === 'typename') return !typeKnown && miss(`The type of this ${typeName} is not known.`)
    const around = inField
    inField = field
    path.push(field.key)
    const missing = valueIsNull(field, typeName, object)
    path.pop()
    inField = around
    return missing && field.nonNull
  }

  function valueIsNull(field: FieldShape, typeName: string, object: Record<string, unknown>): boolean {
    if (field.source === 'denied') {
      deny(field.lack)
      return true
    }
    const before = told
    const missing = isNull(field.shape, Object.hasOwn(object, field.from) ? object[field.from] : undefined)
    if (missing && field.nonNull && told === before)
      miss(`Cannot return null for non-nullable field ${typeName}.${field.name}.`)
    return missing
  }

  isNull(shape, data)
  return misses
}
