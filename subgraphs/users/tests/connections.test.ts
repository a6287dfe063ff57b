import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { crowd } from './people.ts'

// Whatever people do to each other, counts, lists and events agree with a model of it that fits on a page.

const ACTS = ['follow', 'unfollow', 'block', 'unblock'] as const
type Act = { name: (typeof ACTS)[number]; actor: number; other: number }
const PEOPLE = 4
const person = fc.nat({ max: PEOPLE - 1 })
const acts = fc.array(fc.record({ name: fc.constantFrom(...ACTS), actor: person, other: person }), {
  minLength: 5,
  maxLength: 25,
})

let graph: TestSubgraph
let worlds = 0
const newWorld = (): Promise<Caller[]> => {
  worlds++
  return crowd(graph, ...Array.from({ length: PEOPLE }, (_, index) => `world_${worlds}_${index}`))
}

beforeAll(async () => {
  graph = await openTestSubgraph(users)
})
afterAll(() => graph.close())

/** Who follows and who blocks whom, as `follower>followee`. */
class Model {
  readonly follows = new Set<string>()
  readonly blocks = new Set<string>()

  /** @returns the code of the refusal, or null */
  take({ name, actor, other }: Act): string | null {
    const [there, back] = [`${actor}>${other}`, `${other}>${actor}`]
    if (name === 'unfollow') this.follows.delete(there)
    if (name === 'unblock') this.blocks.delete(there)
    if (name === 'unfollow' || name === 'unblock') return null
    if (actor === other) return 'CANNOT_TARGET_SELF'
    if (name === 'block') {
      this.blocks.add(there)
      this.follows.delete(there)
      this.follows.delete(back)
      return null
    }
    if (this.blocks.has(there) || this.blocks.has(back)) return 'BLOCKED'
    this.follows.add(there)
    return null
  }

  countsOf(index: number) {
    const others = [...Array(PEOPLE).keys()]
    const followers = others.filter((other) => this.follows.has(`${other}>${index}`))
    const following = others.filter((other) => this.follows.has(`${index}>${other}`))
    return {
      followerCount: followers.length,
      followingCount: following.length,
      connectionCount: followers.filter((other) => following.includes(other)).length,
    }
  }
}

async function run(people: Caller[], { name, actor, other }: Act): Promise<string | null> {
  const operation = `mutation ($id: ID!) { ${name}(userId: $id) { userErrors { code } } }`
  const answer = await people[actor]!.data(operation, { id: people[other]!.id })
  return answer[name].userErrors[0]?.code ?? null
}

/** What the graph shows of these people, in the model's words. */
async function shownOf(people: Caller[]) {
  const SHOWN = `query ($id: ID!) { user(id: $id) { followerCount followingCount connectionCount
    followers { edges { node { id } } } following { edges { node { id } } }
    blockedUsers { edges { node { id } } } } }`
  const indexOf = ({ node }: { node: { id: string } }) => people.findIndex((each) => each.id === node.id)
  const follows = new Set<string>()
  const followedBy = new Set<string>()
  const blocks = new Set<string>()
  const counts = []
  for (const [index, each] of people.entries()) {
    const { user } = await each.data(SHOWN, { id: each.id })
    const { followers, following, blockedUsers, ...rest } = user
    counts.push(rest)
    for (const edge of following.edges) follows.add(`${index}>${indexOf(edge)}`)
    for (const edge of followers.edges) followedBy.add(`${indexOf(edge)}>${index}`)
    for (const edge of blockedUsers.edges) blocks.add(`${index}>${indexOf(edge)}`)
  }
  return { follows, followedBy, blocks, counts }
}

/** What somebody knows who only hears the events. */
async function heardOf(people: Caller[]) {
  await graph.settle()
  const rows = await graph.database.client`
    select name, payload from events.log where name like 'users.user%ed' and name <> 'users.userSignedUp' order by position`
  const indexOf = (id: string) => people.findIndex((each) => each.id === id)
  const follows = new Set<string>()
  const blocks = new Set<string>()
  for (const { name, payload } of rows) {
    const pair = `${indexOf(payload.followerId ?? payload.blockerId)}>${indexOf(payload.followeeId ?? payload.blockedId)}`
    if (pair.includes('-1')) continue
    if (name === 'users.userFollowed') follows.add(pair)
    if (name === 'users.userUnfollowed') follows.delete(pair)
    if (name === 'users.userBlocked') blocks.add(pair)
    if (name === 'users.userUnblocked') blocks.delete(pair)
  }
  return { follows, blocks }
}

it('come out as the model says, one act after the other', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      const people = await newWorld()
      const model = new Model()
      for (const act of sequence) expect(await run(people, act)).toBe(model.take(act))
      const shown = await shownOf(people)
      expect(shown).toEqual({
        follows: model.follows,
        followedBy: model.follows,
        blocks: model.blocks,
        counts: people.map((_, index) => model.countsOf(index)),
      })
      expect(await heardOf(people)).toEqual({ follows: model.follows, blocks: model.blocks })
    }),
    { numRuns: 10 },
  )
})

it('hold together when everybody acts at once', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      const people = await newWorld()
      await Promise.all(sequence.map((act) => run(people, act)))
      const { counts, ...shown } = await shownOf(people)
      const { follows, blocks } = shown
      expect(shown.followedBy).toEqual(follows)
      for (const pair of follows) {
        const [follower, followee] = pair.split('>')
        expect(blocks.has(pair) || blocks.has(`${followee}>${follower}`)).toBe(false)
      }
      const model = Object.assign(new Model(), { follows })
      expect(counts).toEqual(people.map((_, index) => model.countsOf(index)))
      expect(await heardOf(people)).toEqual({ follows, blocks })
    }),
    { numRuns: 10 },
  )
})
