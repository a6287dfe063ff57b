import type { World } from '../world.ts'
import { media } from './media.ts'
import { moves } from './moves.ts'
import { strict } from './strict.ts'

export const WORLDS: readonly World[] = [media, moves, strict]
