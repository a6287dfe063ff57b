import type { IssuedSession } from './operations/sessions.ts'
import type { AttestationRow, MerchantRow, PersonRow } from './store/tables.ts'

// What resolvers pass on for each GraphQL type; codegen.ts reads the names.
export type UserMapper = PersonRow
export type AttestationMapper = AttestationRow
export type MerchantMapper = MerchantRow
export type OnboardingMapper = MerchantRow
export type SessionMapper = IssuedSession
