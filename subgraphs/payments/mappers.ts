import type { Money } from '../../platform/money.ts'
import type { Payload } from '../../platform/outcome.ts'
import type { UserErrorCode } from './__generated__/types.ts'
import type { Product } from './store/products.ts'
import type { EntryRow, TipRow, TransferRow } from './store/tables.ts'
import type { Wallet } from './store/wallets.ts'

// What resolvers pass on for each GraphQL type; codegen.ts reads the names.
export type MoneyMapper = Money
export type UserMapper = { id: string }
export type SubjectMapper = { id: string }
export type WalletMapper = Wallet
export type TransferMapper = TransferRow
export type LedgerEntryMapper = EntryRow
/** A tip as its row or its event has it. */
export type TipMapper = Omit<TipRow, 'seq' | 'totalAfterMinor'>
export type TopUpPayloadMapper = Payload<'transfer', TransferRow, UserErrorCode>
export type MerchantMapper = { id: string }
export type ProductMapper = Product
/** The product that is offered, or that was picked. */
export type SourcingOfferMapper = Product
