import {
  buildASTSchema,
  type ExecutionResult,
  execute,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getLocation,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
  printSchema,
  responsePathAsArray,
  type SourceLocation,
} from 'graphql'
import type { Atlas } from './atlas.ts'
import { newRun, type Run, requiredOf, resolveField, type Source, thingAt } from './resolve.ts'
import type { Universe } from './universe.ts'

/** The same world as one schema on one server, which graphql-js executes to the letter of the specification. */
export function openWhole(atlas: Atlas) {
  const schema = schemaOf(atlas)
  return async (query: string, variables: Record<string, unknown>, universe: Universe): Promise<WholeAnswer> => {
    const places = new Map<string, readonly SourceLocation[]>()
    const contextValue: Context = { run: newRun(universe), places }
    const result = await execute({ schema, document: parse(query), variableValues: variables, contextValue })
    return { ...JSON.parse(JSON.stringify(result)), places }
  }
}

/** What one server answers. */
export interface WholeAnswer extends ExecutionResult {
  /** Where the document asks for each field that was resolved, by its path: where graphql-js would have its errors stand. */
  readonly places: ReadonlyMap<string, readonly SourceLocation[]>
}

interface Context {
  readonly run: Run
  readonly places: Map<string, readonly SourceLocation[]>
}

const placesOf = ({ fieldNodes }: GraphQLResolveInfo) =>
  fieldNodes.flatMap(({ loc }) => (loc ? getLocation(loc.source, loc.start) : []))

function schemaOf(atlas: Atlas): GraphQLSchema {
  const schema = buildASTSchema(parse(printSchema(atlas.api)))
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isInterfaceType(type) || isUnionType(type)) type.resolveType = ({ thing }: Source) => thing.type
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields()))
      field.resolve = (source: Source | undefined, args: Record<string, unknown>, { run, places }: Context, info) => {
        places.set(JSON.stringify(responsePathAsArray(info.path)), placesOf(info))
        const from = source ?? { thing: thingAt(run, type.name, 0) }
        const computed = requiredOf(atlas, run, from.thing, field.name)
        return resolveField(atlas, run, from, field.name, { ...args, ...filled(atlas, from, field.name) }, computed)
      }
  }
  return schema
}

/** Arguments that an ancestor fills, from the nearest one that has the field. */
function filled({ subgraphs }: Atlas, { thing, parents = [] }: Source, field: string): Record<string, unknown> {
  for (const { fromContext } of subgraphs) {
    const context = fromContext.get(`${thing.type}.${field}`)
    const selected = context?.selection.selections[0]
    if (!context || selected?.kind !== 'Field') continue
    const ancestor = parents.findLast(({ fields }) => Object.hasOwn(fields, selected.name.value))
    const value = ancestor?.fields[selected.name.value]
    return { [context.argument]: value?.kind === 'leaf' ? value.value : null }
  }
  return {}
}
