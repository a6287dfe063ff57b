/** A post of the demo world, with what it set off. */
export interface DemoPost {
  /** Name of the post among the others; it never changes, as idempotency keys are made of it. */
  key: string
  author: string
  body: string
  /** Hours before the day the world was made. */
  hoursAgo: number
  /** Slug of the community it stands in. */
  community?: string
  /** Slugs of topics. */
  topics?: readonly string[]
  areaCode?: string
  /** Key of the life account it is published under. */
  lifeAccount?: string
  /** How many pictures, or how long the video; neither for text alone. */
  pictures?: number
  videoSeconds?: number
  /** How many people like it. */
  likes: number
  /** Who said what, in this order. */
  comments?: readonly (readonly [handle: string, text: string])[]
  /** Who tipped how much, in fen, and what they said with it. */
  tips?: readonly (readonly [handle: string, minor: number, message?: string])[]
}
