import { describe } from 'vitest'
import type { World } from '../support/world.ts'
import { authority } from './authority.ts'
import { circleGates } from './circle-gates.ts'
import { feedAndAds } from './feed-and-ads.ts'
import { liveRoom } from './live-room.ts'
import { meetup } from './meetup.ts'
import { money } from './money.ts'
import { partners } from './partners.ts'
import { sandbox } from './sandbox.ts'

/** Journeys across subgraphs; the same in one process and over the wire. */
export function journeys(world: () => World): void {
  describe('a circle and its gates', () => circleGates(world))
  describe('a live room', () => liveRoom(world))
  describe('the feed and its ads', () => feedAndAds(world))
  describe('a meetup', () => meetup(world))
  describe('money', () => money(world))
  describe('a partner', () => partners(world))
  describe('the sandbox', () => sandbox(world))
  describe('authority over time', () => authority(world))
}
