import type { Path } from './misses.ts'
import { PLANNERS } from './names.ts'
import type { CompositeShape, FieldShape, Shape } from './shape.ts'

/** A place of the answer, in the client's own names. */
export interface ClientPlace {
  readonly path: Path
  /** The field it is of: several where nobody knows of which type the object is; none at the root. */
  readonly fields: readonly FieldShape[]
}

/** Fields that are told apart where the type of an object is not known. */
const FIELDS_MAX = 8

/**
 * A path of the running plan in the client's own names. What the plan fetched for itself (a key, a required field) has no
 * place in the answer: the path ends where the client's own selection does.
 * @param data what has been fetched, to tell of which type objects on the way are
 */
export function clientPlace(root: CompositeShape, path: Path, data: unknown): ClientPlace {
  const found: (string | number)[] = []
  let fields: readonly FieldShape[] = []
  let shapes: readonly Shape[] = [root]
  let value = data
  for (const step of path) {
    if (typeof step === 'number') {
      if (step < 0 || (Array.isArray(value) && step >= value.length)) break
      const items = shapes.flatMap((shape) => (shape.kind === 'list' ? shape.item : []))
      if (items.length === 0) break
      found.push(step)
      shapes = items
      value = Array.isArray(value) ? value[step] : undefined
      continue
    }
    // Errors come from before fields were renamed back that would not have merged.
    const from = step.replace(PLANNERS, '')
    const next = fieldsOf(shapes, isObject(value) ? value.__typename : undefined, (field) => field.from === from)
    const [first] = next
    if (!first) break
    found.push(first.key)
    fields = next
    shapes = next.map(({ shape }) => shape)
    value = isObject(value) ? value[step] : undefined
  }
  return { path: found, fields }
}

/** The fields of an operation that answer under a name within other names, wherever in lists they stand. */
export function fieldsAt(root: CompositeShape, keys: readonly string[]): readonly FieldShape[] {
  let shapes: readonly Shape[] = [root]
  let fields: readonly FieldShape[] = []
  for (const key of keys) {
    fields = fieldsOf(shapes.map(itemIn), undefined, (field) => field.key === key)
    shapes = fields.map(({ shape }) => shape)
  }
  return fields
}

/** The field of an object that may be there or, where nothing is to tell its type by, of all objects that may be. */
function fieldsOf(shapes: readonly Shape[], typename: unknown, isIt: (field: FieldShape) => boolean): FieldShape[] {
  const found: FieldShape[] = []
  for (const shape of shapes) {
    if (shape.kind !== 'composite') continue
    for (const name of typename === undefined ? shape.typenames() : [typename]) {
      const field = shape.objectOf(name)?.fields.find((each) => each.source === 'data' && isIt(each))
      if (field) found.push(field)
      if (found.length >= FIELDS_MAX) return found
    }
  }
  return found
}

const itemIn = (shape: Shape): Shape => (shape.kind === 'list' ? itemIn(shape.item) : shape)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
