import type { GraphQLSchema } from 'graphql'
import type { ContractDefinition } from '../../schema/contracts.ts'
import { contractSchema, EmptyContract } from '../../schema/contracts-schema.ts'
import type { ContractRules } from '../access/contracts.ts'
import type { Graph } from './supergraph.ts'

/** The part of a graph that an operation is held to. */
export interface Contract {
  /** Null for the whole graph. */
  readonly name: string | null
  /** What its callers see, and documents are validated against. */
  readonly schema: GraphQLSchema
  readonly denials: ContractDefinition['denials']
}

/** The contracts of one graph, each opened when it is first asked for. */
export interface Contracts {
  /**
   * @param name undefined for the whole graph
   * @throws EmptyContract when nothing of the graph is in it
   */
  of(name: string | undefined): Contract
}

/** @param rules null for a gateway that serves the whole graph only */
export function openContracts(
  { apiSchema: schema, tags }: Pick<Graph, 'apiSchema' | 'tags'>,
  rules: Pick<ContractRules, 'definitions' | 'audiences'> | null,
): Contracts {
  const whole: Contract = { name: null, schema, denials: 'filter' }
  const known = new Map<string | undefined, Contract | EmptyContract>([[undefined, whole]])
  const open = (name: string | undefined): Contract => {
    const definition = rules?.definitions.find((each) => each.name === name)
    if (!definition) throw new Error(`invariant broken: there is no contract "${name}"`)
    const source = { schema, tags, audiences: rules?.audiences }
    return { name: definition.name, denials: definition.denials, schema: contractSchema(source, definition) }
  }
  return {
    of: (name) => {
      const contract = known.get(name) ?? attempt(() => open(name))
      known.set(name, contract)
      if (contract instanceof EmptyContract) throw contract
      return contract
    },
  }
}

/** What has nothing in it has nothing however often it is opened. */
function attempt(open: () => Contract): Contract | EmptyContract {
  try {
    return open()
  } catch (error) {
    if (error instanceof EmptyContract) return error
    throw error
  }
}
