import type { ForeignReference } from '../../platform/access.ts'
import type { Money } from '../../platform/money.ts'
import type { Payload } from '../../platform/outcome.ts'
import type { UserErrorCode } from './__generated__/types.ts'
import type { StepName, StepState, WorkflowKind, WorkflowState } from './domain/workflow.ts'
import type { Standing, UsersFacts } from './operations/creditStanding.ts'
import type { OrderRow, PayoutAccountRow, PayoutRow } from './store/commerce-tables.ts'
import type { Product } from './store/products.ts'
import type { EntryRow, TipRow, TransferRow } from './store/tables.ts'
import type { Wallet } from './store/wallets.ts'

// What resolvers pass on for each GraphQL type; codegen.ts reads the names.
export type MoneyMapper = Money
/** A person, with what users says of them when it was asked. */
export type UserMapper = UsersFacts
export type CreditStandingMapper = Standing
export type SubjectMapper = { id: string }
export type AnalyticsMapper = object
export type WalletMapper = Wallet
export type TransferMapper = TransferRow
export type LedgerEntryMapper = EntryRow
export type GiftStreakMapper = { id: string }
/** A tip as its row or its event has it. */
export type TipMapper = Omit<TipRow, 'seq' | 'totalAfterMinor'>
export type TopUpPayloadMapper = Payload<'transfer', TransferRow, UserErrorCode>
export type MerchantMapper = ForeignReference
export type ProductMapper = Product
/** The product that is offered, or that was picked. */
export type SourcingOfferMapper = Product
export type OrderMapper = OrderRow
export type PayoutMapper = PayoutRow
export type PayoutAccountMapper = Pick<PayoutAccountRow, 'bankCode' | 'accountNumber' | 'holderName'>
/** By the merchant's id. */
export type SettlementMapper = { id: string }
/** A workflow as its rows or its event have it. */
export interface WorkflowMapper {
  readonly id: string
  readonly kind: WorkflowKind
  readonly aboutId: string
  readonly ownerId: string
  readonly state: WorkflowState
  readonly steps: readonly WorkflowStepMapper[]
  readonly createdAt: Date
}
export interface WorkflowStepMapper {
  readonly name: StepName
  readonly state: StepState
  readonly attempts: number
  readonly undoAttempts: number
  readonly compensatedBy: string | null
  readonly error: string | null
}
