import { randomUUID } from 'node:crypto'
import { Pool } from 'undici'
import { issueAccessToken, sharedKey } from '../../platform/access-token.ts'
import { systemClock } from '../../platform/clock.ts'
import { openOutbox } from '../../platform/events/outbox.ts'
import { newId } from '../../platform/ids.ts'
import { startTarget } from '../load.ts'
import { ACCESS_TOKEN_SECRET } from '../servers/world.ts'
import { type Measured, measure } from './measure.ts'
import type { Stage } from './stage.ts'

const TIP = `mutation ($input: TipInput!) {
  tip(input: $input) { tip { id amount { minor currency } } denied { code } userErrors { code } } }`
const TOKENS = 2_000

export interface ThroughGraph extends Measured {
  /** CPU of the process that serves the graph, per 1,000 tips. */
  readonly graphMsPer1000: number
}

/** The mutation `tip` over HTTP, through gateway and payments in one process, each tip from somebody with a token of their own. */
export async function measureGraph(stage: Stage, inFlight: number, seconds: number): Promise<ThroughGraph> {
  // What other ways announced nobody has read: this graph begins with nothing to catch up with.
  const database = stage.open(1)
  await database.client`truncate events.outbox`
  await database.close()
  // As `npm start` starts it.
  const target = await startTarget('gateway', stage.url, ['--max-semi-space-size=64'])
  const key = sharedKey(new TextEncoder().encode(ACCESS_TOKEN_SECRET))
  const tokens = await Promise.all(
    stage.payerIds
      .slice(0, TOKENS)
      .map(async (userId) => issueAccessToken({ userId, sessionId: newId('Session'), scopes: [] }, key, systemClock)),
  )
  await tellOfPost(stage)
  const pool = new Pool(`http://127.0.0.1:${target.port}`, { connections: inFlight })
  const act = (token = tokens[Math.floor(Math.random() * tokens.length)]) => give(token?.token ?? '')
  const give = async (token: string) => {
    const input = { subjectId: stage.subjectId, amount: { minor: '7', currency: 'CNY' }, idempotencyKey: randomUUID() }
    const response = await pool.request({
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: TIP, variables: { input } }),
    })
    const text = await response.body.text()
    if (!text.includes('"tip":{"tip":{"id"')) throw new Error(`no tip: ${text.slice(0, 300)}`)
  }
  const cpuMs = () =>
    new Promise<number>((resolve) => {
      target.child.once('message', ({ cpu }: { cpu: NodeJS.CpuUsage }) => resolve((cpu.user + cpu.system) / 1000))
      target.child.send('cpu')
    })
  try {
    await untilTipped(act)
    // Everybody has been here before: a token is checked once in the minutes it lives, not for each tip.
    for (let from = 0; from < tokens.length; from += inFlight)
      await Promise.all(tokens.slice(from, from + inFlight).map((token) => act(token)))
    let done = 0
    const counted = async () => {
      await act()
      done += 1
    }
    const before = await cpuMs()
    const measured = await measure(counted, inFlight, { seconds, warmUpSeconds: 2, serverPid: stage.serverPid })
    return { ...measured, graphMsPer1000: (((await cpuMs()) - before) / done) * 1000 }
  } finally {
    await pool.close()
    target.stop()
  }
}

/** The graph may have to hear of the post first. */
async function untilTipped(act: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await act()
    } catch (error) {
      if (tries === 20) throw error
    }
  }
}

/** As content would, of the post that is tipped. */
async function tellOfPost({ open, subjectId, creatorId }: Stage): Promise<void> {
  const database = open(1)
  await database.transact((tx) =>
    openOutbox(tx, systemClock).publish('content.postPublished', {
      ...{ postId: subjectId, authorId: creatorId, communityId: null, createdAt: new Date().toISOString() },
      ...{ lifeAccountId: null, kind: 'IMAGE_TEXT', topicIds: [], areaCode: null },
    }),
  )
  await database.close()
}
