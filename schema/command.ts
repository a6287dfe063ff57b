import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { contractSource, deriveArtifacts } from './artifacts.ts'
import { composeSupergraph } from './compose.ts'
import { CONTRACTS } from './contracts.ts'
import { lintSdl } from './lint.ts'
import { lintContracts } from './lint-contracts.ts'
import { SUBGRAPHS, subgraphSdl } from './subgraphs.ts'

/**
 * `npm run schema`: lint the SDL, compose it, print the contracts, generate resolver types. With `--check` nothing is
 * written, and a stale file is a failure.
 */
const check = process.argv.includes('--check')
const graph = composeSupergraph()
const problems = [
  ...lintSdl(SUBGRAPHS.map((name) => ({ name, sdl: subgraphSdl(name) }))),
  ...lintContracts(contractSource(graph), CONTRACTS),
]
for (const problem of problems) process.stderr.write(`${JSON.stringify(problem)}\n`)
const stale: string[] = []
for (const { path, content } of await deriveArtifacts(graph)) {
  const known = await readFile(path, 'utf8').catch(() => null)
  if (known === content) continue
  stale.push(path)
  if (!check) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
}
process.stdout.write(
  stale.length === 0 ? 'The schema is up to date.\n' : `${check ? 'Stale' : 'Written'}: ${stale.join(', ')}\n`,
)
process.exitCode = problems.length > 0 || (check && stale.length > 0) ? 1 : 0
