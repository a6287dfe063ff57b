import type { IssuedSession } from './operations/sessions.ts'
import type { UsageQuery } from './operations/usage.ts'
import type { ApiKeyRow, AuditEntryRow, ConsentRow, OrganisationRow, PartnerAppRow } from './store/partner-tables.ts'
import type { AttestationRow, MerchantRow, PersonRow } from './store/tables.ts'
import type { AccessChangeRow } from './store/withdrawals.ts'

// What resolvers pass on for each GraphQL type; codegen.ts reads the names.
export type UserMapper = PersonRow
export type AttestationMapper = AttestationRow
export type MerchantMapper = MerchantRow
export type OnboardingMapper = MerchantRow
export type SessionMapper = IssuedSession
export type OrganisationMapper = OrganisationRow
export type PartnerAppMapper = PartnerAppRow
export type ApiKeyMapper = ApiKeyRow
export type ApiUsageMapper = UsageQuery
export type ConsentMapper = ConsentRow
export type AuditEntryMapper = AuditEntryRow
export type AccessChangeMapper = AccessChangeRow
