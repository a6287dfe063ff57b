import type { DemoPerson } from '../gateway/explorer/config.ts'
import { anonymous } from '../platform/viewer.ts'
import { actAs, type DemoHost } from './host.ts'
import { DEMO_PASSWORD } from './steps/people.ts'

/** Whom to sign in as, and what for. */
export const DEMO_PEOPLE: DemoPerson[] = [
  ['Mei', 'mei', 'student; may post and comment in Campus Journal'],
  ['Wei', 'wei', 'credit 750, which is not over 750: may read, like and tip there, not comment'],
  ['Jun', 'jun', 'credit 751: may comment there; leads a hiking group'],
  ['Lin', 'lin', 'on air right now; runs a merchant with two campaigns'],
  ['Registrar', 'registrar', 'staff: attests facts, reviews merchants, records credit'],
].map(([name = '', handle = '', about = '']) => ({ name, handle, password: DEMO_PASSWORD, about }))

const LOOK_AROUND = `{
  lin: user(handle: "lin") { id merchants { id lifeAccount { liveRooms(first: 1) { id } } } }
  mei: user(handle: "mei") { id posts(first: 1) { edges { node { id } } } }
  wei: user(handle: "wei") { id }
  jun: user(handle: "jun") { id }
  community(slug: "campus-journal") { id slug }
  liveRooms(state: LIVE, first: 1) { edges { node { id } } }
}`

/**
 * Values for the variables of example operations, as the demo world has them now; those that are not to be had are left out.
 * The room is the merchant's, on air if it is; the subject to tip is the room too, as tips show there at once.
 */
export async function exampleVariables(host: Pick<DemoHost, 'engine'>): Promise<Record<string, unknown>> {
  const seen = await actAs(host, anonymous).ask(LOOK_AROUND)
  const [merchant] = seen.lin?.merchants ?? []
  const roomId = merchant?.lifeAccount?.liveRooms[0]?.id ?? seen.liveRooms.edges[0]?.node.id
  const userIds = [seen.mei, seen.wei, seen.jun].flatMap((person) => person?.id ?? [])
  const found = {
    roomId,
    subjectId: roomId,
    merchantId: merchant?.id,
    userIds: userIds.length > 0 ? userIds : undefined,
    slug: seen.community?.slug,
    communityId: seen.community?.id,
    postId: seen.mei?.posts.edges[0]?.node.id,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
