/** What a client asks a process of payments, in JSON. Whoever sends the same key again means the same request. */
export interface Ask {
  /** Of this attempt: the answer names it. */
  readonly id: number
  readonly act: Act
}

export type Act = { readonly key: string; readonly payerId: string } & (
  | { readonly is: 'tip' | 'split' | 'hold'; readonly payeeId: string; readonly minor: string }
  | { readonly is: 'capture' | 'void'; readonly payeeId: string; readonly holdId: string }
)

/** `transferId` when it was acknowledged, `code` when it was refused, neither when nobody knows. */
export interface Answer {
  readonly id: number
  readonly transferId?: string
  readonly code?: string
}
