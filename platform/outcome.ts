/** What a rule or an act answers: a value, or the first rule that refused, as data the client can act on. */
export type Outcome<T, C extends string = string> = Accepted<T> | Rejected<C>

export interface Accepted<T> {
  readonly ok: true
  readonly value: T
}

export interface Rejected<C extends string = string> {
  readonly ok: false
  readonly code: C
  /** Path of the input field at fault, from the root of the mutation's arguments; absent when no single field is. */
  readonly field?: readonly string[]
  /** One sentence for a person; built from the code when absent. */
  readonly message?: string
  /** Further refusals of the same act, where a rule tells everything that is missing at once. */
  readonly more?: readonly Rejected<C>[]
}

export function ok<T>(value: T): Accepted<T> {
  return { ok: true, value }
}

export function rejected<C extends string>(code: C, field?: readonly string[], message?: string): Rejected<C> {
  return { ok: false, code, ...(field && { field }), ...(message && { message }) }
}

/** Refuse on several grounds at once, in this order. */
export function rejectedAll<C extends string>([first, ...more]: readonly [Rejected<C>, ...Rejected<C>[]]): Rejected<C> {
  return more.length > 0 ? { ...first, more } : first
}

export interface UserErrorShape<C extends string = string> {
  code: C
  message: string
  field: string[] | null
}

/** `INSUFFICIENT_FUNDS` reads "Insufficient funds." when a rule gave no better sentence. */
function sentence(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

export function userError<C extends string>(refusal: Rejected<C>): UserErrorShape<C> {
  return {
    code: refusal.code,
    message: refusal.message ?? sentence(refusal.code),
    field: refusal.field ? [...refusal.field] : null,
  }
}

/** Every ground of a refusal, as `userErrors` lists them. */
export function userErrors<C extends string>(refusal: Rejected<C>): UserErrorShape<C>[] {
  return [refusal, ...(refusal.more ?? [])].map(userError)
}

export type Payload<K extends string, T, C extends string> = { [P in K]: T | null } & {
  userErrors: UserErrorShape<C>[]
}

/** Turn an act's outcome into a mutation payload: the object under `key`, or null and why in `userErrors`. */
export function payload<K extends string, T, C extends string = never>(
  key: K,
  outcome: Outcome<T, C>,
): Payload<K, T, C> {
  return (
    outcome.ok ? { [key]: outcome.value, userErrors: [] } : { [key]: null, userErrors: userErrors(outcome) }
  ) as Payload<K, T, C>
}
