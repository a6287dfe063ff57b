/**
 * Every scope an API key can have, and what it lets a partner do. The catalogue is closed: scopes of staff, such as `users:pii`,
 * are not in it, so no key ever has one. What a scope is over belongs to the owner of the app, or, where a purpose is named, to a
 * person who consented to that purpose.
 */
export const PARTNER_SCOPES = {
  'merchants:read': 'Read the onboarding of the merchant that owns the app.',
  'payments:read': 'Read orders, shares, payouts and money of the merchant that owns the app.',
  'catalog:read': "Read the stock of the merchant's products.",
  'catalog:write': "Add and change the merchant's products.",
  'ads:read': "Read the merchant's advertising account, its campaigns, their results and what they cost.",
  'ads:write': "Run the merchant's campaigns, paid as the merchant set up.",
  'credit:gate': 'Ask whether a person who consented to CREDIT_GATE meets a credit score, without reading it.',
  'identity:read': 'Read the verified facts of a person who consented to IDENTITY.',
  'sandbox:clock': 'Move the clock of the sandbox, with a test key.',
  'contact:read': 'Read the phone number of a person who consented to CONTACT.',
} as const

export type PartnerScope = keyof typeof PARTNER_SCOPES

export function isPartnerScope(scope: string): scope is PartnerScope {
  return Object.hasOwn(PARTNER_SCOPES, scope)
}

/** What a person can consent to, and the scope an app's key needs to make use of it. */
export const PURPOSE_SCOPES = {
  CREDIT_GATE: 'credit:gate',
  IDENTITY: 'identity:read',
  CONTACT: 'contact:read',
} as const satisfies Record<string, PartnerScope>

export type ConsentPurpose = keyof typeof PURPOSE_SCOPES

/** Every purpose, in the order of the schema. */
export const CONSENT_PURPOSES = Object.keys(PURPOSE_SCOPES) as readonly ConsentPurpose[]
