import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decideHosting,
  decideLifeAccount,
  decideMove,
  decidePreparing,
  decideSchedule,
  mayBecome,
  type RoomState,
} from './room.ts'

const room = (state: RoomState) => ({ id: 'room_1', hostId: 'usr_host', state })
const STATES: RoomState[] = ['SCHEDULED', 'LIVE', 'ENDED']

describe('the states of a room', () => {
  it('lead from scheduled over live to ended, with calling off as the only short cut', () => {
    const moves = STATES.flatMap((from) => STATES.filter((to) => mayBecome(from, to)).map((to) => `${from} ${to}`))
    expect(moves).toEqual(['SCHEDULED LIVE', 'SCHEDULED ENDED', 'LIVE ENDED'])
  })
  it('never lead back, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<'LIVE' | 'ENDED'>('LIVE', 'ENDED')), (wishes) => {
        let state: RoomState = 'SCHEDULED'
        for (const wish of wishes) {
          const next: RoomState = decideMove(room(state), 'usr_host', wish).ok ? wish : state
          expect(STATES.indexOf(next)).toBeGreaterThanOrEqual(STATES.indexOf(state))
          state = next
        }
      }),
    )
  })
})

describe('decideMove', () => {
  it('changes nothing where the room stands there already', () => {
    expect(decideMove(room('LIVE'), 'usr_host', 'LIVE')).toMatchObject({ ok: true, value: { moves: false } })
    expect(decideMove(room('ENDED'), 'usr_host', 'ENDED')).toMatchObject({ ok: true, value: { moves: false } })
  })
  it('does not start what is over', () => {
    expect(decideMove(room('ENDED'), 'usr_host', 'LIVE')).toMatchObject({ code: 'ROOM_ENDED' })
  })
  it('says that there is no room before it says whose it is, and whose it is before that it is over', () => {
    expect(decideMove(null, 'usr_host', 'LIVE')).toMatchObject({ code: 'ROOM_NOT_FOUND' })
    expect(decideMove(room('ENDED'), 'usr_other', 'LIVE')).toMatchObject({ code: 'NOT_HOST' })
  })
})

it('leaves an ended room to be looked at, not to be prepared', () => {
  expect(decideHosting(room('ENDED'), 'usr_host')).toMatchObject({ ok: true })
  expect(decidePreparing(room('ENDED'), 'usr_host')).toMatchObject({ code: 'ROOM_ENDED' })
  expect(decidePreparing(room('SCHEDULED'), 'usr_host')).toMatchObject({ ok: true })
})

it('lets people broadcast under their own name and the life accounts they run', () => {
  expect(decideLifeAccount(null, null, 'usr_a')).toMatchObject({ ok: true })
  expect(decideLifeAccount('life_1', 'usr_a', 'usr_a')).toMatchObject({ ok: true })
  expect(decideLifeAccount('life_1', 'usr_b', 'usr_a')).toMatchObject({ code: 'LIFE_ACCOUNT_NOT_FOUND' })
  expect(decideLifeAccount('life_1', null, 'usr_a')).toMatchObject({ code: 'LIFE_ACCOUNT_NOT_FOUND' })
})

it('takes the present as past when a broadcast is scheduled', () => {
  const at = new Date('2024-02-27T09:00:00Z')
  expect(decideSchedule(at, at)).toMatchObject({ code: 'STARTS_IN_PAST' })
  expect(decideSchedule(new Date(at.getTime() + 1), at)).toMatchObject({ ok: true })
})
