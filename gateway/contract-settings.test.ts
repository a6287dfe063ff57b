import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { silentLog } from '../platform/log.ts'
import type { Viewer } from '../platform/viewer.ts'
import { composeSupergraph } from '../schema/compose.ts'
import { LIFEGRAPH_CONTRACTS, pickContract } from './access/contracts.ts'
import { readConfig } from './config.ts'
import { contractRules, withDenials } from './contract-settings.ts'
import { openAnyGraph } from './shapes/any-graph.ts'

const read = (environment: Record<string, string>) => {
  const config = readConfig(['--remote', '--supergraph', 'graph.graphql'], environment)
  return config.shape === 'any' ? contractRules(config) : null
}
const codeOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return Object(error).extensions?.code
  }
}

it('serves the whole graph to everybody where no contracts are named, and no part of it to who asks for one', () => {
  expect(read({})).toBeNull()
  expect(pickContract(null, { kind: 'anonymous' }, undefined)).toBeUndefined()
  expect(codeOf(() => pickContract(null, { kind: 'anonymous' }, 'client'))).toBe('CONTRACT_NOT_ALLOWED')
})

it('reads contracts: a name, tags to include, tags to exclude', () => {
  const rules = read({ CONTRACTS: 'public = public, shared/beta; partner=partner\n staff=', DENIALS: 'partner=reject' })
  const said = { untagged: 'out', denials: 'filter' }
  expect(rules?.definitions).toEqual([
    { name: 'public', include: ['public', 'shared'], exclude: ['beta'], ...said },
    { name: 'partner', include: ['partner'], exclude: [], ...said, denials: 'reject' },
    { name: 'staff', include: [], exclude: [], ...said },
  ])
})

it('gives everybody the first, and another to who asks for it and holds its scope', () => {
  const rules = read({ CONTRACTS: 'public=public; staff=' })
  const of = (...scopes: string[]): Viewer => ({ kind: 'user', userId: 'u', sessionId: 's', scopes })
  expect(pickContract(rules, of('contract:staff'), undefined)).toBe('public')
  expect(pickContract(rules, of('contract:staff'), 'staff')).toBe('staff')
  expect(pickContract(rules, of(), '')).toBe('public')
  for (const asked of ['staff', 'none', '__proto__', ['public'], 7])
    expect(
      codeOf(() => pickContract(rules, of(), asked)),
      String(asked),
    ).toBe('CONTRACT_NOT_ALLOWED')
})

it('refuses to start with contracts that cannot be read, are named twice or are not there', () => {
  for (const CONTRACTS of ['public', '=a', 'a=b/c/d', 'a=b;a=c', 'a b=c'])
    expect(() => read({ CONTRACTS }), CONTRACTS).toThrow('CONTRACTS')
  expect(() => read({ DENIALS: 'partner=reject' })).toThrow('DENIALS')
  expect(() => read({ CONTRACTS: 'a=b', DENIALS: 'b=reject' })).toThrow('DENIALS')
  expect(() => read({ CONTRACTS: 'a=b', DENIALS: 'a=maybe' })).toThrow('DENIALS')
})

it('changes what becomes of denials in one of our own contracts', () => {
  const changed = withDenials(LIFEGRAPH_CONTRACTS, new Map([['client', 'reject']]))
  expect(changed.definitions.map(({ name, denials }) => `${name} ${denials}`)).toEqual([
    'client reject',
    'partner reject',
    'internal filter',
    'analytics filter',
  ])
})

it('holds callers of any graph to its contracts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'contracts-'))
  const file = join(folder, 'supergraph.graphql')
  const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag"])
    type Query { a: Int @tag(name: "public") b: Int }`
  await writeFile(file, composeSupergraph([{ name: 'toy', sdl }]).supergraphSdl)
  const config = readConfig(['--supergraph', file], { CONTRACTS: 'public=public; staff=' })
  if (config.shape !== 'any') throw new Error('it is any graph')
  const graph = await openAnyGraph(config, silentLog)
  const engine = graph.current()
  const asked = async (query: string, contract: string) => 'errors' in (await engine.prepare(query, null, { contract }))
  expect([await asked('{ a }', 'public'), await asked('{ b }', 'public'), await asked('{ b }', 'staff')]).toEqual([
    false,
    true,
    false,
  ])
  expect(engine.contracts?.allowed({ kind: 'anonymous' })).toEqual(['public'])
  await graph.close()
  await rm(folder, { recursive: true })
})
