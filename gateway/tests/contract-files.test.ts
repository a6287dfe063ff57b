import { readFile } from 'node:fs/promises'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { expect, it } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { composeSupergraph } from '../../schema/compose.ts'
import { CONTRACTS } from '../../schema/contracts.ts'
import { LIFEGRAPH_CONTRACTS } from '../access/contracts.ts'
import { openEngine } from '../engine.ts'

it('answers about each contract what its file says, @defer included', async () => {
  const engine = openEngine(composeSupergraph().supergraphSdl, [], silentLog, { contracts: LIFEGRAPH_CONTRACTS })
  for (const { name } of CONTRACTS) {
    const file = await readFile(new URL(`../../schema/${name}.graphql`, import.meta.url), 'utf8')
    expect(`${printSchema(lexicographicSortSchema(engine.schemaOf(name))).trim()}\n`).toBe(file)
    expect(file).toContain('directive @defer(')
  }
  await engine.close()
})
