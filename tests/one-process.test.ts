import { afterAll, beforeAll } from 'vitest'
import { journeys } from './journeys/index.ts'
import { type OneProcessWorld, openOneProcessWorld } from './support/world.ts'

let world: OneProcessWorld
beforeAll(async () => {
  world = await openOneProcessWorld()
})
afterAll(() => world.close())

journeys(() => world)
