import { badUserInput } from '../../platform/errors.ts'
import type { Resolvers } from '../../platform/scalars.ts'
import type {
  MutationAdvanceSandboxClockArgs,
  MutationCreateApiKeyForOperationsArgs,
  QueryChangelogArgs,
  QueryExplainOperationArgs,
  QueryNodeArgs,
  QueryNodesArgs,
} from './__generated__/types.ts'
import type { Context } from './context.ts'
import { type Change, changelog } from './operations/changelog.ts'
import { createApiKeyForOperations } from './operations/createApiKeyForOperations.ts'
import { explainOperation } from './operations/explainOperation.ts'
import { rateLimit } from './operations/rateLimit.ts'

const NODES_MAX = 100

export const resolvers: Resolvers = {
  Query: {
    node: (_: unknown, { id }: QueryNodeArgs, { node }: Context) => node.load(id),
    nodes: (_: unknown, { ids }: QueryNodesArgs, { node }: Context) => {
      if (ids.length > NODES_MAX) throw badUserInput(`"ids" may have at most ${NODES_MAX} ids.`, 'ids')
      return ids.map((id) => node.load(id))
    },
    explainOperation: (_: unknown, given: QueryExplainOperationArgs, context: Context) =>
      explainOperation(context, given),
    rateLimit: (_: unknown, __: unknown, context: Context) => rateLimit(context),
    changelog: (_: unknown, given: QueryChangelogArgs, context: Context) => changelog(context, given),
  },
  Mutation: {
    advanceSandboxClock: (_: unknown, { hours }: MutationAdvanceSandboxClockArgs, { sandboxClock }: Context) =>
      sandboxClock(hours),
    createApiKeyForOperations: (_: unknown, { input }: MutationCreateApiKeyForOperationsArgs, context: Context) =>
      createApiKeyForOperations(context, input),
  },
  SchemaChange: {
    yourHits7d: async ({ coordinate }: Change, _: unknown, { hits }: Context) => {
      const mine = await hits()
      return mine && (mine.get(coordinate) ?? 0)
    },
  },
}
