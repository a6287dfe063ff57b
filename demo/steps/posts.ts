import { draw } from '../dice.ts'
import type { Stage } from '../stage.ts'
import { type Happening, inTurn } from '../timeline.ts'
import { EVERYBODY } from '../world/people.ts'
import type { DemoPost } from '../world/post.ts'
import { POSTS } from '../world/posts/index.ts'

const PUBLISH = `mutation ($input: PublishInput!) {
  result: publish(input: $input) { post { id } denied { code summary } userErrors { code message } } }`
const COMMENT = `mutation ($input: CommentInput!) {
  result: comment(input: $input) { comment { id } denied { code summary } userErrors { code message } } }`
export const TIP = `mutation ($input: TipInput!) {
  result: tip(input: $input) { tip { id } denied { code summary } userErrors { code message } } }`
const VIEW = `mutation ($input: RecordViewInput!) {
  result: recordView(input: $input) { post { id } userErrors { code message } } }`

/** Everything published, and what each post sets off in the hours after it; likes come in bulk, later. */
export async function posts(stage: Stage): Promise<void> {
  await stage.play(
    'posts, comments and tips',
    POSTS.flatMap((post) => lifeOf(stage, post)),
  )
}

function lifeOf(stage: Stage, post: DemoPost): Happening[] {
  const { key, comments = [], tips = [] } = post
  const publishedAt = stage.ago({ hours: post.hoursAgo })
  const after = (place: number, of: number) => momentAfter(publishedAt, stage.present, place, of)
  const id = () => stage.named(`post:${key}`)
  const others = EVERYBODY.filter(({ handle }) => handle !== post.author)
  const viewers = post.lifeAccount ? draw(others, 12, `${key} views`) : []
  return [
    { at: publishedAt, run: () => publish(stage, post) },
    ...inTurn(
      comments.map(([handle, body], index) => ({
        at: after(index, comments.length),
        run: async () => {
          const input = { postId: await id(), body, idempotencyKey: `demo:${key}:comment:${index}` }
          await stage.person(handle).act(COMMENT, { input })
          stage.count('comments')
        },
      })),
    ),
    ...tips.map(([handle, minor, message], index) => ({
      at: after(index, tips.length),
      run: async () => {
        const amount = { minor: String(minor), currency: 'CNY' }
        const input = { subjectId: await id(), amount, message, idempotencyKey: `demo:${key}:tip:${index}` }
        await stage.person(handle).act(TIP, { input })
        stage.count('tips')
      },
    })),
    ...viewers.map(({ handle }, index) => ({
      at: after(index, viewers.length),
      run: async () => {
        const input = { postId: await id(), dwellMs: 2_000 + 900 * index, idempotencyKey: `demo:${key}:view` }
        await stage.person(handle).act(VIEW, { input })
        stage.count('views')
      },
    })),
  ]
}

/** What something sets off comes thick at first, then thin, and all of it before the end. */
export function momentAfter(beginning: Date, end: Date, place: number, of: number): Date {
  const share = ((place + 1) / (of + 1)) ** 2
  return new Date(beginning.getTime() + share * 0.9 * (end.getTime() - beginning.getTime()))
}

/** The promise of the id is kept at once, so that what comes next can wait for it. */
async function publish(stage: Stage, post: DemoPost): Promise<void> {
  const { key, author, body, community, topics = [], areaCode, lifeAccount } = post
  const publishing = (async () => {
    const input = {
      kind: post.videoSeconds ? 'SHORT_VIDEO' : 'IMAGE_TEXT',
      body,
      media: mediaOf(post),
      topicIds: await Promise.all(topics.map((topic) => stage.named(`topic:${topic}`))),
      communityId: community ? await stage.named(`community:${community}`) : null,
      lifeAccountId: lifeAccount ? await stage.named(`life-account:${lifeAccount}`) : null,
      areaCode,
      idempotencyKey: `demo:${key}`,
    }
    const published = await stage.person(author).act(PUBLISH, { input })
    return published.post.id as string
  })()
  stage.name(`post:${key}`, publishing)
  await publishing
  stage.count('posts')
}

function mediaOf({ key, pictures = 0, videoSeconds }: DemoPost) {
  const url = (name: string) => `https://media.lifegraph.example/posts/${key}/${name}`
  if (videoSeconds)
    return [{ url: url('film.mp4'), kind: 'VIDEO', width: 1080, height: 1920, durationMs: videoSeconds * 1000 }]
  return Array.from({ length: pictures }, (_, index) => ({
    url: url(`${index + 1}.jpg`),
    kind: 'IMAGE',
    width: 1440,
    height: 1080,
  }))
}
