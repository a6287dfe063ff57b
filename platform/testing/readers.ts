import type { Answer, Json } from './subgraph.ts'

/** Somebody who has read what there is and follows what happens after it. */
export interface Reader {
  state: Json
  stream: AsyncIterableIterator<Answer>
}

const READERS_MAX = 24

/**
 * Readers who begin one after the other while `work` goes on, a few dozen at most, and one when it is over. Each has read a state,
 * and follows the stream after the cursor that came with it.
 */
export async function readersDuring(work: Promise<unknown>, begin: () => Promise<Reader>): Promise<Reader[]> {
  let isOver = false
  const ending = work.finally(() => {
    isOver = true
  })
  ending.catch(() => {})
  const readers: Reader[] = []
  while (!isOver && readers.length < READERS_MAX) readers.push(await begin())
  await ending
  readers.push(await begin())
  return readers
}

/** What a stream shows up to an event, which is left out; leaves the stream then. */
export async function eventsUntil(
  { stream }: Reader,
  field: string,
  isLast: (event: Json) => boolean,
): Promise<Json[]> {
  const events: Json[] = []
  for (;;) {
    const { done, value } = await stream.next()
    if (done || value.errors) throw new Error(`the stream ended: ${JSON.stringify(value?.errors)}`)
    const event = JSON.parse(JSON.stringify(value)).data[field]
    if (isLast(event)) break
    events.push(event)
  }
  await stream.return?.()
  return events
}
