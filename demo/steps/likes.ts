import { type LikeSeed, loadLikes } from '../../subgraphs/content/index.ts'
import { draw } from '../dice.ts'
import type { Stage } from '../stage.ts'
import { EVERYBODY } from '../world/people.ts'
import { POSTS } from '../world/posts/index.ts'
import { ROOMS } from '../world/rooms.ts'
import { momentAfter } from './posts.ts'
import { timesOf } from './rooms.ts'

/** Who likes what: drawn by lot, and in bulk, as a like by itself shows nowhere. */
export async function likes(stage: Stage): Promise<void> {
  const liked = [
    ...POSTS.map(({ key, author, likes, hoursAgo }) => ({
      name: `post:${key}`,
      owner: author,
      likes,
      from: stage.ago({ hours: hoursAgo }),
    })),
    ...ROOMS.map((room) => ({
      name: `room:${room.key}`,
      owner: room.host,
      likes: room.likes,
      from: timesOf(stage, room)[0],
    })),
  ]
  const seeds = await Promise.all(
    liked.map(async ({ name, owner, likes: howMany, from }): Promise<LikeSeed[]> => {
      const subjectId = await stage.named(name)
      const others = EVERYBODY.filter(({ handle }) => handle !== owner)
      return draw(others, howMany, name).map(({ handle }, index) => ({
        subjectId,
        userId: stage.idOf(handle),
        at: momentAfter(from, stage.present, index, howMany),
      }))
    }),
  )
  // Rooms go on air in live-streams; content has to have heard of them.
  await stage.settle()
  await loadLikes(stage.host.kernel.database, seeds.flat())
  stage.count('likes', seeds.flat().length)
}
