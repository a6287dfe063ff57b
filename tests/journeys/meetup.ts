import { expect, it } from 'vitest'
import type { Json } from '../support/client.ts'
import type { World } from '../support/world.ts'

const EVENTS = `subscription ($id: ID!, $after: EventCursor) { communityEvents(communityId: $id, after: $after) {
  __typename ... on RsvpChanged { cursor activity { going waitlist } promotedUser { handle } } } }`

/** Eleven people, ten places, one change of plans. */
export function meetup(world: () => World): void {
  it('promotes who waits when somebody cancels, and every subscriber sees it once', async () => {
    const host = await world().signUp('hiking_host')
    const { community } = await host.act(
      'createCommunity',
      { slug: 'hiking', kind: 'INTEREST', name: 'Hiking', idempotencyKey: world().key() },
      'community { id } userErrors { code }',
    )
    const { localGroup } = await host.act(
      'createLocalGroup',
      { communityId: community.id, areaCode: '310104', name: 'Xuhui hikers', idempotencyKey: world().key() },
      'localGroup { id } userErrors { code message }',
    )
    const { activity, userErrors } = await host.act(
      'createActivity',
      {
        localGroupId: localGroup.id,
        title: 'Sunday ridge',
        startsAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
        capacity: 10,
        idempotencyKey: world().key(),
      },
      'activity { id } userErrors { code message }',
    )
    expect(userErrors).toEqual([])
    const hikers = await Promise.all(Array.from({ length: 11 }, (_, index) => world().signUp(`hiker_${index}`)))
    for (const hiker of hikers)
      await hiker.data('mutation ($id: ID!) { join(localGroupId: $id) { userErrors { code } denied { code } } }', {
        id: localGroup.id,
      })

    const watchers = [
      world().anonymous.watch(EVENTS, { id: community.id }),
      hikers[0]!.watch(EVENTS, { id: community.id }),
    ]
    const RSVP =
      'mutation ($id: ID!) { rsvp(activityId: $id) { rsvp { state position } userErrors { code } denied { code } } }'
    const answers = await Promise.all(hikers.map((hiker) => hiker.data(RSVP, { id: activity.id })))
    const states = answers.map(({ rsvp }) => rsvp.rsvp.state)
    expect(states.filter((state) => state === 'GOING')).toHaveLength(10)
    expect(states.filter((state) => state === 'WAITLISTED')).toHaveLength(1)
    const waiting = hikers[states.indexOf('WAITLISTED')]!
    const leaver = hikers[states.indexOf('GOING')]!
    await leaver.data('mutation ($id: ID!) { cancelRsvp(activityId: $id) { rsvp { state } userErrors { code } } }', {
      id: activity.id,
    })

    const promotions = (events: Json[]) =>
      events.filter((event) => event.promotedUser).map((event) => event.promotedUser.handle)
    const deadline = Date.now() + 10_000
    while (watchers.some(({ events }) => promotions(events).length === 0) && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50))
    await new Promise((resolve) => setTimeout(resolve, 300))
    for (const { events } of watchers) expect(promotions(events)).toEqual([waiting.handle])
    const { node } = await waiting.data(
      'query ($id: ID!) { node(id: $id) { ... on Activity { going waitlist viewerRsvp { state } } } }',
      { id: activity.id },
    )
    expect(node).toEqual({ going: 10, waitlist: 0, viewerRsvp: { state: 'GOING' } })
    await Promise.all(watchers.map((watcher) => watcher.stop()))
  })
}
