import { expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { createStreamClient } from '../../clients/stream.ts'
import type { Json } from '../support/client.ts'
import type { Person, World } from '../support/world.ts'

const PATIENCE = { timeout: 20_000, interval: 20 }
const CHAT = `subscription ($id: ID!, $after: EventCursor) { roomEvents(roomId: $id, kinds: [CHAT], after: $after) {
  ... on ChatPosted { cursor message { text } } ... on StreamGap { fromCursor toCursor missed reason } } }`

/** What people were let in for ends when it does: by signing out, by a claim that is taken back; and what is left goes on. */
export function authority(world: () => World): void {
  const people = (...handles: [string, string, ...string[]]) =>
    Promise.all(handles.map((handle) => world().signUp(handle))) as Promise<[Person, Person, Person]>
  const openRoom = async (host: Person) => {
    const { room } = await host.act(
      'startRoom',
      { title: 'Until further notice', idempotencyKey: world().key() },
      'room { id eventCursor } userErrors { code }',
    )
    const say = (text: string) =>
      host.act(
        'sendChat',
        { roomId: room.id, text, idempotencyKey: world().key() },
        'message { seq } userErrors { code }',
      )
    return { ...room, say } as { id: string; eventCursor: string; say: typeof say }
  }

  it('ends with the session at once: streams, requests, and nobody else’s', async () => {
    const [host, guest, other] = await people('host_ha', 'guest_ga', 'other_ou')
    const room = await openRoom(host)
    const variables = { id: room.id, after: room.eventCursor }
    const [ending, staying] = [guest.watch(CHAT, variables), other.watch(CHAT, variables)]
    await room.say('one')
    await Promise.all([ending.upTo(1), staying.upTo(1)])
    await guest.data('mutation { signOut { endedSessions } }')
    const signedOutAt = performance.now()
    await vi.waitFor(() => expect(ending.errors).toHaveLength(1), PATIENCE)
    expect(performance.now() - signedOutAt).toBeLessThan(10_000)
    expect(ending.errors[0]).toMatchObject({ code: 4403, reason: expect.stringContaining('ACCESS_REVOKED') })
    const refused = await guest.ask('{ viewer { id } }')
    expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    await room.say('two')
    await staying.upTo(2)
    await staying.stop()
  })

  it('is taken up by a fresh token where it ended', async () => {
    const [host, guest] = await people('host_hb', 'guest_gb')
    const room = await openRoom(host)
    const signIn = async () => {
      const input = { handle: 'guest_gb', password: 'the password of guest_gb' }
      return (await world().anonymous.act('signIn', input, 'session { accessToken }')).session.accessToken as string
    }
    const lost = vi.fn()
    const client = createStreamClient({
      url: world().url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryMsMax: 200,
      token: (refused) => (refused ? signIn() : guest.accessToken),
      onGap: lost,
    })
    const heard: string[] = []
    const leave = client.subscribe<{ roomEvents: Json }>(
      { query: CHAT, variables: { id: room.id, after: room.eventCursor } },
      { next: ({ data }) => heard.push(data?.roomEvents.message.text), error: lost, complete: () => {} },
    )
    await room.say('one')
    await vi.waitFor(() => expect(heard).toEqual(['one']), PATIENCE)
    await guest.data('mutation { signOut { endedSessions } }')
    for (const text of ['two', 'three', 'four']) await room.say(text)
    await vi.waitFor(() => expect(heard).toEqual(['one', 'two', 'three', 'four']), PATIENCE)
    expect(lost).not.toHaveBeenCalled()
    leave()
  })

  it('ends for somebody a host keeps out of a room, who cannot come back; for them alone, and there alone', async () => {
    const [host, guest, other] = await people('host_hd', 'guest_gd', 'other_od')
    const [room, elsewhere] = [await openRoom(host), await openRoom(other)]
    const variables = { id: room.id, after: room.eventCursor }
    const [ending, staying] = [guest.watch(CHAT, variables), other.watch(CHAT, variables)]
    const there = guest.watch(CHAT, { id: elsewhere.id, after: elsewhere.eventCursor })
    await room.say('one')
    await Promise.all([ending.upTo(1), staying.upTo(1)])
    const ban = { r: room.id, u: guest.id }
    await host.data('mutation ($r: ID!, $u: ID!) { banFromRoom(roomId: $r, userId: $u) { userErrors { code } } }', ban)
    await vi.waitFor(() => expect(ending.errors).toHaveLength(1), PATIENCE)
    expect(ending.errors[0].extensions).toMatchObject({ code: 'BANNED' })
    const again = guest.watch(CHAT, variables)
    await vi.waitFor(() => expect(again.errors).toHaveLength(1), PATIENCE)
    expect([again.events, again.errors[0].extensions.code]).toEqual([[], 'BANNED'])
    await Promise.all([room.say('two'), elsewhere.say('three')])
    await Promise.all([staying.upTo(2), there.upTo(1)])
    await host.data('mutation ($r: ID!, $u: ID!) { liftRoomBan(roomId: $r, userId: $u) { userErrors { code } } }', ban)
    await vi.waitFor(async () => {
      const back = guest.watch(CHAT, variables)
      await back.upTo(2)
      await back.stop()
    }, PATIENCE)
    for (const each of [staying, there, ending, again]) await each.stop()
  })

  it('ends with the claim a gate asks for, while the socket goes on', async () => {
    const staff = await world().signUp('registrar_r', { scopes: ['attestations:issue'] })
    const [owner, guest] = await people('dean_d', 'guest_gc')
    const { community } = (await owner.act(
      'createCommunity',
      { slug: 'students-only', kind: 'LIFE_CIRCLE', name: 'Students only', idempotencyKey: world().key() },
      'community { id } userErrors { code }',
    )) as Json
    const gates = { communityId: community.id, view: 'attestation STUDENT', expectedVersion: 1 }
    expect((await owner.act('setGates', gates, 'userErrors { code }')).userErrors).toEqual([])
    const claim = { userId: guest.id, kind: 'STUDENT', issuer: 'Fudan', idempotencyKey: world().key() }
    const { attestation } = await staff.act('grantAttestation', claim, 'attestation { id } userErrors { code }')
    const watching = guest.watch(
      'subscription ($id: ID!) { communityEvents(communityId: $id) { __typename } }',
      community,
    )
    await vi.waitFor(async () => {
      // Until it is open, somebody who may see it has to make something happen.
      await guest.data('mutation ($id: ID!) { join(communityId: $id) { membership { role } } }', community)
      await guest.data('mutation ($id: ID!) { leave(communityId: $id) { userErrors { code } } }', community)
      expect([watching.events.length, watching.errors]).toEqual([expect.any(Number), []])
      expect(watching.events.length).toBeGreaterThan(0)
    }, PATIENCE)
    await staff.data(
      'mutation ($id: ID!) { revokeAttestation(attestationId: $id) { userErrors { code } } }',
      attestation,
    )
    await vi.waitFor(() => expect(watching.errors).toHaveLength(1), PATIENCE)
    expect(watching.errors[0].extensions).toMatchObject({ code: 'GATE_CLOSED' })
    await watching.stop()
  })
}
