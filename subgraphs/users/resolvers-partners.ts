import { invariant } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { type Outcome, userErrors } from '../../platform/outcome.ts'
import { connection, pageRequest } from '../../platform/pagination.ts'
import { type ConsentPurpose, PARTNER_SCOPES, type PartnerScope, PURPOSE_SCOPES } from '../../schema/partner-scopes.ts'
import type { Resolvers } from './__generated__/types.ts'
import type { Context } from './context.ts'
import { keyStateOf } from './domain/partners.ts'
import { apiKeysByHash } from './operations/apiKeysByHash.ts'
import { grantConsent, revokeConsent } from './operations/consents.ts'
import { createApiKey } from './operations/createApiKey.ts'
import { createOrganisation } from './operations/createOrganisation.ts'
import { createPartnerApp } from './operations/createPartnerApp.ts'
import { mayManage, requireManager } from './operations/partners.ts'
import { recordApiKeyUsage } from './operations/recordApiKeyUsage.ts'
import { revokeApiKey } from './operations/revokeApiKey.ts'
import { rotateApiKey } from './operations/rotateApiKey.ts'
import { deprecatedFields, unusedScopes, usageOf } from './operations/usage.ts'
import type { AuditFilter } from './store/audit.ts'

const PURPOSE_OF = new Map<PartnerScope, ConsentPurpose>(
  Object.entries(PURPOSE_SCOPES).map(([purpose, scope]) => [scope, purpose as ConsentPurpose]),
)

/** Partners: their organisations, apps and keys, what people let them do, and the record of acts. */
export const partnerResolvers = {
  Query: {
    partnerApp: (_, { id }, ctx) => partnerAppById(ctx, id),
    viewerApp: (_, __, ctx) => (ctx.viewer.kind === 'app' ? partnerAppById(ctx, ctx.viewer.appId) : null),
    apiKey: (_, { id }, ctx) => apiKeyById(ctx, id),
    organisation: (_, { id }, ctx) => organisationById(ctx, id),
    partnerScopes: () =>
      Object.entries(PARTNER_SCOPES).map(([name, description]) => ({
        name,
        description,
        purpose: PURPOSE_OF.get(name as PartnerScope) ?? null,
      })),
    auditEntries: (_, { subjectId, actorId, ...page }, ctx) => auditPage(ctx, { subjectId, actorId }, page),
    apiKeysByHash: (_, { hashes }, ctx) => apiKeysByHash(ctx, hashes),
  },
  Mutation: {
    createOrganisation: async (_, { input }, ctx) =>
      spread(ctx, await createOrganisation(ctx, input), (organisation) => ({ organisation })),
    createPartnerApp: async (_, { input }, ctx) => spread(ctx, await createPartnerApp(ctx, input), (app) => ({ app })),
    createApiKey: async (_, { input }, ctx) => spread(ctx, await createApiKey(ctx, input), (made) => made),
    rotateApiKey: async (_, { input }, ctx) => spread(ctx, await rotateApiKey(ctx, input), (rotated) => rotated),
    revokeApiKey: async (_, { input }, ctx) => spread(ctx, await revokeApiKey(ctx, input), (apiKey) => ({ apiKey })),
    grantConsent: async (_, { input }, ctx) =>
      spread(ctx, await grantConsent(ctx, input), (consents) => ({ consents })),
    revokeConsent: async (_, { input }, ctx) =>
      spread(ctx, await revokeConsent(ctx, input), (consents) => ({ consents })),
    recordApiKeyUsage: (_, { usage }, ctx) => recordApiKeyUsage(ctx, usage),
  },
  Organisation: {
    __resolveReference: ({ id }, ctx) => organisationById(ctx, id),
    owner: async ({ ownerId }, _, { loaders }) => there(await loaders.person.load(ownerId)),
    apps: ({ id }, _, { loaders }) => loaders.partnerAppsOf.load(id),
  },
  PartnerOwner: { __resolveType: ({ id }) => (isId('Merchant', id) ? 'Merchant' : 'Organisation') },
  PartnerApp: {
    __resolveReference: ({ id }, ctx) => partnerAppById(ctx, id),
    owner: ({ ownerId }, _, { loaders }) =>
      isId('Merchant', ownerId) ? loaders.merchant.load(ownerId) : loaders.organisation.load(ownerId),
    keys: (app, _, { viewer, loaders }) => {
      requireManager(viewer, app)
      return loaders.apiKeysOf.load(app.id)
    },
    usage: async (app, { days }, ctx) => {
      requireManager(ctx.viewer, app)
      return usageOf(ctx, await ctx.loaders.apiKeysOf.load(app.id), days ?? 7)
    },
    auditEntries: (app, page, ctx) => {
      requireManager(ctx.viewer, app)
      return auditPage(ctx, { appId: app.id }, page)
    },
  },
  ApiKey: {
    __resolveReference: ({ id }, ctx) => apiKeyById(ctx, id),
    app: async ({ appId }, _, { loaders }) => there(await loaders.partnerApp.load(appId)),
    state: (key, _, { clock }) => keyStateOf(key, clock.now()),
    replacedBy: ({ replacedById }, _, { loaders }) => (replacedById ? loaders.apiKey.load(replacedById) : null),
    usage: (key, { days }, ctx) => usageOf(ctx, [key], days ?? 7),
  },
  ApiUsage: {
    operations: ({ days }) => days.reduce((sum, day) => sum + day.operations, 0),
    cost: ({ days }) => days.reduce((sum, day) => sum + day.cost, 0),
    throttled: ({ days }) => days.reduce((sum, day) => sum + day.throttled, 0),
    days: ({ days }) => [...days],
    unusedScopes: (usage, _, ctx) => unusedScopes(ctx, usage),
    deprecatedFields: (usage, _, ctx) => deprecatedFields(ctx, usage),
  },
  Consent: { app: ({ appId }, _, { loaders }) => loaders.partnerApp.load(appId) },
  AuditEntry: {
    details: ({ details }) => Object.entries(details).map(([name, value]) => ({ name, value })),
  },
} satisfies Resolvers

/** Payload of an act that gives more than one thing. Loaders start anew: a later act of the request shows what it did itself. */
function spread<T, P extends object, C extends string>(ctx: Context, outcome: Outcome<T, C>, parts: (value: T) => P) {
  ctx.renewLoaders()
  return outcome.ok ? { ...parts(outcome.value), userErrors: [] } : { userErrors: userErrors(outcome) }
}

/** A foreign key says that it is there. */
function there<T>(found: T | null): T {
  invariant(found, 'what a foreign key names is gone')
  return found
}

function organisationById({ loaders }: Context, id: unknown) {
  return isId('Organisation', id) ? loaders.organisation.load(id) : null
}

function partnerAppById({ loaders }: Context, id: unknown) {
  return isId('PartnerApp', id) ? loaders.partnerApp.load(id) : null
}

/** What is not the viewer's to see is not there. */
async function apiKeyById({ loaders, viewer }: Context, id: unknown) {
  const key = isId('ApiKey', id) ? await loaders.apiKey.load(id) : null
  return key && mayManage(viewer, key) ? key : null
}

async function auditPage(
  { store }: Context,
  filter: AuditFilter,
  args: { first?: number | null; after?: string | null },
) {
  const page = pageRequest(args, ['instant', 'string'])
  return connection(await store.audit.page(filter, page), page, ({ at, id }) => [at.toISOString(), id])
}
