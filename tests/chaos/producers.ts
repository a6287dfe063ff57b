import { setTimeout as wait } from 'node:timers/promises'
import { v7 } from 'uuid'
import { type Answer, openClient } from '../support/client.ts'
import type { Account } from './account.ts'

export interface Producers {
  /** Ids of the messages and tips that were acknowledged. */
  readonly acknowledged: { readonly chat: string[]; readonly tips: string[] }
  /** Attempts after which it was not known whether they had done something. */
  attemptsInDoubt(): number
  /** How many events are acknowledged. */
  count(): number
  /** @returns when all are. @throws when one was refused, or is not known after minutes */
  readonly done: Promise<void>
  /** Begin nothing more. */
  finish(): void
  /** Begin nothing more, and try nothing again. */
  stop(): void
}

export interface ProducerOptions {
  readonly roomId: string
  readonly accounts: readonly Account[]
  readonly gatewayUrls: readonly [string, string]
  readonly events: number
  /** How many may have been begun by now. */
  allowed(): number
}

/** Each so many events one is a tip, the others are messages. */
const TIP_EVERY = 5
const KNOWN_WITHIN_MS = 180_000
const ATTEMPT_MS = 10_000

const CHAT = `mutation ($input: SendChatInput!) {
  result: sendChat(input: $input) { done: message { id } userErrors { code } } }`
const TIP = `mutation ($input: TipInput!) {
  result: tip(input: $input) { done: tip { id } userErrors { code } } }`

/** Produce events by mutations that are sent again, with the same key and to any gateway, until their outcome is known. */
export function startProducers({ roomId, accounts, gatewayUrls, events, allowed }: ProducerOptions): Producers {
  const acknowledged = { chat: [] as string[], tips: [] as string[] }
  let begun = 0
  let inDoubt = 0
  let [finished, stopped] = [false, false]

  const produce = async (number: number, account: Account): Promise<void> => {
    const isTip = number % TIP_EVERY === 0
    const idempotencyKey = v7()
    const input = isTip
      ? { subjectId: roomId, amount: { minor: '1', currency: 'CNY' }, message: `tip ${number}`, idempotencyKey }
      : { roomId, text: `message ${number}`, idempotencyKey }
    const id = await untilKnown(isTip ? TIP : CHAT, input, number, account)
    ;(isTip ? acknowledged.tips : acknowledged.chat).push(id)
  }
  const untilKnown = async (mutation: string, input: object, number: number, account: Account): Promise<string> => {
    const deadline = Date.now() + KNOWN_WITHIN_MS
    let refused = false
    for (let attempt = number; Date.now() < deadline && !stopped; attempt++) {
      const answer = await ask(gatewayUrls[attempt % 2] ?? gatewayUrls[0], mutation, input, account, refused)
      const done = answer?.data?.result?.done
      if (done) return done.id
      const refusals = answer?.data?.result?.userErrors ?? []
      if (refusals.length > 0) throw new Error(`event ${number} was refused: ${JSON.stringify(refusals)}`)
      refused = answer?.errors?.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED') ?? false
      inDoubt += 1
      await wait(50 + Math.random() * 200)
    }
    throw new Error(`nobody knows what became of event ${number}`)
  }
  const work = async (account: Account) => {
    while (begun < events && !finished && !stopped) {
      if (begun >= allowed()) await wait(10)
      else await produce(begun++, account)
    }
  }
  const done = Promise.all(accounts.map(work)).then(
    () => {},
    (error: unknown) => {
      stopped = true
      throw error
    },
  )
  const count = () => acknowledged.chat.length + acknowledged.tips.length
  // Whoever awaits it hears of it; nobody else has to.
  done.catch(() => {})
  const finish = () => {
    finished = true
  }
  const stop = () => {
    stopped = true
  }
  return { acknowledged, attemptsInDoubt: () => inDoubt, count, done, finish, stop }
}

/** @returns null when there was no answer */
async function ask(
  url: string,
  mutation: string,
  input: object,
  account: Account,
  refused: boolean,
): Promise<Answer | null> {
  try {
    const token = await account.token(refused)
    return await Promise.race([openClient(url, token).ask(mutation, { input }), wait(ATTEMPT_MS, null, { ref: false })])
  } catch {
    return null
  }
}
