import { setTimeout as sleep } from 'node:timers/promises'
import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  type ExecutionResult,
  execute,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLOutputType,
  GraphQLScalarType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { unavailable } from '../../../platform/errors.ts'
import type { Link } from '../../links/link.ts'
import { type Atlas, concretes, type SubgraphMap } from './atlas.ts'
import { canonical, type Run, resolveField, type Source, thingAt, told } from './resolve.ts'
import type { Thing } from './universe.ts'

type Resolvers = Record<
  string,
  { __resolveReference(said: Record<string, unknown>, context: { run: Run }): Source | null }
>
type Resolve = (source: Source | undefined, args: Record<string, unknown>, context: { run: Run }) => unknown

/** A link to every subgraph of a world, each answering from the run that its request belongs to. */
export function openLinks(atlas: Atlas, runs: ReadonlyMap<string, Run>): Link[] {
  return atlas.subgraphs.map((subgraph) => {
    const schema = schemaOf(atlas, subgraph)
    const answer = async (query: string, variables: Record<string, unknown>, run: Run): Promise<ExecutionResult> => {
      const { outage, delaysMs } = run.universe
      const delayMs = delaysMs[run.fetches++ % delaysMs.length]
      if (delayMs !== undefined) await sleep(delayMs)
      if (outage?.subgraph === subgraph.name) {
        if (outage.how === 'unreachable') throw unavailable('This subgraph cannot be reached.')
        return { ...(outage.how === 'no data' && { data: null }), errors: [{ message: 'Out of order.' }] } as never
      }
      const result = await execute({ schema, document: parse(query), variableValues: variables, contextValue: { run } })
      // As over a wire: what arrives belongs to whoever asked, and objects are as JSON.parse makes them.
      return JSON.parse(JSON.stringify(result))
    }
    return {
      subgraph: subgraph.name,
      execute: ({ query, variables, scope }) => {
        const run = runs.get(scope.requestId)
        if (!run) throw new Error(`No run is called ${scope.requestId}`)
        return answer(query, JSON.parse(JSON.stringify(variables)), run)
      },
      subscribe: async () => ({ errors: [] }),
      ready: async () => true,
      close: async () => {},
    }
  })
}

function schemaOf(atlas: Atlas, subgraph: SubgraphMap): GraphQLSchema {
  const schema = buildSubgraphSchema([{ typeDefs: subgraph.document, resolvers: entityResolvers(atlas, subgraph) }])
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue
    if (isInterfaceType(type) || isUnionType(type)) type.resolveType = ({ thing }: Source) => thing.type
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue
      field.resolve = resolverOf(atlas, subgraph, type.name, field.name) as NonNullable<typeof field.resolve>
      field.type = loose(field.type)
    }
  }
  return schema
}

function resolverOf(atlas: Atlas, subgraph: SubgraphMap, type: string, field: string): Resolve {
  const selection = subgraph.requires.get(`${type}.${field}`)
  return (source, args, { run }) => {
    const from = source ?? { thing: thingAt(run, subgraph.graphName(type), 0) }
    return resolveField(
      atlas,
      run,
      from,
      field,
      args,
      selection && canonical(told(from.representation ?? {}, selection)),
    )
  }
}

/** How entities are found: whatever key a representation has, but none that is not resolvable. */
function entityResolvers(atlas: Atlas, subgraph: SubgraphMap): Resolvers {
  const resolvers: Resolvers = {}
  for (const [type, keys] of subgraph.keys)
    resolvers[type] = {
      __resolveReference: (representation: Record<string, unknown>, { run }: { run: Run }): Source | null => {
        const resolvable = keys.filter((key) => has(representation, key))
        for (const name of concretes(atlas.whole, type))
          for (const thing of run.universe.things[name] ?? [])
            if (resolvable.some((key) => matches(run, thing, representation, key)))
              return run.universe.absent.includes(`${subgraph.name}/${name}/${thing.index}`)
                ? null
                : { thing, representation }
        return null
      },
    }
  return resolvers
}

const has = (representation: Record<string, unknown>, { selections }: SelectionSetNode) =>
  selections.every((selection) => selection.kind === Kind.FIELD && Object.hasOwn(representation, selection.name.value))

function matches(
  run: Run,
  thing: Thing,
  said: Readonly<Record<string, unknown>>,
  { selections }: SelectionSetNode,
): boolean {
  return selections.every((selection) => {
    if (selection.kind !== Kind.FIELD) return false
    const value = thing.fields[selection.name.value]
    const other = said[selection.name.value]
    if (value?.kind === 'leaf') return value.value === other
    if (value?.kind !== 'thing' || !selection.selectionSet || typeof other !== 'object' || other === null) return false
    return matches(run, thingAt(run, value.type, value.index), other as Record<string, unknown>, selection.selectionSet)
  })
}

const ANYTHING = new GraphQLScalarType({ name: 'Anything', serialize: (value) => value })

/** The same type with leaves that are never checked: subgraphs may answer with what their schema does not allow. */
function loose(type: GraphQLOutputType): GraphQLOutputType {
  if (isNonNullType(type)) return new GraphQLNonNull(loose(type.ofType))
  if (isListType(type)) return new GraphQLList(loose(type.ofType))
  return isLeafType(type) ? ANYTHING : type
}
