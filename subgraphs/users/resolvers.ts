import { requireConsent } from '../../platform/consent.ts'
import { badUserInput, invariant } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { type Outcome, ok, payload, userErrors } from '../../platform/outcome.ts'
import { type Connection, connection, type PageRequest, pageRequest } from '../../platform/pagination.ts'
import { requireOwners, userIdOf } from '../../platform/viewer.ts'
import type { ConsentPurpose } from '../../schema/partner-scopes.ts'
import type { Resolvers } from './__generated__/types.ts'
import type { Context } from './context.ts'
import { areaOf, areasOf } from './domain/areas.ts'
import { claimsOf, isActive } from './domain/attestation.ts'
import { lookupHandle } from './domain/handle.ts'
import { missingItems, reviewHoursLeft } from './domain/onboarding.ts'
import { accessChanges } from './operations/accessChanges.ts'
import { block } from './operations/block.ts'
import { decideMerchantOnboarding } from './operations/decideMerchantOnboarding.ts'
import { follow } from './operations/follow.ts'
import { grantAttestation } from './operations/grantAttestation.ts'
import { moveSandboxClock } from './operations/moveSandboxClock.ts'
import { refreshSession } from './operations/refreshSession.ts'
import { revokeAttestation } from './operations/revokeAttestation.ts'
import { setHomeArea } from './operations/setHomeArea.ts'
import { setVerificationLevel } from './operations/setVerificationLevel.ts'
import { signIn } from './operations/signIn.ts'
import { signOut } from './operations/signOut.ts'
import { signOutEverywhere } from './operations/signOutEverywhere.ts'
import { signUp } from './operations/signUp.ts'
import { standInForOwner } from './operations/standInForOwner.ts'
import { startMerchantOnboarding } from './operations/startMerchantOnboarding.ts'
import { submitMerchantOnboarding } from './operations/submitMerchantOnboarding.ts'
import { unblock } from './operations/unblock.ts'
import { unfollow } from './operations/unfollow.ts'
import { updateProfile } from './operations/updateProfile.ts'
import { partnerResolvers } from './resolvers-partners.ts'
import type { PairRow } from './store/pair-pages.ts'
import type { PersonRow } from './store/tables.ts'
import type { AccessChangeRow } from './store/withdrawals.ts'

const DAY_MS = 24 * 3600_000

const { Query: _query, Mutation: _mutation, ...partnerTypes } = partnerResolvers

export const resolvers: Resolvers = {
  ...partnerTypes,
  Query: {
    viewer: (_, __, { viewer, loaders }) => {
      const id = userIdOf(viewer)
      return id ? loaders.person.load(id) : null
    },
    user: (_, { id, handle }, ctx) => {
      if ((id == null) === (handle == null)) throw badUserInput('Give either "id" or "handle".', 'id')
      return id == null ? personByHandle(ctx, handle) : personById(ctx, id)
    },
    merchant: (_, { id }, ctx) => merchantById(ctx, id),
    areas: (_, { city }) => [...areasOf(city ?? null)],
    signingKeys: async (_, __, ctx) =>
      (await ctx.signingKeys.published()).map((jwk) => ({ kid: jwk.kid, jwk: JSON.stringify(jwk) })),
    ...partnerResolvers.Query,
  },
  Mutation: {
    signUp: async (_, { input }, ctx) => {
      const outcome = await signUp(ctx, input)
      return outcome.ok ? { ...outcome.value, userErrors: [] } : { userErrors: userErrors(outcome) }
    },
    moveSandboxClock: (_, { hours }, ctx) => moveSandboxClock(ctx, hours),
    standInForOwner: (_, { ownerId }, ctx) => standInForOwner(ctx, ownerId),
    signIn: async (_, { input }, ctx) => answer(ctx, 'session', await signIn(ctx, input)),
    refreshSession: async (_, { input }, ctx) => answer(ctx, 'session', await refreshSession(ctx, input)),
    signOut: async (_, __, ctx) => ({ endedSessions: await signOut(ctx), userErrors: [] }),
    signOutEverywhere: async (_, __, ctx) => ({ endedSessions: await signOutEverywhere(ctx), userErrors: [] }),
    updateProfile: async (_, { input }, ctx) => answer(ctx, 'user', ok(await updateProfile(ctx, input))),
    setHomeArea: async (_, { input }, ctx) => answer(ctx, 'user', await setHomeArea(ctx, input)),
    follow: async (_, { userId }, ctx) => answer(ctx, 'user', await follow(ctx, userId)),
    unfollow: async (_, { userId }, ctx) => answer(ctx, 'user', await unfollow(ctx, userId)),
    block: async (_, { userId }, ctx) => answer(ctx, 'user', await block(ctx, userId)),
    unblock: async (_, { userId }, ctx) => answer(ctx, 'user', await unblock(ctx, userId)),
    grantAttestation: async (_, { input }, ctx) => answer(ctx, 'attestation', await grantAttestation(ctx, input)),
    revokeAttestation: async (_, { attestationId }, ctx) =>
      answer(ctx, 'attestation', await revokeAttestation(ctx, attestationId)),
    setVerificationLevel: async (_, { input }, ctx) => answer(ctx, 'user', await setVerificationLevel(ctx, input)),
    startMerchantOnboarding: async (_, { input }, ctx) =>
      answer(ctx, 'merchant', await startMerchantOnboarding(ctx, input)),
    submitMerchantOnboarding: async (_, { input }, ctx) =>
      answer(ctx, 'merchant', await submitMerchantOnboarding(ctx, input)),
    decideMerchantOnboarding: async (_, { input }, ctx) =>
      answer(ctx, 'merchant', await decideMerchantOnboarding(ctx, input)),
    ...partnerResolvers.Mutation,
  },
  Subscription: {
    accessChanges: {
      subscribe: (_, __, ctx) => accessChanges(ctx),
      resolve: (changes: AccessChangeRow[]) => changes,
    },
  },
  User: {
    __resolveReference: (reference, ctx) =>
      'id' in reference ? personById(ctx, reference.id) : personByHandle(ctx, reference.handle),
    phone: async ({ id, phone }, _, ctx) => {
      await consented(ctx, id, 'CONTACT')
      return phone
    },
    gender: async ({ id, gender }, _, ctx) => {
      await consented(ctx, id, 'IDENTITY')
      return gender
    },
    homeArea: ({ homeAreaCode }) => areaOf(homeAreaCode),
    accountAgeDays: ({ createdAt }, _, { clock }) =>
      Math.max(0, Math.floor((clock.now().getTime() - createdAt.getTime()) / DAY_MS)),
    attestations: async ({ id }, { kinds }, ctx) => {
      await consented(ctx, id, 'IDENTITY')
      const found = await ctx.loaders.attestations(id, kinds ? [...new Set(kinds)].sort() : null)
      // What was taken back or is over is between the person and whoever vouched for it.
      return ctx.viewer.kind === 'app' ? found.filter((each) => isActive(each, ctx.clock.now())) : found
    },
    connectionCount: async ({ id }, _, { loaders }) => (await loaders.followCounts.load(id))?.connections ?? 0,
    followerCount: async ({ id }, _, { loaders }) => (await loaders.followCounts.load(id))?.followers ?? 0,
    followingCount: async ({ id }, _, { loaders }) => (await loaders.followCounts.load(id))?.following ?? 0,
    followers: ({ id }, args, { loaders }) => people(args, (page) => loaders.followers(id, page)),
    following: ({ id }, args, { loaders }) => people(args, (page) => loaders.following(id, page)),
    blockedUsers: ({ id }, args, { loaders }) => people(args, (page) => loaders.blocked(id, page)),
    viewerFollows: ({ id }, _, { loaders }) => loaders.viewerFollows.load(id),
    viewerBlocks: ({ id }, _, { loaders }) => loaders.viewerBlocks.load(id),
    gateFacts: async ({ id, gender, verificationLevel }, _, { loaders, clock }) => {
      const claims = claimsOf(await loaders.activeAttestations.load(id), clock.now())
      return {
        gender,
        verificationLevel,
        attestationKinds: [...new Set(claims.map((claim) => claim.kind))],
        residentAreaCodes: claims.flatMap((claim) => claim.areaCode ?? []),
      }
    },
    merchants: ({ id }, _, { loaders }) => loaders.merchantsOf.load(id),
    organisations: ({ id }, _, { loaders }) => loaders.organisationsOf.load(id),
    consents: ({ id }, _, { store }) => store.consents.of(id),
    consentedPurposes: async ({ id }, _, { loaders }) =>
      (await loaders.consented.load(id)).map(({ purpose }) => purpose),
  },
  Attestation: {
    area: ({ areaCode }) => areaOf(areaCode),
    active: (attestation, _, { clock }) => isActive(attestation, clock.now()),
  },
  Area: { __resolveReference: ({ code }) => areaOf(code) },
  Merchant: {
    __resolveReference: ({ id }, ctx) => merchantById(ctx, id),
    owner: ({ ownerId }, _, ctx) => ownerById(ctx, ownerId),
    onboarding: (merchant, _, { viewer }) => {
      requireOwners(viewer, 'merchants:read', merchant.id)
      return merchant
    },
    apps: ({ id }, _, { loaders }) => loaders.partnerAppsOf.load(id),
  },
  Onboarding: {
    state: ({ onboardingState }) => onboardingState,
    missing: async (merchant, _, ctx) => {
      const { verificationLevel } = await ownerById(ctx, merchant.ownerId)
      return missingItems(merchant.onboardingState, merchant, { size: merchant.size, ownerLevel: verificationLevel })
    },
    slaHoursLeft: (merchant, _, { clock }) => reviewHoursLeft(merchant, clock.now()),
  },
}

/** @throws FORBIDDEN for an app that the person has not consented to */
async function consented({ viewer, loaders }: Context, userId: string, purpose: ConsentPurpose): Promise<void> {
  if (viewer.kind !== 'app') return
  const given = await loaders.consented.load(userId)
  requireConsent(
    viewer,
    given.map((each) => each.purpose),
    purpose,
  )
}

/** What an act answers. Loaders start anew, so that a later act of the same request shows what it did itself. */
function answer<K extends string, T, C extends string>(ctx: Context, key: K, result: Outcome<T, C>) {
  ctx.renewLoaders()
  return payload(key, result)
}

function personById({ loaders }: Context, id: unknown): Promise<PersonRow | null> | null {
  return isId('User', id) ? loaders.person.load(id) : null
}

function personByHandle({ loaders }: Context, handle: unknown): Promise<PersonRow | null> | null {
  const wanted = typeof handle === 'string' ? lookupHandle(handle) : null
  return wanted === null ? null : loaders.personByHandle.load(wanted)
}

function merchantById({ loaders }: Context, id: unknown) {
  return isId('Merchant', id) ? loaders.merchant.load(id) : null
}

async function ownerById({ loaders }: Context, id: string): Promise<PersonRow> {
  const owner = await loaders.person.load(id)
  invariant(owner, `no owner ${id}`)
  return owner
}

/** A connection of people, sorted by since when they are in the list, then by their id. */
async function people(
  args: { first?: number | null; after?: string | null },
  load: (page: PageRequest) => Promise<PairRow[]>,
): Promise<Connection<PersonRow>> {
  const page = pageRequest(args, ['instant', 'string'])
  const rows = connection(await load(page), page, ({ at, person }) => [at.toISOString(), person.id])
  return { ...rows, edges: rows.edges.map(({ cursor, node }) => ({ cursor, node: node.person })) }
}
