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
 * Paths of the running plan in the client's own names. What the plan fetched for itself (a key, a required field) has no place
 * in the answer: the path ends where the client's own selection does. Open it once for an answer: what there may be in objects of
 * unknown type is looked up once.
 * @returns what reads a path, by what has been fetched, which tells of which type objects on the way are
 */
export function openClientPlaces(root: CompositeShape): (path: Path, data: unknown) => ClientPlace {
  const known = new Map<object, Map<string, Found>>()
  /** What there is below a name where no data tells what of: the same for every error there. */
  const ofAnyType = (shapes: readonly Shape[], from: string): Found => {
    const [only] = shapes
    const at = shapes.length === 1 && only ? only : shapes
    const byName = known.get(at) ?? new Map<string, Found>()
    known.set(at, byName)
    const found = byName.get(from) ?? foundIn(shapes, undefined, from)
    byName.set(from, found)
    return found
  }
  return (path, data) => {
    const keys: (string | number)[] = []
    let fields: readonly FieldShape[] = []
    let shapes: readonly Shape[] = [root]
    let value = data
    for (const step of path) {
      if (typeof step === 'number') {
        if (step < 0 || (Array.isArray(value) && step >= value.length)) break
        const items = shapes.flatMap((shape) => (shape.kind === 'list' ? shape.item : []))
        if (items.length === 0) break
        keys.push(step)
        shapes = items
        value = Array.isArray(value) ? value[step] : undefined
        continue
      }
      // Errors come from before fields were renamed back that would not have merged.
      const from = step.replace(PLANNERS, '')
      const typename = isObject(value) ? value.__typename : undefined
      const found = typename === undefined ? ofAnyType(shapes, from) : foundIn(shapes, typename, from)
      const [first] = found.fields
      if (!first) break
      keys.push(first.key)
      fields = found.fields
      shapes = found.shapes
      value = isObject(value) ? value[step] : undefined
    }
    return { path: keys, fields }
  }
}

/** Fields, and what is in them. */
interface Found {
  readonly fields: readonly FieldShape[]
  readonly shapes: readonly Shape[]
}

function foundIn(shapes: readonly Shape[], typename: unknown, from: string): Found {
  const fields = shapes
    .flatMap((shape) => fieldsIn(shape, typename, (field) => field.from === from))
    .slice(0, FIELDS_MAX)
  return { fields, shapes: fields.map(({ shape }) => shape) }
}

/** The fields of an operation that answer under a name within other names, wherever in lists they stand. */
export function fieldsAt(root: CompositeShape, keys: readonly string[]): readonly FieldShape[] {
  let shapes: readonly Shape[] = [root]
  let fields: readonly FieldShape[] = []
  for (const key of keys) {
    fields = shapes
      .flatMap((shape) => fieldsIn(itemIn(shape), undefined, (field) => field.key === key))
      .slice(0, FIELDS_MAX)
    shapes = fields.map(({ shape }) => shape)
  }
  return fields
}

/** The field of an object that may be there or, where nothing is to tell its type by, of all objects that may be. */
function fieldsIn(shape: Shape, typename: unknown, isIt: (field: FieldShape) => boolean): readonly FieldShape[] {
  const found: FieldShape[] = []
  if (shape.kind !== 'composite') return found
  for (const name of typename === undefined ? shape.typenames() : [typename]) {
    const field = shape.objectOf(name)?.fields.find((each) => each.source === 'data' && isIt(each))
    if (field) found.push(field)
    if (found.length >= FIELDS_MAX) break
  }
  return found
}

const itemIn = (shape: Shape): Shape => (shape.kind === 'list' ? itemIn(shape.item) : shape)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
