import type { Path } from './misses.ts'
import { PLANNERS } from './names.ts'
import type { CompositeShape, FieldShape, Shape } from './shape.ts'

/**
 * A path of the running plan in the client's own names. What the plan fetched for itself (a key, a required field) has no
 * place in the answer: the path ends where the client's own selection does.
 * @param data what has been fetched, to tell of which type objects on the way are
 */
export function clientPath(root: CompositeShape, path: Path, data: unknown): Path {
  const found: (string | number)[] = []
  let shape: Shape = root
  let value = data
  for (const step of path) {
    if (typeof step === 'number') {
      if (shape.kind !== 'list' || step < 0 || (Array.isArray(value) && step >= value.length)) break
      found.push(step)
      shape = shape.item
      value = Array.isArray(value) ? value[step] : undefined
      continue
    }
    if (shape.kind !== 'composite') break
    const field = fieldAt(shape, step, value)
    if (!field) break
    found.push(field.key)
    shape = field.shape
    value = isObject(value) ? value[step] : undefined
  }
  return found
}

/** The field of an object that may be there or, where nothing is to tell its type by, of any object that may be. */
function fieldAt({ objectOf, typenames }: CompositeShape, step: string, value: unknown): FieldShape | undefined {
  // Errors come from before fields were renamed back that would not have merged.
  const from = step.replace(PLANNERS, '')
  const said = isObject(value) ? value.__typename : undefined
  for (const typename of said === undefined ? typenames() : [said]) {
    const field = objectOf(typename)?.fields.find((each) => each.from === from && each.source === 'data')
    if (field) return field
  }
  return undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
