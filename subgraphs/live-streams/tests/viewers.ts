import type { Caller, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { eventually } from './rooms.ts'

const WATCH = 'mutation ($id: ID!) { watchRoom(roomId: $id) { room { viewers } userErrors { code } } }'
const LEAVE = 'mutation ($id: ID!) { leaveRoom(roomId: $id) { userErrors { code } } }'
const VIEWERS = 'query ($id: ID!) { liveRoom(id: $id) { viewers peakViewers } }'

/** Somebody says in one process or another that they watch. */
export async function watchIn(process: TestSubgraph, roomId: string, person: Caller): Promise<void> {
  const { watchRoom } = await process.person({ id: person.id }).data(WATCH, { id: roomId })
  if (watchRoom.userErrors.length > 0) throw new Error(JSON.stringify(watchRoom.userErrors))
}
export async function leaveIn(process: TestSubgraph, roomId: string, person: Caller): Promise<void> {
  await process.person({ id: person.id }).data(LEAVE, { id: roomId })
}
/** What a process answers about a room. */
export async function viewersIn(
  process: TestSubgraph,
  roomId: string,
): Promise<{ viewers: number; peakViewers: number }> {
  return (await process.anonymous.data(VIEWERS, { id: roomId })).liveRoom
}
/** The numbers viewers were told of, in order. */
export async function toldOf(graph: TestSubgraph, roomId: string): Promise<number[]> {
  const events = await graph.announced('live.viewersChanged')
  return events.filter((event) => event.roomId === roomId).map((event) => event.viewers)
}
/** Let a second go by, after which viewers may be told again, and wait until they were told this number. */
export async function untilTold(graph: TestSubgraph, roomId: string, viewers: number): Promise<void> {
  graph.clock.advance(1000)
  await eventually(async () => (await toldOf(graph, roomId)).at(-1) === viewers, 30_000)
}
export const crowd = (graph: TestSubgraph, count: number): Caller[] =>
  Array.from({ length: count }, () => graph.person())
