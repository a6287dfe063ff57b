import type { MerchantRow, PersonRow } from './store/tables.ts'

// What resolvers pass on for each GraphQL type; codegen.ts reads the names.
export type UserMapper = PersonRow
export type MerchantMapper = MerchantRow
export type OnboardingMapper = MerchantRow
