import { afterAll, beforeAll } from 'vitest'
import { journeys } from './journeys/index.ts'
import { openManyProcessesWorld, type World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await openManyProcessesWorld()
}, 180_000)
afterAll(() => world.close())

journeys(() => world)
