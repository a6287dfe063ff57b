import type { AttestationKind, GateAction, GateRule, Gender, VerificationLevel } from '../../schema/gates.ts'
import type { CommunityEventPayload } from './operations/communityEvents.ts'
import type { ActivityRow, CommunityRow, LocalGroupRow, MembershipRow, RsvpRow } from './store/tables.ts'

// What resolvers pass on for each GraphQL type; codegen.ts reads the names.
export type CommunityMapper = CommunityRow
export type GatesMapper = CommunityRow
export type GateMapper = { rule: GateRule; version: number }
export type GateDecisionMapper = {
  action: GateAction
  allowed: boolean
  missing: Explained[]
  howToFix: string[]
  gateVersion: number
}
export type MembershipMapper = MembershipRow
export type LocalGroupMapper = LocalGroupRow
export type ActivityMapper = ActivityRow
export type RsvpMapper = RsvpRow
export type PostMapper = { id: string }
export type TopicMapper = { id: string }
export type UserMapper = UserReference

type EventNamed<N extends CommunityEventPayload['__typename']> = CommunityEventPayload & { __typename: N }
export type PostAddedMapper = EventNamed<'PostAdded'>
export type RsvpChangedMapper = EventNamed<'RsvpChanged'>
export type GateChangedMapper = EventNamed<'GateChanged'>
export type MemberJoinedMapper = EventNamed<'MemberJoined'>
export type StreamGapMapper = EventNamed<'StreamGap'>

interface Explained {
  code: string
  summary: string
  weight: number | null
  source: string
}

/** A person as others refer to them; with the facts when `postableCommunities` was asked for. */
export interface UserReference {
  id: string
  gateFacts?: {
    gender: Gender
    attestationKinds: AttestationKind[]
    residentAreaCodes: string[]
    verificationLevel: VerificationLevel
  } | null
  gateScore?: number | null
}
