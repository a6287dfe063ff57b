import DataLoader from 'dataloader'
import type { Clock } from '../../platform/clock.ts'
import { groupLoader, keyLoader, loaderPer, pageLoader } from '../../platform/loader.ts'
import { userIdOf, type Viewer } from '../../platform/viewer.ts'
import type { AttestationKind } from '../../schema/gates.ts'
import type { ConsentPurpose } from '../../schema/partner-scopes.ts'
import type { UsersStore } from './store/index.ts'
import type { PairRow } from './store/pair-pages.ts'
import type { ApiKeyRow, OrganisationRow, PartnerAppRow } from './store/partner-tables.ts'
import type { AttestationRow, MerchantRow } from './store/tables.ts'

export type UsersLoaders = ReturnType<typeof openLoaders>

/** Loaders of one request: each batches what its resolvers ask for into one statement. */
export function openLoaders(store: UsersStore, viewer: Viewer, clock: Clock) {
  const viewerId = userIdOf(viewer)
  /** Whether the viewer did this to each of these people; nobody did anything while not signed in. */
  const byViewer = (read: (viewerId: string, ids: readonly string[]) => Promise<string[]>) =>
    new DataLoader<string, boolean>(async (ids) => {
      const found = new Set(viewerId ? await read(viewerId, ids) : [])
      return ids.map((id) => found.has(id))
    })
  const ownerOf = (row: PairRow) => row.ownerId
  return {
    person: keyLoader(store.people.byIds, (person) => person.id),
    personByHandle: keyLoader(store.people.byHandles, (person) => person.handle),
    followCounts: keyLoader(store.follows.counts, (counts) => counts.userId),
    followers: pageLoader((ids, page) => store.follows.pages('followers', ids, page), ownerOf),
    following: pageLoader((ids, page) => store.follows.pages('following', ids, page), ownerOf),
    blocked: pageLoader(store.blocks.pages, ownerOf),
    viewerFollows: byViewer(store.follows.followedBy),
    viewerBlocks: byViewer(store.blocks.blockedBy),
    attestations: loaderPer((kinds: readonly AttestationKind[] | null) =>
      groupLoader<AttestationRow>(
        (ids) => store.attestations.newest(ids, kinds),
        (row) => row.userId,
      ),
    ),
    activeAttestations: groupLoader<AttestationRow>(
      (ids) => store.attestations.active(ids, clock.now()),
      (row) => row.userId,
    ),
    merchant: keyLoader(store.merchants.byIds, (merchant) => merchant.id),
    organisation: keyLoader(store.partners.organisations, (organisation) => organisation.id),
    organisationsOf: groupLoader<OrganisationRow>(store.partners.organisationsOf, ({ ownerId }) => ownerId),
    partnerApp: keyLoader(store.partners.apps, (app) => app.id),
    partnerAppsOf: groupLoader<PartnerAppRow>(store.partners.appsOf, ({ ownerId }) => ownerId),
    apiKey: keyLoader(store.apiKeys.byIds, (key) => key.id),
    apiKeysOf: groupLoader<ApiKeyRow>(store.apiKeys.ofApps, ({ appId }) => appId),
    /** What people consented to of the app that asks; nothing when no app does. */
    consented: groupLoader<{ userId: string; purpose: ConsentPurpose }>(
      async (ids) => (viewer.kind === 'app' ? store.consents.standing(ids, viewer.appId) : []),
      ({ userId }) => userId,
    ),
    merchantsOf: groupLoader<MerchantRow>(store.merchants.ofOwners, (merchant) => merchant.ownerId),
  }
}
