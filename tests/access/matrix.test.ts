import { type GraphQLSchema, isObjectType } from 'graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { LIFEGRAPH_CONTRACTS } from '../../gateway/access/contracts.ts'
import { rightsOf } from '../../gateway/access/rights.ts'
import { openEngine } from '../../gateway/engine.ts'
import { openContracts } from '../../gateway/plan/contracts.ts'
import type { Prepared } from '../../gateway/plan/planner.ts'
import { lifegraph } from '../../gateway/tests/graphs.ts'
import { silentLog } from '../../platform/log.ts'
import { buildSchema } from '../../platform/subgraph.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { CONTRACT_NAMES, type ContractName } from '../../schema/contracts.ts'
import { SUBGRAPH_MODULES } from '../../subgraphs/index.ts'
import { type Caller, callersOf } from './callers.ts'
import { declaredRules, inWords, type Rule, readRules } from './rules.ts'
import { PROBE, type Step, type Way, waysIn } from './ways.ts'

/**
 * Who may have what, of every field there is. `matrix.txt` beside this file says it in words, one field on a line, with the contracts
 * it is in: a field that is new, or whose line would read otherwise, fails until somebody has decided, and says so with `-u`: the
 * line is then in the change that is reviewed.
 */
const engine = openEngine(await lifegraph(), [], silentLog, { contracts: LIFEGRAPH_CONTRACTS })
afterAll(() => engine.close())
const contracts = openContracts(engine.graph, LIFEGRAPH_CONTRACTS)
const ruleOf = readRules()
const rule = ({ typeName, fieldName }: Step) => ruleOf(typeName, fieldName)
const isOpen = (step: Step) => inWords(rule(step)) === 'anybody'
const waysOf = (schema: GraphQLSchema) => waysIn(schema, (step) => !isOpen(step))
const ways = new Map(CONTRACT_NAMES.map((name) => [name, waysOf(contracts.of(name).schema)]))
const all = waysOf(engine.graph.apiSchema)

const inContract = (contract: ContractName, coordinate: string): Way | undefined => ways.get(contract)?.get(coordinate)
const staffScopes = [
  ...new Set([...all.values()].flatMap(({ steps }) => steps.flatMap((step) => rule(step).scopes.flat(2)))),
]
  .filter((scope) => scope !== 'viewer:self')
  .sort()
const callers = callersOf(staffScopes)

/** Whether the gateway lets somebody ask, as the words of the SDL have it; what is whose own is for its owner to say. */
function isAllowed({ signedIn, scopes, policies }: Rule, viewer: Viewer, isTheirs = true): boolean {
  const isKnown = viewer.kind !== 'anonymous'
  const holds = (scope: string) =>
    scope === 'viewer:self' ? isTheirs && viewer.kind === 'user' : isKnown && viewer.scopes.includes(scope)
  if (!isKnown && (signedIn || scopes.length > 0 || policies.length > 0)) return false
  const meets = (policy: string) => policy === 'not-frozen' && viewer.kind === 'user'
  return (
    scopes.every((any) => any.some((each) => each.every(holds))) &&
    policies.every((any) => any.some((each) => each.every(meets)))
  )
}

const prepare = ({ viewer, contract }: Caller, { text }: Way): Prepared | Promise<Prepared> =>
  engine.prepare(text, null, { rights: rightsOf(viewer), contract })

/** What became of an operation: it was not known to the caller's contract, a field of it was denied, or it is run. */
async function verdictOn(caller: Caller, way: Way): Promise<string> {
  const prepared = await prepare(caller, way)
  if ('errors' in prepared) {
    const { code, deniedPath } = prepared.errors[0]?.extensions ?? {}
    if (code === 'GRAPHQL_VALIDATION_FAILED') return 'hidden'
    return ['UNAUTHENTICATED', 'FORBIDDEN'].includes(String(code))
      ? `denied ${String(deniedPath)}`
      : `failed: ${prepared.errors[0]?.message}`
  }
  const [denial] = prepared.compiled.denials
  const isFetched = JSON.stringify(prepared.plan).includes(PROBE)
  if (denial) return isFetched ? 'fetched though denied' : `denied ${denial.path.join('.')}`
  return 'allowed'
}

function expectedOf({ viewer }: Caller, { steps }: Way): string {
  const first = steps.findIndex((step) => !isAllowed(rule(step), viewer))
  if (first < 0) return 'allowed'
  const names = steps
    .slice(0, first + 1)
    .map(({ fieldName }, index) => (index === steps.length - 1 ? PROBE : fieldName))
  return `denied ${names.join('.')}`
}

const ROOTS = new Set(['Query', 'Mutation', 'Subscription'])
const FIRST_OF_CONTRACT = new Set(['anonymous', 'analyst', 'app'])

describe('who may have what', () => {
  it('is decided for every field, in words and by contract', async () => {
    const lines = [...all.keys()].sort().map((coordinate) => {
      const [typeName = '', fieldName = ''] = coordinate.split('.')
      const within = CONTRACT_NAMES.filter((name) => inContract(name, coordinate))
      return `${coordinate} | ${within.join(' ')} | ${inWords(ruleOf(typeName, fieldName))}`
    })
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./matrix.txt')
  })

  it('is held by the gateway for everybody, and nothing that is denied is in a plan', async () => {
    const wrong: string[] = []
    let denied = 0
    for (const caller of callers)
      for (const [coordinate, way] of ways.get(caller.contract) ?? []) {
        // What asks nothing is planned once for a contract, whoever asks.
        if (way.steps.every(isOpen) && !FIRST_OF_CONTRACT.has(caller.name)) continue
        const expected = expectedOf(caller, way)
        const verdict = await verdictOn(caller, way)
        if (verdict !== expected)
          wrong.push(`${caller.name} asks ${coordinate}: ${verdict}, not ${expected}: ${way.text}`)
        if (verdict !== 'allowed') denied += 1
      }
    expect(wrong.slice(0, 20)).toEqual([])
    expect(denied).toBeGreaterThan(callers.length * 10)
  })

  it('is nothing but hidden where it is in another contract', async () => {
    const wrong: string[] = []
    for (const contract of CONTRACT_NAMES) {
      const caller = callers.find((each) => each.contract === contract)
      for (const [coordinate, way] of caller ? all : []) {
        if (inContract(contract, coordinate)) continue
        const verdict = caller && (await verdictOn(caller, way))
        if (verdict !== 'hidden') wrong.push(`${contract} asks ${coordinate}: ${verdict}: ${way.text}`)
      }
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })

  it('is held again by the subgraph that owns a field, whatever the gateway let through', () => {
    const wrong: string[] = []
    let guarded = 0
    for (const module of SUBGRAPH_MODULES) {
      const schema = buildSchema(module)
      for (const { typeName, fieldName, own } of declaredRules(module.typeDefs)) {
        const type = schema.getType(typeName)
        const field = isObjectType(type) ? type.getFields()[fieldName] : undefined
        if (!field || inWords(own) === 'anybody') continue
        // Policies are decided where what they are about is known: in the operation.
        const rule = { ...own, policies: [] }
        guarded += 1
        for (const { name, viewer } of callers) {
          // At the root there is nothing yet that could be somebody else's.
          if (isAllowed(rule, viewer, ROOTS.has(typeName))) continue
          const resolve = (field.subscribe ?? field.resolve) as ((...given: unknown[]) => unknown) | undefined
          const code = codeOf(() => resolve?.({}, {}, { viewer }, {}))
          const expected = viewer.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN'
          if (code !== expected) wrong.push(`${module.name}: ${name} asks ${typeName}.${fieldName}: ${code}`)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(guarded).toBeGreaterThan(100)
  })
})

/** What a resolver is refused with, at once: before it looks at anything. */
function codeOf(resolve: () => unknown): unknown {
  try {
    const answer = resolve()
    if (answer instanceof Promise) answer.catch(() => {})
    return 'not refused'
  } catch (error) {
    return (error as { extensions?: { code?: unknown } }).extensions?.code ?? error
  }
}
