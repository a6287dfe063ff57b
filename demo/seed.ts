import { hasPeople } from '../subgraphs/users/index.ts'
import type { DemoClock } from './clock.ts'
import { DemoError, type DemoHost } from './host.ts'
import { openStage, type Progress, type Stage } from './stage.ts'
import { campaigns } from './steps/campaigns.ts'
import { circles } from './steps/circles.ts'
import { likes } from './steps/likes.ts'
import { merchants } from './steps/merchants.ts'
import { follows, people, standing } from './steps/people.ts'
import { posts } from './steps/posts.ts'
import { audience, rooms } from './steps/rooms.ts'
import { services } from './steps/services.ts'
import { orders, products } from './steps/shops.ts'
import { alone, beginWorld, findWorld, finishWorld } from './store/worlds.ts'

export interface SeedOptions {
  /** The clock the host runs on; it is moved through the past and released in the end. */
  clock: DemoClock
  progress?: Progress
  /** Leave out the directory of services, rooms, likes and campaigns: what is there in a second or two. */
  small?: boolean
}

/** What was made. */
export interface SeedReport {
  /** How many of each kind, in the order they were made. */
  figures: ReadonlyMap<string, number>
  seconds: number
}

type Step = (stage: Stage) => Promise<void>

/** In the order of what needs what. */
const SMALL: readonly Step[] = [people, standing, follows, merchants, circles, posts]
const REST: readonly Step[] = [products, rooms, likes, campaigns, orders]

/** Whether the demo world is in this database, whole. */
export async function isSeeded({ kernel }: Pick<DemoHost, 'kernel'>): Promise<boolean> {
  return Boolean((await findWorld(kernel.database))?.finishedAt)
}

/**
 * Whether the demo world may be made here: its people have a password everybody knows, so they must not move in with others.
 * A world whose making was cut short may be completed.
 */
export async function isSeedable({ kernel }: Pick<DemoHost, 'kernel'>): Promise<boolean> {
  const world = await findWorld(kernel.database)
  return world ? world.finishedAt === null : !(await hasPeople(kernel.database))
}

/**
 * Make the demo world, once: through the operations everybody uses, in bulk where those would take too long. It may be cut
 * short at any moment; the next call completes it, and nothing is there twice.
 * @returns what was made; null when it was there before
 * @throws DemoError when other people are
 */
export async function seedDemo(host: DemoHost, options: SeedOptions): Promise<SeedReport | null> {
  const { clock, progress = () => {}, small = false } = options
  const { database } = host.kernel
  return alone(database, async () => {
    if (await isSeeded(host)) return null
    if (!(await isSeedable(host)))
      throw new DemoError(
        'Other people are in this database: the demo world, whose password everybody knows, stays out.',
      )
    const startedMs = performance.now()
    const { begunAt } = await beginWorld(database, clock.now())
    const stage = openStage(host, clock, begunAt, progress)
    // The directory has no past, and is the largest part: it is filled beside the rest.
    const directory = small ? Promise.resolve() : services(stage)
    try {
      for (const step of small ? SMALL : [...SMALL, ...REST]) await step(stage)
    } finally {
      clock.release()
      await directory.catch(() => {})
    }
    await directory
    if (!small) await audience(stage)
    await stage.settle()
    await finishWorld(database, clock.now())
    return { figures: stage.figures, seconds: (performance.now() - startedMs) / 1000 }
  })
}
