import { badUserInput } from '../../platform/errors.ts'
import type { Resolvers } from '../../platform/scalars.ts'
import type { Context } from './context.ts'

const NODES_MAX = 100

export const resolvers: Resolvers = {
  Query: {
    node: (_: unknown, { id }: { id: string }, { node }: Context) => node.load(id),
    nodes: (_: unknown, { ids }: { ids: string[] }, { node }: Context) => {
      if (ids.length > NODES_MAX) throw badUserInput(`"ids" may have at most ${NODES_MAX} ids.`, 'ids')
      return ids.map((id) => node.load(id))
    },
  },
}
