import { badUserInput } from '../../../platform/errors.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { type CommunityRole, may } from './roles.ts'

export const COMMUNITY_KINDS = ['INTEREST', 'LIFE_CIRCLE'] as const
export type CommunityKind = (typeof COMMUNITY_KINDS)[number]

export const TOPICS_MAX = 5
export const DIVISIONS_MAX = 100

const SLUG = /^[a-z0-9-]{3,50}$/
const AREA_CODE = /^[0-9]{6}$/

/** True for text that can be a slug; anything else names no community. */
export const isSlug = (text: string): boolean => SLUG.test(text)

/** @throws BAD_USER_INPUT unless it is 3 to 50 of a-z, 0-9 and `-` */
export function readSlug(value: string): string {
  if (!isSlug(value)) throw badUserInput('A slug has 3 to 50 characters of a-z, 0-9 and "-".', 'input.slug')
  return value
}

/** @throws BAD_USER_INPUT unless it has six digits. Source: GB/T 2260. */
export function readAreaCode(value: string, argument: string): string {
  if (!AREA_CODE.test(value)) throw badUserInput('An area code has six digits, such as 310104.', argument)
  return value
}

/** The topics in the order given, each once. @throws BAD_USER_INPUT when there are more than {@link TOPICS_MAX} */
export function readTopicIds(ids: readonly string[]): string[] {
  const distinct = [...new Set(ids)]
  if (distinct.length > TOPICS_MAX)
    throw badUserInput(`A community is about at most ${TOPICS_MAX} topics.`, 'input.topicIds')
  return distinct
}

/**
 * Decide whether a community may get one more division.
 * @param parent null when there is no such community
 */
export function decideDivision(
  parent: { parentId: string | null } | null,
  facts: { role: CommunityRole | null; divisions: number },
): Outcome<true, 'COMMUNITY_NOT_FOUND' | 'NOT_PERMITTED' | 'PARENT_IS_DIVISION' | 'DIVISION_LIMIT_REACHED'> {
  const field = ['input', 'parentId']
  if (!parent) return rejected('COMMUNITY_NOT_FOUND', field)
  if (!may(facts.role, 'ADD_DIVISION')) return rejected('NOT_PERMITTED', field)
  if (parent.parentId !== null) return rejected('PARENT_IS_DIVISION', field)
  if (facts.divisions >= DIVISIONS_MAX) return rejected('DIVISION_LIMIT_REACHED', field)
  return ok(true)
}
