import { parse } from 'graphql'
import type { SubgraphModule } from '../../platform/subgraph.ts'
import { subgraphSdl } from '../../schema/subgraphs.ts'
import { type Context, openContext } from './context.ts'
import { dryRun } from './dry-run.ts'
import { openSignInGuard } from './operations/sign-in-guard.ts'
import { openSigningKeys } from './operations/signing-keys.ts'
import { reactions } from './reactions.ts'
import { resolvers } from './resolvers.ts'
import { openUsersStore } from './store/index.ts'

export { AREAS, type Area } from './domain/areas.ts'
export { hashPassword } from './operations/passwords.ts'
export {
  type AttestationSeed,
  type FollowSeed,
  grantScopes,
  hasPeople,
  loadFollows,
  loadPeople,
  type PersonSeed,
  withdrawScopes,
} from './store/bulk.ts'

/** People, their sessions and connections, what is attested about them, and the merchants they own. */
export const users: SubgraphModule<Context> = {
  name: 'users',
  typeDefs: parse(subgraphSdl('users')),
  resolvers,
  dryRun,
  open: (kernel) => {
    const store = openUsersStore(kernel.database, kernel.clock, kernel.bus)
    const { accessTokenSecret, redis, sandbox, log } = kernel
    // Tokens are checked outside the sandbox, where its clock counts for nothing.
    const signingKeys = openSigningKeys(
      store,
      accessTokenSecret,
      sandbox?.machine ?? kernel.clock,
      log,
      sandbox && 'test',
    )
    const standing = { store, signingKeys, signInGuard: openSignInGuard(redis, sandbox ? 'test' : 'live') }
    return {
      context: (request) => openContext(kernel, standing, request),
      dryContext: (request, dry) =>
        openContext(dry, { ...standing, store: openUsersStore(dry.database, dry.clock, dry.bus) }, request),
      reactions,
    }
  },
}
