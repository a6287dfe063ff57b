import { sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { type GateRule, NO_FACTS, type PersonFacts } from '../../../schema/gates.ts'
import type { AudienceFacts } from '../domain/audience.ts'
import { blocks, circleGates, circleMembers, follows, lifeAccountFollows, people, personFacts } from './tables.ts'

/** Somebody who watches a feed, and something that happens to be published or to go on air. */
export interface AudienceQuestion {
  viewerId: string
  authorId: string
  lifeAccountId: string | null
  communityId: string | null
}

interface AudienceRow extends Record<string, unknown> {
  blocked: boolean
  follows_author: boolean
  follows_life_account: boolean
  is_member: boolean
  home_area_code: string | null
  facts: PersonFacts | null
  view_rule: GateRule | null
}

export function openAudience(db: Executor) {
  return {
    /** How each viewer stands to each thing, in the order asked: one statement for all who watch. */
    facts: async (questions: readonly AudienceQuestion[]): Promise<AudienceFacts[]> => {
      const column = (read: (question: AudienceQuestion) => string | null) =>
        sql`${sql.param(questions.map(read))}::text[]`
      const rows = await db.execute<AudienceRow>(sql`
        select
          exists (select from ${blocks} where blocker_id = viewer_id and blocked_id = author_id)
            or exists (select from ${blocks} where blocker_id = author_id and blocked_id = viewer_id) as blocked,
          exists (select from ${follows} where follower_id = viewer_id and followee_id = author_id) as follows_author,
          exists (select from ${lifeAccountFollows} as followed where followed.user_id = viewer_id
            and followed.life_account_id = asked.life_account_id) as follows_life_account,
          exists (select from ${circleMembers} as member where member.user_id = viewer_id
            and member.community_id = asked.community_id) as is_member,
          (select home_area_code from ${people} where user_id = viewer_id) as home_area_code,
          (select jsonb_build_object('gender', gender, 'verificationLevel', verification_level,
              'attestations', attestations, 'creditScore', credit_score)
            from ${personFacts} where user_id = viewer_id) as facts,
          (select gates->'VIEW' from ${circleGates} as circle where circle.community_id = asked.community_id) as view_rule
        from unnest(
            ${column((question) => question.viewerId)}, ${column((question) => question.authorId)},
            ${column((question) => question.lifeAccountId)}, ${column((question) => question.communityId)}
          ) with ordinality as asked (viewer_id, author_id, life_account_id, community_id, place)
        order by place`)
      return rows.map((row) => ({
        isBlocked: row.blocked,
        followsAuthor: row.follows_author,
        followsLifeAccount: row.follows_life_account,
        isMember: row.is_member,
        homeAreaCode: row.home_area_code,
        facts: row.facts ?? NO_FACTS,
        viewRule: row.view_rule,
      }))
    },
  }
}
