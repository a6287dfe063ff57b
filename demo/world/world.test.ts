import { describe, expect, it } from 'vitest'
import { COMMUNITIES } from './circles.ts'
import { MERCHANTS } from './merchants.ts'
import { ADMIRED, EVERYBODY, FRIENDS } from './people.ts'
import { POSTS } from './posts/index.ts'
import { ROOMS } from './rooms.ts'

const handles = EVERYBODY.map(({ handle }) => handle)
const byHandle = new Map(EVERYBODY.map((character) => [character.handle, character]))
const repeated = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index)

describe('the world as it is written down', () => {
  it('names everybody and everything once', () => {
    expect(repeated(handles)).toEqual([])
    expect(repeated([...POSTS, ...ROOMS, ...MERCHANTS].map(({ key }) => key))).toEqual([])
    expect(repeated(COMMUNITIES.map(({ slug }) => slug))).toEqual([])
    expect(handles.filter((handle) => !/^[a-z0-9_]{3,30}$/.test(handle))).toEqual([])
  })

  it('speaks only of people who are in it', () => {
    const mentioned = [
      ...FRIENDS.flat(),
      ...ADMIRED.flatMap(({ handle, by }) => [handle, ...by]),
      ...POSTS.flatMap(({ author, comments = [], tips = [] }) => [
        author,
        ...[...comments, ...tips].map(([who]) => who),
      ]),
      ...ROOMS.flatMap(({ host, watchers, script }) => [host, ...watchers, ...script.map(([who]) => who)]),
      ...MERCHANTS.flatMap(({ owner, lifeAccount }) => [owner, ...lifeAccount.followers]),
      ...COMMUNITIES.flatMap(({ owner, members, groups }) => [
        owner,
        ...members,
        ...groups.flatMap(({ host, members, activities }) => [
          host,
          ...members,
          ...activities.flatMap(({ answers }) => answers),
        ]),
      ]),
    ]
    expect([...new Set(mentioned)].filter((handle) => !byHandle.has(handle))).toEqual([])
  })

  it('lets only members of a group answer its activities, with more answers than seats somewhere', () => {
    const groups = COMMUNITIES.flatMap((community) => community.groups.map((group) => ({ community, group })))
    const strangers = groups.flatMap(({ community, group }) =>
      group.activities.flatMap(({ title, answers }) =>
        answers
          .filter((handle) => handle !== community.owner && !group.members.includes(handle))
          .map((handle) => `${handle} at ${title}`),
      ),
    )
    expect(strangers).toEqual([])
    const activities = groups.flatMap(({ group }) => group.activities)
    expect(activities.some(({ capacity, answers }) => capacity !== null && answers.length > capacity)).toBe(true)
  })

  it('has the two circles and the ten interests of the product', () => {
    expect(COMMUNITIES.filter(({ parent }) => parent === 'life-circle').map(({ slug }) => slug)).toEqual([
      'campus-journal',
      'white-collar-journal',
    ])
    expect(COMMUNITIES.filter(({ kind }) => kind === 'INTEREST')).toHaveLength(10)
  })

  it('keeps to the gates of its circles', () => {
    const circles = ['campus-journal', 'white-collar-journal']
    const kinds = { 'campus-journal': 'STUDENT', 'white-collar-journal': 'WHITE_COLLAR' }
    const inside = POSTS.filter(({ community = '' }) => circles.includes(community))
    expect(inside.length).toBeGreaterThan(15)
    for (const { author, community, comments = [] } of inside) {
      const { gender, claims } = byHandle.get(author) ?? { claims: [] }
      expect({ author, gender }).toEqual({ author, gender: 'FEMALE' })
      expect(claims.map(({ kind }) => kind)).toContain(kinds[community as keyof typeof kinds])
      const kept = comments.map(([who]) => byHandle.get(who)).filter((who) => who?.gender !== 'FEMALE')
      expect(kept.filter((who) => (who?.credit ?? 0) <= 750)).toEqual([])
    }
  })

  it('asks nobody for more than their purse holds', () => {
    const spent = new Map<string, number>()
    const spend = (handle: string, minor: number) => spent.set(handle, (spent.get(handle) ?? 0) + minor)
    for (const { tips = [] } of POSTS) for (const [handle, minor] of tips) spend(handle, minor)
    for (const { script } of ROOMS)
      for (const [handle, said] of script)
        if (typeof said !== 'string' && 'tipMinor' in said) spend(handle, said.tipMinor)
    const broke = [...spent].filter(([handle, minor]) => minor > (byHandle.get(handle)?.purseMinor ?? 0))
    expect(broke).toEqual([])
  })
})
