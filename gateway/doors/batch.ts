import { setImmediate as nextTick } from 'node:timers/promises'
import { OperationTypeNode } from 'graphql'
import { joinedHeaders } from '../plan/remarks.ts'
import type { RawParameters } from './parameters.ts'
import { isMap } from './parameters.ts'
import { badRequest, Refused } from './refused.ts'
import { failure, type Reply } from './reply.ts'
import { type HttpRequest, type Ready, ready, runInBatch } from './run.ts'

/**
 * Answer several operations sent in one body, in their order, always with 200. Queries run together; a mutation waits for
 * what is before it and is waited for by what comes after, as if each had been sent when the one before was answered.
 * Together they have the bounds of one request: its body, its time.
 * Source: GraphQL over HTTP, appendix "Request Batching".
 * @param max how many are taken; 0 for no batches at all
 * @param failed told of what went wrong on our side
 * @throws Refused 400 for a list that is empty, too long, or holds what is no operation
 */
export async function runBatch(
  request: HttpRequest,
  entries: readonly unknown[],
  max: number,
  failed: (error: unknown) => void,
): Promise<Reply> {
  if (max === 0) throw badRequest('Batches are not taken: send one operation per request.')
  if (entries.length === 0) throw badRequest('The batch is empty.')
  if (entries.length > max) throw tooMany(max, entries.length)
  if (!entries.every(isMap)) throw badRequest('Every entry of a batch must be a JSON object.')
  const refuse = (error: unknown): Reply => {
    const reply = failure(error)
    if (reply.status >= 500) failed(error)
    return reply
  }
  const replies: Promise<Reply>[] = []
  for (const entry of entries as RawParameters[]) {
    const one = await readied(request, entry).catch(refuse)
    const alone = 'operation' in one && one.operation.operation.operation === OperationTypeNode.MUTATION
    if (alone) await Promise.all(replies)
    const running = runInBatch(request, one).catch(refuse)
    replies.push(running)
    if (alone) await running
    // Preparing a batch of documents takes as long as many requests: others come in between.
    else await nextTick()
  }
  const all = await Promise.all(replies)
  const more = joinedHeaders(all.map((reply) => reply.more ?? []))
  return { status: 200, text: `[${all.map(({ text }) => text).join(',')}]`, more }
}

async function readied(request: HttpRequest, entry: RawParameters): Promise<Ready> {
  return ready(request, entry)
}

function tooMany(limit: number, actual: number): Refused {
  return new Refused(
    400,
    'BATCH_LIMIT_EXCEEDED',
    `The batch has ${actual} operations. The limit is ${limit}.`,
    {},
    {
      limit,
      actual,
    },
  )
}
