import { v7 } from 'uuid'
import { expect } from 'vitest'
import type { Answer, Json } from '../support/client.ts'
import type { Person } from '../support/world.ts'
import { ACTS, type ActDecision } from './strangers-acts.ts'
import { mutationOf, refusalsOf, toldIn } from './strangers-asking.ts'
import type { Stranger, StrangersWorld } from './strangers-cast.ts'
import { mutation, subgraphOf } from './strangers-graph.ts'

/** What asks nothing of who does it, as it is how people become somebody. */
const OPEN_TO_NOBODY = ['signUp', 'signIn', 'refreshSession']

export interface Try {
  readonly name: string
  readonly variables: Record<string, unknown>
}

/** What a stranger may be refused with, through the gateway and by a subgraph. */
function refusalsFor({ name: who }: Stranger, name: string, decision: ActDecision) {
  const isOpen = OPEN_TO_NOBODY.includes(name)
  const codes = decision.is === 'OWNER' ? [decision.code, ...(decision.afterwards ?? [])] : []
  if (who === 'bob') return decision.is === 'STAFF' ? refusedBy(['FORBIDDEN']) : { gateway: codes, subgraph: codes }
  if (who === 'app') return refusedBy(isOpen ? codes : ['FORBIDDEN', ...codes])
  return refusedBy(isOpen ? codes : ['UNAUTHENTICATED'])
}
const refusedBy = (subgraph: string[]) => ({ gateway: ['HIDDEN', ...subgraph], subgraph })

/** Everything that is wrong when somebody tries what is not theirs; nothing when it is refused, and nothing told. */
export async function triedBy(stranger: Stranger, { name, variables }: Try, decision: ActDecision): Promise<string[]> {
  const field = mutation(name)
  const text = mutationOf(field, Object.keys(variables))
  const subgraph = subgraphOf(name)
  const may = refusalsFor(stranger, name, decision)
  const wrong = (way: 'gateway' | 'subgraph', answer: Answer): string[] => {
    const refusals = refusalsOf(answer)
    const tells = decision.is === 'OWNER' && decision.tells
    const told = toldIn(answer).filter((each) => !each.startsWith(`data.result.${tells}.`))
    if (refusals.length > 0 && refusals.every((code) => may[way].includes(code)) && told.length === 0) return []
    return [`${stranger.name} tries ${name} (${way}): ${refusals.join() || 'not refused'} ${told.join()}`]
  }
  return [
    ...wrong('gateway', await stranger.ask(text, variables)),
    ...(subgraph ? wrong('subgraph', await stranger.askSubgraph(subgraph, text, variables)) : []),
  ]
}

/** Have strangers try what is not theirs, or what only people do. */
export async function tryByStrangers(all: StrangersWorld, tries: readonly (Try & { by?: 'bob' })[]): Promise<string[]> {
  const names = tries.map(({ name }) => name).join()
  return all.unchanged(names, async () => {
    const found: string[] = []
    for (const each of tries) {
      const decision = decisionOn(each.name)
      const mayBob = decision.is === 'OWN' || decision.is === 'ANYONE' || decision.is === 'NOBODY'
      for (const stranger of all.strangers) {
        if (mayBob && (stranger.name === 'bob' || decision.is === 'NOBODY')) continue
        if (each.by && stranger.name !== each.by) continue
        found.push(...(await triedBy(stranger, each, decision)))
      }
    }
    return found
  })
}

export const decisionOn = (name: string) => ACTS[name] ?? expect.fail(`decide in strangers-acts.ts whose ${name} is`)

/** Do something for real, as whom it belongs to: it must not be refused. */
export async function done(
  as: Pick<Person, 'ask'>,
  { name, variables, select }: Try & { select?: string | undefined },
) {
  const field = mutation(name)
  const { data, errors } = await as.ask(mutationOf(field, Object.keys(variables), select), variables)
  expect([name, errors, data?.result?.userErrors ?? []]).toEqual([name, undefined, []])
  return data.result
}

/** Somebody who is signed in does what everybody may, to Alice's things, with the key that Alice used for it. */
export async function doneByBob(
  all: StrangersWorld,
  name: string,
  variables: Record<string, unknown>,
  byAlice: Json,
): Promise<void> {
  const { is } = decisionOn(name)
  if (is !== 'OWN' && is !== 'ANYONE') return
  const bob = name.startsWith('signOut') ? await all.world.signUp(`bob_${name.toLowerCase()}`) : all.bob
  const act = () => done(bob, { name, variables: fresh(variables, 'slug') })
  const byBob = await (is === 'OWN' ? all.onlyOf : all.costsOnly)(bob.id, name, act)
  // A key of Alice's is not a key to what she did with it.
  for (const [field, value] of Object.entries<Json>(byBob ?? {}))
    if (CREATED.has(`${name}.${field}`)) expect([name, value.id]).not.toEqual([name, byAlice[field].id])
}

/** Variables with other values for those that must not come twice. */
export function fresh(variables: Variables, ...names: string[]): Variables {
  const anew = (value: object) =>
    Object.fromEntries(Object.entries(value).map(([name, each]) => [name, names.includes(name) ? v7() : each]))
  return { ...anew(variables), ...(variables.input && { input: anew(variables.input) }) }
}
export type Variables = Record<string, unknown> & { readonly input?: object }

/** What is made anew, by whoever does it. */
const CREATED = new Set(
  ['publish.post', 'comment.comment', 'createOrganisation.organisation', 'createCommunity.community', 'tip.tip']
    .concat(['startMerchantOnboarding.merchant', 'scheduleRoom.room', 'startRoom.room', 'sendChat.message'])
    .concat(['transfer.transfer', 'checkout.workflow', 'topUp.wallet']),
)
