import { type DocumentNode, Kind } from 'graphql'
import { describe, expect, it } from 'vitest'
import { SUBGRAPH_MODULES } from '../../subgraphs/index.ts'

describe.each(SUBGRAPH_MODULES)('$name', ({ typeDefs, dryRun = {} }) => {
  it('says of every mutation what becomes of it in a dry run, and of nothing else', () => {
    expect(Object.keys(dryRun).sort()).toEqual(mutationsOf(typeDefs).sort())
  })

  it('says why where it refuses, and what is left out where it stops, in sentences', () => {
    for (const decision of Object.values(dryRun)) {
      const text = decision.is === 'REFUSED' ? decision.because : decision.stops
      if (text !== undefined) expect(text).toMatch(/^[A-Z].{20,}\.$/)
    }
  })
})

function mutationsOf({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((definition) =>
    (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    definition.name.value === 'Mutation'
      ? (definition.fields ?? []).map(({ name }) => name.value)
      : [],
  )
}
