import { v5 } from 'uuid'
import { idFromUuid } from '../../../platform/ids.ts'
import type { TopicRow } from '../store/tables.ts'

/** Any UUID: a topic has the same id in every installation. */
const NAMESPACE = '6f1c1e0c-1d0a-4d6b-8f43-6f3a6a1a2c55'

const NAMES = [
  'Cooking',
  'Outdoor',
  'Sports',
  'Coffee',
  'Wine',
  'Camping',
  'Baseball',
  'Hiking',
  'Fishing',
  'Cycling',
  'Running',
  'Fitness',
  'Food',
  'Tea',
  'Travel',
  'Photography',
  'Music',
  'Film',
  'Books',
  'Games',
  'Pets',
  'Gardening',
  'Fashion',
  'Beauty',
  'Home',
  'Parenting',
  'Health',
  'Campus life',
  'Work life',
  'Shopping',
  'Technology',
  'Art',
]

/** The topics every installation has. */
export const TOPICS: readonly TopicRow[] = NAMES.map((name) => {
  const slug = name.toLowerCase().replaceAll(' ', '-')
  return { id: idFromUuid('Topic', v5(slug, NAMESPACE)), slug, name }
})
