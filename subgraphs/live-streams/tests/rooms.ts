import { BACKGROUND } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { CATALOGUE } from '../domain/catalogue.ts'
import { liveStreams, seedReference } from '../index.ts'

/** This subgraph alone, with its catalogue. */
export async function openLive(): Promise<TestSubgraph> {
  const graph = await openTestSubgraph(liveStreams)
  await seedReference(graph.database)
  return graph
}

const START = `mutation ($input: StartRoomInput!) { startRoom(input: $input) { room { id } userErrors { code } } }`

/** Somebody on air, as they would go there themselves. */
export async function goLive(graph: TestSubgraph, host: Caller = graph.person()) {
  const { startRoom } = await host.data(START, {
    input: { title: 'Tea from Hangzhou', idempotencyKey: newId('LiveRoom') },
  })
  if (!startRoom.room) throw new Error(`could not go live: ${JSON.stringify(startRoom.userErrors)}`)
  return { host, roomId: startRoom.room.id as string }
}

/** Run a mutation on `input` and give back its payload; unless told otherwise with a key of its own. */
export async function act(person: Caller, mutation: string, input: object, selection: string): Promise<Json> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1)
  const data = await person.data(
    `mutation ($input: ${type}Input!) { result: ${mutation}(input: $input) { ${selection} userErrors { code field message } } }`,
    { input },
  )
  return data.result
}

export const codesOf = (payload: Json): string[] => payload.userErrors.map((error: { code: string }) => error.code)

/** Say something; with a key of its own unless one is given. */
export function say(person: Caller, roomId: string, text: string, idempotencyKey: string = newId('ChatMessage')) {
  return act(
    person,
    'sendChat',
    { roomId, text, idempotencyKey },
    'message { id seq text } denied { code summary source }',
  )
}

/** The gift of the catalogue with this name. */
export function giftNamed(name: string) {
  const gift = CATALOGUE.find((candidate) => candidate.name === name)
  if (!gift) throw new Error(`no gift is called ${name}`)
  return gift
}

/**
 * How many statements over this subgraph's tables the work takes: the fewest of a few runs, as reactions to other things add some
 * now and then. What moves events along is not counted, nor what the keeper looks for every second.
 */
export async function ownStatementsOf(graph: TestSubgraph, work: () => Promise<unknown>): Promise<number> {
  const counts: number[] = []
  for (let run = 0; run < 4; run++) {
    const texts = await graph.statementTextsOf(work)
    counts.push(texts.filter((text) => text.includes('"live_streams"') && !text.startsWith(BACKGROUND)).length)
  }
  return Math.min(...counts)
}

/** Wait until `check` holds, for what happens in the background. */
export async function eventually(check: () => Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; ) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it did not come true in time')
}
