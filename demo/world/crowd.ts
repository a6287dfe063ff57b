import { idFromUuid } from '../../platform/ids.ts'
import type { PostSeed } from '../../subgraphs/content/index.ts'
import { AREAS, type PersonSeed } from '../../subgraphs/users/index.ts'
import { dice } from '../dice.ts'

// The crowd: as many people as are asked for, each drawn by lot from their number alone. Number 17 is the same person in
// every world, so loading again adds nobody.

const SURNAMES =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢'
const GIVEN_NAMES =
  '子轩 欣怡 梓涵 宇航 诗涵 浩宇 雨桐 俊杰 思远 佳慧 明哲 晓彤 天佑 静雯 志强 丽华 建国 秀英 海燕 文博 若琳 嘉豪 可欣 一鸣 雅静 家伟 慧敏 振华 晨曦 晓明'.split(
    ' ',
  )
const DAY_MS = 86_400_000
const YEARS_MS = 4 * 365 * DAY_MS
/** Room for a hundred million: ids of different sorts never meet. */
const number = (n: number) => n.toString(16).padStart(12, '0')

export const crowdUserId = (n: number) => idFromUuid('User', `018d8a2e-5c00-7000-a000-${number(n)}`)
export const crowdPostId = (n: number) => idFromUuid('Post', `018d8a2e-5c00-7000-b000-${number(n)}`)

/** What the crowd gathers around: the communities and posts of the demo world, and the people who have a name. */
export interface Around {
  /** The day the world was made. */
  present: Date
  /** By slug. */
  communityIds: ReadonlyMap<string, string>
  /** By slug. */
  topicIds: ReadonlyMap<string, string>
  namedUserIds: readonly string[]
  namedPostIds: readonly string[]
}

/** What is drawn about somebody besides what users keep. */
export interface Stranger {
  seed: PersonSeed
  isStudent: boolean
  isWhiteCollar: boolean
}

/** @param present the day the world was made */
export function stranger(n: number, present: Date): Stranger {
  const roll = dice(`stranger ${n}`)
  const one = <T>(items: readonly T[]): T => items[Math.floor(roll() * items.length)] as T
  const createdAt = new Date(present.getTime() - DAY_MS - Math.floor(roll() * YEARS_MS))
  const isStudent = roll() < 0.3
  const isWhiteCollar = !isStudent && roll() < 0.45
  const isChecked = isStudent || isWhiteCollar || roll() < 0.4
  const displayName = `${one([...SURNAMES])}${one(GIVEN_NAMES)}`
  const attested = (kind: 'STUDENT' | 'WHITE_COLLAR', issuer: string) => ({ kind, issuer, issuedAt: createdAt })
  return {
    isStudent,
    isWhiteCollar,
    seed: {
      id: crowdUserId(n),
      handle: `neighbour_${n}`,
      displayName,
      createdAt,
      ...(isChecked && {
        gender: roll() < 0.5 ? 'FEMALE' : 'MALE',
        verificationLevel: 'REAL_NAME',
        homeAreaCode: one(AREAS).code,
      }),
      attestations: [
        ...(isStudent ? [attested('STUDENT', 'Education Bureau')] : []),
        ...(isWhiteCollar ? [attested('WHITE_COLLAR', 'Chamber of Commerce')] : []),
      ],
    },
  }
}

/** What the crowd posts, by the slug of the interest it is about. */
const SAYINGS: Record<string, readonly string[]> = {
  cooking: [
    '今天的汤咸了，加了一个土豆，正好。',
    'Sunday stew, enough until Wednesday.',
    '第一次发面，发得比我还早起。',
  ],
  outdoor: ['走到信号没有的地方，才算出门。', 'Mud on both boots. A good day.', '看云识天气，识错了，全湿。'],
  sports: ['今天五公里，慢，但是到了。', 'Lost 11–21 and asked for another.', '拉伸比跑步久，马上三十了。'],
  coffee: ['手冲 92 度，心情 85 度。', 'Third cup, first thought.', '换了磨豆机，换回了旧豆子。'],
  wine: ['半杯，配花生和一场雨。', 'Opened for the sauce, stayed for the glass.', '外公的杨梅酒，今年轮到我泡。'],
  camping: [
    '帐篷漏雨，朋友不漏。',
    'The pegs are in the other bag. There is no other bag.',
    '凌晨五点的火，泡面加蛋。',
  ],
  baseball: [
    '今天接住了一个高飞球，全场最意外的是我。',
    'Seven innings, one sunburn.',
    '孩子问我什么叫盗垒，我说先别学。',
  ],
  hiking: ['一千四百级台阶，数到九百忘了。', 'Slow is a pace.', '山顶卖黄瓜的大叔说：下次早点来。'],
  fishing: ['空军第六次，风景第六次满分。', 'The float did not move. Neither did I.', '放生一条，许愿一个。'],
  cycling: ['顶风去，顺风回，公平。', 'Chain off, spirits on.', '今天的补给：两个茶叶蛋一根香蕉。'],
}

export const CROWD_INTERESTS: readonly string[] = Object.keys(SAYINGS)

/** The n-th post of the crowd: drawn like the rest, and older than what is written by hand, which stays on the first pages. */
export function crowdPost(n: number, people: number, { present, communityIds, topicIds }: Around): PostSeed {
  const roll = dice(`post ${n}`)
  const one = <T>(items: readonly T[]): T => items[Math.floor(roll() * items.length)] as T
  const interest = one(CROWD_INTERESTS)
  const topicId = topicIds.get(interest)
  return {
    topicIds: topicId ? [topicId] : [],
    post: {
      id: crowdPostId(n),
      authorId: crowdUserId(1 + Math.floor(roll() * people)),
      lifeAccountId: null,
      communityId: communityIds.get(interest) ?? null,
      kind: 'IMAGE_TEXT',
      body: one(SAYINGS[interest] ?? []),
      media: [],
      areaCode: one(AREAS).code,
      createdAt: new Date(present.getTime() - 6 * DAY_MS - Math.floor(roll() * 60 * DAY_MS)),
    },
  }
}
