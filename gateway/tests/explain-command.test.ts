import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openToys } from './toys.ts'

/** Run the command as npm does. */
const explain = (...args: string[]) =>
  new Promise<{ code: number; out: string; error: string }>((resolve) => {
    const command = ['--import', 'tsx', 'gateway/explain.ts', ...args]
    const child = execFile(process.execPath, command, (_, out, error) =>
      resolve({ code: child.exitCode ?? -1, out, error }),
    )
  })

let home: string
const path = (name: string) => join(home, name)
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lifegraph-explain-'))
  await writeFile(path('toys.graphql'), openToys().supergraphSdl)
  await writeFile(path('two.graphql'), 'query A($n: Int!) { me { notes(first: $n) { id } } }\nquery B { me { id } }\n')
  await writeFile(path('wrong.graphql'), '{\n  me { nam }\n}\n')
})
afterAll(() => rm(home, { recursive: true }))

describe('npm run explain', () => {
  it('prints plans plainly to what is no terminal, and mistakes with exit code 1', async () => {
    const toys = ['--supergraph', path('toys.graphql')]
    const [feed, chosen, unchosen, badVariable, wrong, nowhere, unsaid] = await Promise.all([
      explain('tests/operations/Q1-home-feed.graphql'),
      explain(path('two.graphql'), ...toys, '--operation', 'A', '--variables', '{"n":1}', '--cost'),
      explain(path('two.graphql'), ...toys),
      explain(path('two.graphql'), ...toys, '--operation', 'A', '--variables', '{"n":"x"}'),
      explain(path('wrong.graphql'), ...toys),
      explain(path('nowhere.graphql'), ...toys),
      explain('--verbose'),
    ])
    expect([feed.code, feed.error]).toEqual([0, ''])
    expect(feed.out).toMatch(/^query HomeFeed\n8 fetches from 6 subgraphs/)
    expect(feed.out).not.toContain('\u001b')
    expect([chosen.code, chosen.out.split('\n').slice(0, 2)]).toEqual([
      0,
      ['query A', '2 fetches from 2 subgraphs (notes, people), 2 round trips deep'],
    ])
    expect(chosen.out).toMatch(/\n\nestimated cost: \d+ \(.*\)\n +\d+ {2}me\n/)
    expect([unchosen.code, unchosen.error]).toEqual([1, expect.stringContaining('OPERATION_RESOLUTION_FAILURE')])
    expect([badVariable.code, badVariable.error]).toEqual([1, expect.stringContaining('two.graphql:1:9: error:')])
    expect([wrong.code, wrong.out, wrong.error]).toEqual([1, '', expect.stringContaining('wrong.graphql:2:8: error:')])
    expect([nowhere.code, nowhere.error]).toEqual([1, expect.stringContaining('nowhere.graphql cannot be read')])
    expect([unsaid.code, unsaid.error]).toEqual([1, expect.stringContaining('Usage: npm run explain')])
  })
})
