import { type GraphQLLeafType, isEnumType } from 'graphql'

/** @returns the JSON of a value, or null when it is none of the type (null included) */
export type WriteLeaf = (value: unknown) => string | null

const WRITERS = new WeakMap<GraphQLLeafType, WriteLeaf>()

/**
 * How a leaf of a subgraph's answer is written. Results have been coerced where they come from; what is looked at here is that
 * a client gets what the schema promises: an Int is an Int, and an enum has no value the client may not know.
 * Source: GraphQL §3.5, §3.9 "Result Coercion".
 */
export function leafWriter(type: GraphQLLeafType): WriteLeaf {
  const known = WRITERS.get(type)
  if (known) return known
  const write = writerOf(type)
  WRITERS.set(type, write)
  return write
}

function writerOf(type: GraphQLLeafType): WriteLeaf {
  if (isEnumType(type)) {
    const texts = new Map(type.getValues().map(({ name }) => [name, `"${name}"`]))
    return (value) => (typeof value === 'string' ? (texts.get(value) ?? null) : null)
  }
  switch (type.name) {
    case 'Int':
      return (value) =>
        typeof value === 'number' && Number.isInteger(value) && value <= INT_MAX && value >= INT_MIN ? `${value}` : null
    case 'Float':
      return (value) => (typeof value === 'number' && Number.isFinite(value) ? `${value}` : null)
    case 'Boolean':
      return (value) => (value === true ? 'true' : value === false ? 'false' : null)
    case 'ID':
      return (value) =>
        typeof value === 'string' ? quote(value) : Number.isInteger(value) ? `"${value as number}"` : null
    case 'String':
      return (value) => (typeof value === 'string' ? quote(value) : null)
    default:
      return writeAny
  }
}

/** The value of a custom scalar; null when JSON has no form for it, as for what nests thousands of levels deep. */
function writeAny(value: unknown): string | null {
  try {
    const text = JSON.stringify(value)
    return text === undefined || text === 'null' ? null : text
  } catch {
    return null
  }
}

const INT_MAX = 2 ** 31 - 1
const INT_MIN = -(2 ** 31)
/** Up to here it is cheaper to look at each character than to call into the engine: 70 against 115 ns for eight. */
const SHORT = 40

/** A string as JSON. */
export function quote(text: string): string {
  if (text.length > SHORT) return JSON.stringify(text)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || (unit >= 0xd800 && unit <= 0xdfff)) return JSON.stringify(text)
  }
  return `"${text}"`
}
