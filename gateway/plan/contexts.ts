import type { FetchDataKeyRenamer } from '@apollo/query-planner'
import { EVERY, type PlanPath, type Target } from './targets.ts'
import type { Types } from './types.ts'

/** What entities of one fetch have in common besides the fetch: the values their ancestors give to its arguments. */
export interface Contexts {
  /**
   * Put targets with the same values together.
   * @param open makes a group for values, by the names of the fetch's variables
   */
  group<Group>(
    data: unknown,
    targets: readonly Target[],
    open: (values: Readonly<Record<string, unknown>>) => Group,
  ): { assigned: (readonly [Target, Group])[]; all: Group[] }
}

const UP = '..'
const ON = '... on '

/**
 * Compile what `@fromContext` arguments read (Apollo Federation 2.8): a path from the entity, `..` for the object above it,
 * `... on T` for what an object must be, then names of fields.
 */
export function compileContexts(renamers: readonly FetchDataKeyRenamer[], path: PlanPath, types: Types): Contexts {
  const read = (renamer: FetchDataKeyRenamer, ancestors: readonly Target[]): unknown => {
    let level = ancestors.length - 1
    let value: unknown = ancestors[level]
    for (const step of renamer.path) {
      if (step === UP) {
        level -= 1
        value = ancestors[level]
      } else if (typeof value !== 'object' || value === null) return undefined
      else if (!step.startsWith(ON)) value = Object.hasOwn(value, step) ? (value as Target)[step] : undefined
      else if (!types.isOfType((value as Target).__typename, step.slice(ON.length))) return undefined
    }
    return value
  }
  return {
    group: (data, targets, open) => {
      const wanted = new Set(targets)
      const groups = new Map<string, ReturnType<typeof open>>()
      const assigned: (readonly [Target, ReturnType<typeof open>])[] = []
      walk(data, path, 0, [], (ancestors) => {
        const target = ancestors.at(-1) as Target
        if (!wanted.has(target)) return
        const values: Record<string, unknown> = {}
        for (const renamer of renamers) {
          const value = read(renamer, ancestors)
          if (value !== undefined) values[renamer.renameKeyTo] = value
        }
        const key = JSON.stringify(values)
        const group = groups.get(key) ?? open(values)
        groups.set(key, group)
        assigned.push([target, group])
      })
      return { assigned, all: [...groups.values()] }
    },
  }
}

/** Visit the objects at a path, each with the objects above it, outermost first. */
function walk(
  value: unknown,
  path: PlanPath,
  index: number,
  above: readonly Target[],
  visit: (ancestors: readonly Target[]) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, path, path[index] === EVERY ? index + 1 : index, above, visit)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const step = path[index]
  const ancestors = [...above, value as Target]
  if (step === undefined) visit(ancestors)
  else if (step !== EVERY) walk((value as Target)[step], path, index + 1, ancestors, visit)
}
