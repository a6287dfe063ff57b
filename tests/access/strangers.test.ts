import { isDeepStrictEqual } from 'node:util'
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  getNamedType,
  isInputObjectType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ID_PREFIX } from '../../platform/ids.ts'
import { CONSENT_PURPOSES } from '../../schema/partner-scopes.ts'
import { type Case, casesOf } from '../dry-runs/cases.ts'
import { type Answer, type Json, openClient } from '../support/client.ts'
import type { Person } from '../support/world.ts'
import { ACTS, OPTIONAL_IDS, type OptionalIdDecision } from './strangers-acts.ts'
import { mutationOf, refusalsOf } from './strangers-asking.ts'
import { openStrangersWorld, type Stranger, type StrangersWorld, viewerOf } from './strangers-cast.ts'
import { internal, MUTATIONS, mutation, subgraphs } from './strangers-graph.ts'
import {
  absentLike,
  asksFor,
  asOf,
  coordinateOf,
  entrancesTo,
  isSelf,
  OF_ENTITY,
  OF_NODE,
  ownIn,
  type Place,
  placesIn,
  type Seen,
  seenIn,
  thingsIn,
  undecidedEntrancesIn,
  undecidedIn,
} from './strangers-looking.ts'
import { ENTRANCES, FIELDS, SILENT, THINGS } from './strangers-reads.ts'
import {
  decisionOn,
  done,
  doneByBob,
  fresh,
  type Try,
  triedBy,
  tryByStrangers,
  type Variables,
} from './strangers-trying.ts'

/**
 * Strangers with the ids of everything that is somebody else's: through the gateway, and past it, as if it had let everything through.
 * The owners are one Alice in these tests, whoever of them a thing belongs to.
 */
const places = placesIn(subgraphs, internal)

let all: StrangersWorld
/** An id of each type, of Alice's. */
const ids = new Map<string, string>()

beforeAll(async () => {
  all = await openStrangersWorld()
}, 240_000)
afterAll(() => all.world.close())

/** What has no dry run, and so no case among those of dry runs: by the person to whom it belongs, and by somebody else. */
function otherCases(): Record<string, () => OtherCase> {
  const { host } = all.owners
  const password = { handle: host.handle, password: `the password of ${host.handle}` }
  const key = all.world.key()
  const keyInput = { appId: idOf('PartnerApp'), name: 'by need', mode: 'LIVE', idempotencyKey: key }
  return {
    signUp: () => ({
      variables: { input: { handle: 'somebody', password: 'a password of mine', displayName: 'Somebody' } },
    }),
    signIn: () => ({
      as: host,
      variables: { input: password },
      forStrangers: { input: { ...password, password: 'the password of somebody' } },
      select: 'session { refreshToken }',
      learn: ({ session }: Json) => {
        refreshToken = session.refreshToken
      },
    }),
    refreshSession: () => ({
      as: host,
      variables: { input: { refreshToken } },
      forStrangers: { input: { refreshToken: 'a token of somebody' } },
    }),
    createApiKeyForOperations: () => ({
      as: host,
      variables: { input: { ...keyInput, documents: ['query ($id: ID!) { order(id: $id) { id } }'] } },
    }),
    advanceSandboxClock: () => ({ variables: { hours: 1 } }),
    moveSandboxClock: () => ({ variables: { hours: 1 } }),
    standInForOwner: () => ({ variables: { ownerId: idOf('Merchant') } }),
    recordApiKeyUsage: () => ({ variables: { usage: [] } }),
  }
}
interface OtherCase extends Partial<Case> {
  readonly variables: Record<string, unknown>
  readonly forStrangers?: Record<string, unknown>
}
let refreshToken = ''
const idOf = (type: string): string => ids.get(type) ?? expect.fail(`Alice has nothing of type ${type}`)

/** What ends what is looked at below. */
const LAST = ['endRoom', 'removePost', 'signOut', 'signOutEverywhere']
/** Keep an id of each type that is in what Alice was answered. */
function learnIds(data: Json): void {
  for (const [, id = '', prefix = ''] of JSON.stringify(data).matchAll(/"(([a-z]{2,6})_[0-7][0-9a-z]{25})"/g)) {
    const type = TYPE_BY_PREFIX.get(prefix)
    if (type && !ids.has(type)) ids.set(type, id)
  }
}
const TYPE_BY_PREFIX = new Map<string, string>(Object.entries(ID_PREFIX).map(([type, prefix]) => [prefix, type]))

async function walk(cases: Record<string, () => OtherCase | Promise<OtherCase>>): Promise<void> {
  let last: Try | undefined
  const wrong: string[] = []
  for (const [name, prepare] of Object.entries(cases)) {
    const { as, variables, forStrangers = variables, select, learn } = await prepare()
    const tried = { name, variables: forStrangers }
    // What Alice did by now is no more Bob's than before, nor is it for having her key.
    const again = last && decisionOn(last.name).is === 'OWNER' ? [{ ...last, by: 'bob' as const }] : []
    wrong.push(...(await tryByStrangers(all, [...again, tried])))
    last = tried
    if (!as) continue
    const result = await done(as, { name, variables, select })
    learnIds(result)
    await learn?.(result)
    await doneByBob(all, name, variables, result)
    didBy.set(name, { name, variables, as })
  }
  expect(wrong).toEqual([])
}

const didBy = new Map<string, Try & { as: Person }>()

/** An act as Alice did it, with an id of hers in a place where it had none. */
async function withOptionalId(path: string, { type, without: instead }: OptionalIdDecision) {
  const [act = '', place = ''] = path.split('.')
  const did = didBy.get(act) ?? expect.fail(`nobody did ${act}`)
  const id = type === 'Topic' ? await topicId() : idOf(type)
  const more = { [place]: place.endsWith('Ids') ? [id] : id }
  const { input } = fresh(did.variables, 'slug', 'idempotencyKey')
  return { name: act, as: did.as, variables: input ? { input: { ...without(input, instead), ...more } } : more }
}
const topicId = async () => (await all.world.anonymous.data('{ topics { id } }')).topics[0].id as string

describe('every mutation', () => {
  it('is decided', () => {
    expect(Object.keys(ACTS).sort()).toEqual(Object.keys(MUTATIONS).sort())
  })

  it('with ids of Alice’s does nothing for whom it is not, changes nothing, and does it for her', async () => {
    const cases = casesOf(all.world, all.owners)
    const isLast = ([name]: [string, unknown]) => LAST.includes(name)
    await walk(Object.fromEntries(Object.entries(cases).filter((each) => !isLast(each))))
    const others = otherCases()
    await walk(others)
    last = Object.fromEntries(Object.entries(cases).filter(isLast))
    expect([...Object.keys(cases), ...Object.keys(others)].sort()).toEqual(Object.keys(ACTS).sort())
  }, 600_000)
})

let last: ReturnType<typeof casesOf> = {}

describe('an id that an act can do without', () => {
  it('is decided, wherever there is a place for one', () => {
    const places = [...didBy.values()].flatMap(({ name, variables }) => emptyPlacesIn(name, variables))
    expect(Object.keys(OPTIONAL_IDS).sort()).toEqual(places.sort())
  })

  it('is of no use to whom it is not', async () => {
    const entries = Object.entries(OPTIONAL_IDS)
    const tries = await Promise.all(
      entries.map(async ([path, decision]) => ({ path, decision, ...(await withOptionalId(path, decision)) })),
    )
    const [bob] = all.strangers as [Stranger]
    const ofOwners = tries.filter(({ decision }) => decision.is === 'OWNER')
    const wrong = await all.unchanged('optional ids', async () => {
      const found: string[] = []
      for (const each of ofOwners) found.push(...(await triedBy(bob, each, each.decision)))
      return found
    })
    expect(wrong).toEqual([])
    for (const { path, name, variables, as, decision } of ofOwners) {
      // That is not what keeps Alice from it.
      const alice = openClient(all.world.url, as.accessToken, { 'x-dry-run': '1' })
      const answer = await alice.ask(mutationOf(mutation(name), Object.keys(variables)), variables)
      const code = decision.is === 'OWNER' && decision.code
      expect([path, answer.errors, refusalsOf(answer)]).toEqual([path, undefined, expect.not.arrayContaining([code])])
    }
    for (const { name, variables, decision } of tries)
      if (decision.is === 'ANYONE') await done(all.bob, { name, variables })
  }, 120_000)
})

const without = (input: object, name: string | undefined) =>
  Object.fromEntries(Object.entries(input).filter(([each]) => each !== name))

/** Places for ids that Alice left empty. */
function emptyPlacesIn(name: string, variables: Variables): string[] {
  const empty = (places: readonly (GraphQLArgument | GraphQLInputField)[], given: object) =>
    places.filter((place) => !isGiven(given, place.name) && getNamedType(place.type).name === 'ID')
  const { args } = mutation(name)
  const input = args.map(({ type }) => getNamedType(type)).find(isInputObjectType)
  const fields = input ? empty(Object.values(input.getFields()), variables.input ?? {}) : []
  return [...empty(args, variables), ...fields].map((place) => `${name}.${place.name}`)
}
function isGiven(given: object, name: string): boolean {
  const value = (given as Record<string, unknown>)[name]
  return value !== undefined && !(Array.isArray(value) && value.length === 0)
}

/** Ask as a stranger through the gateway, and past it. */
const bothWays = (stranger: Stranger, subgraph: string) => ({
  gateway: stranger.ask,
  subgraph: (query: string, variables: Variables) => stranger.askSubgraph(subgraph, query, variables),
})
const people = () => [all.owners.host, all.owners.fan, all.owners.friend]

describe('a field that is somebody’s own', () => {
  it('is told from those that are everybody’s', () => {
    expect(Object.keys(THINGS).sort()).toEqual(thingsIn(places, subgraphs))
    expect(Object.keys(FIELDS).sort()).toEqual(undecidedIn(places))
    // What is asked below is everything that says so, wherever it stands.
    const elsewhere = places.filter(({ typeName }) => !['Query', 'Mutation', ...Object.keys(THINGS)].includes(typeName))
    expect(elsewhere.filter(isSelf).map(coordinateOf)).toEqual([])
    expect(ownIn(places).length).toBeGreaterThan(20)
  })

  it('is told to nobody else, and to its owner', async () => {
    // What somebody lets one app do is no other app's to do.
    const input = { appId: idOf('PartnerApp'), purposes: CONSENT_PURPOSES }
    await done(all.owners.host, { name: 'grantConsent', variables: { input } })
    const wrong: string[] = []
    const note = (who: string, place: Place, way: string, { value, codes }: Seen) =>
      wrong.push(`${who} reads ${coordinateOf(place)} (${way}): ${JSON.stringify(value)} ${codes.join()}`)
    for (const place of ownIn(places)) {
      const id = place.typeName === 'User' ? all.owners.host.id : idOf(place.typeName)
      const of = [{ __typename: place.typeName, id }]
      for (const stranger of all.strangers) {
        const isAnonymous = stranger.name === 'anonymous'
        const refusal = isAnonymous ? 'UNAUTHENTICATED' : 'FORBIDDEN'
        const { gateway, subgraph } = bothWays(stranger, place.subgraph)
        const seen = {
          gateway: seenIn(await gateway(OF_NODE(place), { id })),
          subgraph: seenIn(await subgraph(OF_ENTITY(place), { of })),
        }
        for (const [way, each] of Object.entries(seen)) {
          const isRefused =
            each.codes.length > 0 &&
            each.codes.every((code) => code === refusal || (code === 'HIDDEN' && way === 'gateway'))
          // What is nobody else's without saying so in the SDL, or without a word, may be nothing to them.
          const isNothing = (!isSelf(place) || SILENT.includes(coordinateOf(place))) && each.codes.length === 0
          if (each.value !== null || !(isRefused || isNothing)) note(stranger.name, place, way, each)
        }
      }
      const byOwner = seenIn(await all.owners.host.ask(OF_NODE(place), { id }))
      if (byOwner.codes.length > 0 || (!isSelf(place) && byOwner.value === null))
        note('Alice', place, 'gateway', byOwner)
    }
    expect(wrong).toEqual([])
  }, 120_000)
})

describe('a thing that is somebody’s own', () => {
  it('is to strangers, at every entrance, as if it were not there', async () => {
    const wrong: string[] = []
    for (const [typeName, decision] of Object.entries(THINGS)) {
      if (decision === 'PUBLIC') continue
      const id = idOf(typeName)
      const absent = absentLike(id)
      const isNode = internal
        .getPossibleTypes(internal.getType('Node') as GraphQLInterfaceType)
        .some(({ name }) => name === typeName)
      const everything = asksFor(typeName, internal, internal)
      const entrances = [
        ...(isNode ? ['node', ...entrancesTo(internal, typeName)] : []).map(
          (name) => `query ($id: ID!) { things: ${name}(id: $id) { ${everything} } }`,
        ),
        ...(isNode ? [`query ($id: ID!) { things: nodes(ids: [$id]) { ${everything} } }`] : []),
      ]
      const told = ({ data }: Answer) => [data?.things].flat().some((thing: Json) => thing?.id === id)
      for (const stranger of all.strangers) {
        for (const query of entrances) {
          const [ofAlices, ofNothing] = [await stranger.ask(query, { id }), await stranger.ask(query, { id: absent })]
          if (told(ofAlices) || !isDeepStrictEqual(asOf(ofAlices, id, absent), asOf(ofNothing, id, absent)))
            wrong.push(`${stranger.name}: ${query}: ${JSON.stringify(ofAlices)}, not ${JSON.stringify(ofNothing)}`)
        }
        for (const [subgraph, schema] of subgraphs) {
          if (!places.some((place) => place.subgraph === subgraph && place.typeName === typeName)) continue
          const query = `query ($of: [_Any!]!) { things: _entities(representations: $of) { ${asksFor(typeName, internal, schema)} } }`
          const ask = (of: string) => stranger.askSubgraph(subgraph, query, { of: [{ __typename: typeName, id: of }] })
          const [ofAlices, ofNothing] = [await ask(id), await ask(absent)]
          if (!isDeepStrictEqual(asOf(ofAlices, id, absent), asOf(ofNothing, id, absent)))
            wrong.push(
              `${stranger.name} of ${subgraph}: ${typeName}: ${JSON.stringify(ofAlices)}, not ${JSON.stringify(ofNothing)}`,
            )
          const ofOwners = await Promise.all(
            people().map((person) =>
              all.askSubgraph(subgraph, viewerOf(person), query, { of: [{ __typename: typeName, id }] }),
            ),
          )
          if (!ofOwners.some(told)) wrong.push(`Alice of ${subgraph}: ${typeName}: ${JSON.stringify(ofOwners[0])}`)
        }
      }
      for (const query of entrances) {
        const answers = await Promise.all(people().map((person) => person.ask(query, { id })))
        if (!answers.some(told)) wrong.push(`Alice: ${query}: ${JSON.stringify(answers[0])}`)
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)
})

describe('a stream of what is somebody’s own', () => {
  it('is told from those that are everybody’s', () => {
    expect(Object.keys(ENTRANCES).sort()).toEqual(undecidedEntrancesIn(places))
  })

  it('opens for its owner, and to strangers is as one of what is not there', async () => {
    const query = 'subscription ($id: ID!) { workflowEvents(id: $id) { __typename } }'
    const id = idOf('Workflow')
    for (const { name, askSubgraph } of all.strangers) {
      const [ofAlices, ofNothing] = [
        await askSubgraph('payments', query, { id }),
        await askSubgraph('payments', query, { id: absentLike(id) }),
      ]
      expect([name, asOf(ofAlices, id, '')]).toEqual([name, asOf(ofNothing, absentLike(id), '')])
      expect([name, ofAlices.data?.result, ofAlices.errors?.length]).toEqual([name, undefined, 1])
    }
    const buyer = viewerOf(all.owners.fan)
    expect(await all.askSubgraph('payments', buyer, query, { id })).toEqual({ data: { result: 'open' } })
  })
})

describe('at the end', () => {
  it('what ends things is their owners’, too', () => walk(last), 120_000)
})
