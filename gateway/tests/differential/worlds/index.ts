import type { World } from '../world.ts'
import { contextual } from './contextual.ts'
import { hidden } from './hidden.ts'
import { media } from './media.ts'
import { moves } from './moves.ts'
import { needs } from './needs.ts'
import { shop } from './shop.ts'
import { strict } from './strict.ts'

export const WORLDS: readonly World[] = [shop, media, hidden, moves, needs, strict, contextual]
