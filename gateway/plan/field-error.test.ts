import { type FieldNode, Kind, type OperationDefinitionNode, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { openPlaces, type Placed } from './field-error.ts'

const [operation] = parse('{\n  one\n  two\n  three\n}').definitions as readonly OperationDefinitionNode[]
const fields = (operation?.selectionSet.selections ?? []).filter((each): each is FieldNode => each.kind === Kind.FIELD)

/** A field asked for at some lines, in the order of execution. */
function askedAt(...lines: readonly number[]): Placed {
  const nodes = lines.flatMap((line) => fields[line - 2] ?? [])
  const [field] = nodes
  if (!field) throw new Error('it is asked for nowhere')
  return { field, occurrences: nodes.map((node) => ({ field: node, guard: [] })) }
}

describe('places of a field of objects whose type is not known', () => {
  const linesOf = (...placed: readonly Placed[]) => openPlaces([])(placed).map(({ line }) => line)

  it('are in the order of execution where every type has the same', () => {
    expect(linesOf(askedAt(4, 2), askedAt(4, 2))).toEqual([4, 2])
  })

  it('are in the order of the text where they come of several types', () => {
    expect(linesOf(askedAt(4), askedAt(3), askedAt(2, 3))).toEqual([2, 3, 4])
  })
})
