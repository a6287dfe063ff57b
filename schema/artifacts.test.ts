import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { deriveArtifacts } from './artifacts.ts'
import { lintSdl } from './lint.ts'
import { SUBGRAPHS, subgraphSdl } from './subgraphs.ts'

it('has everything that follows from the SDL checked in as it is (else: npm run schema)', async () => {
  const artifacts = await deriveArtifacts()
  expect(artifacts.map(({ path }) => path)).toContain('schema/client.graphql')
  for (const { path, content } of artifacts)
    expect(readFileSync(path, 'utf8') === content, `${path} is stale`).toBe(true)
})

it('describes every element and bounds every list', () => {
  expect(lintSdl(SUBGRAPHS.map((name) => ({ name, sdl: subgraphSdl(name) })))).toEqual([])
})
