/** One audience's part of a graph, told by tags. */
export interface ContractDefinition {
  readonly name: string
  /** What carries one of these is in it, and so is everything of a type that carries one; empty for everything. */
  readonly include: readonly string[]
  /** What carries one of these is not in it, whatever else it carries. */
  readonly exclude: readonly string[]
  /**
   * What becomes of what carries the tag of no audience, and whose type carries none:
   * - `in`: it is in the contract;
   * - `values`: it is when it is part of a value (a payload, a connection, an amount), as values belong to what leads to them,
   *   and never when it is an entrance or a field of an entity;
   * - `out`: it is not, as in Apollo's contracts; enums, inputs and scalars are.
   */
  readonly untagged: 'in' | 'values' | 'out'
  /** What becomes of an operation that asks for what its caller may not have: null and an error each, or nothing is run at all. */
  readonly denials: 'filter' | 'reject'
}

/** Tags that name who something is for. All others, such as `viewer`, `shared` and `personal`, say what it is. */
export const AUDIENCES: ReadonlySet<string> = new Set(['public', 'client', 'partner', 'internal', 'analytics'])

/** What tells of a person: never among the numbers. */
export const PERSONAL = 'personal'

export const CONTRACT_NAMES = ['client', 'partner', 'internal', 'analytics'] as const
export type ContractName = (typeof CONTRACT_NAMES)[number]

/**
 * The contracts of this graph. A partner's program that lacks a right is told before anything runs, as it has nobody to show half
 * an answer to; people get the half they may see.
 */
export const CONTRACTS: readonly (ContractDefinition & { readonly name: ContractName })[] = [
  // Apps that act for a user, merchants' own people among them: everything that is not said to be for others only.
  {
    name: 'client',
    include: ['public', 'client', 'partner'],
    exclude: ['internal'],
    untagged: 'in',
    denials: 'filter',
  },
  // API keys: what is said to be for them, and the values it is made of.
  { name: 'partner', include: ['partner'], exclude: ['internal'], untagged: 'values', denials: 'reject' },
  // Staff and our own systems: everything that is not `@inaccessible`.
  { name: 'internal', include: [], exclude: [], untagged: 'in', denials: 'filter' },
  // Analysts: numbers, and nobody behind them.
  { name: 'analytics', include: ['analytics'], exclude: [PERSONAL], untagged: 'values', denials: 'filter' },
]
