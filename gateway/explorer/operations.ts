import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type GraphQLSchema, type OperationDefinitionNode, parse, validate } from 'graphql'
import type { Engine } from '../engine.ts'
import type { ExampleOperation } from './config.ts'

const operationsDir = join(import.meta.dirname, 'operations')
const variablesLine = /^#\n# variables: (.*)\n/m

/**
 * The example operations, in the order of their file names. A file's first line is its title (`# Home feed`); a line
 * `# variables: {…}` gives variables as JSON and is left out of what the editor shows.
 * @param dir holds one `.graphql` file per operation
 */
export function loadOperations(dir = operationsDir): ExampleOperation[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.graphql'))
  return names.sort().map((name) => readOperation(name, readFileSync(join(dir, name), 'utf8')))
}

function readOperation(name: string, text: string): ExampleOperation {
  const title = /^# (.+)\n/.exec(text)?.[1]
  if (!title) throw new Error(`${name} must begin with its title as a comment`)
  const variables = JSON.parse(variablesLine.exec(text)?.[1] ?? '{}')
  return { title, query: text.replace(variablesLine, ''), variables }
}

/**
 * The examples `schema` can answer: one that asks for a field this graph or this audience lacks is left out.
 * @param schema the API schema of the audience the explorer is for
 */
export function validOperations(schema: GraphQLSchema, operations = loadOperations()): ExampleOperation[] {
  return operations.filter(({ query }) => validate(schema, parse(query)).length === 0)
}

/**
 * The examples for a page that everybody may open: those of the first contract, each with the contracts it is valid in. Contracts
 * are opened for it, one at a time, so that others are answered meanwhile.
 */
export async function operationsByContract(
  { contracts, schemaOf }: Pick<Engine, 'contracts' | 'schemaOf'>,
  operations = loadOperations(),
): Promise<ExampleOperation[]> {
  const names = contracts?.definitions.map(({ name }) => name) ?? []
  const first = validOperations(schemaOf(names[0]), operations)
  if (names.length === 0) return first
  const valid = new Map<string, readonly ExampleOperation[]>()
  for (const name of names) {
    await nextTurn()
    valid.set(name, validOperations(schemaOf(name), first))
  }
  return first.map((operation) => ({
    ...operation,
    contracts: names.filter((name) => valid.get(name)?.includes(operation)),
  }))
}

/**
 * Fill in what only the running world knows, such as the id of a room that is live now.
 * @param known values by variable name; an operation takes those it declares, over its own
 */
export function withVariables(operation: ExampleOperation, known: Record<string, unknown>): ExampleOperation {
  const declared = parse(operation.query)
    .definitions.filter((node): node is OperationDefinitionNode => node.kind === 'OperationDefinition')
    .flatMap((node) => node.variableDefinitions ?? [])
    .map((definition) => definition.variable.name.value)
  const taken = declared.filter((name) => known[name] !== undefined).map((name) => [name, known[name]])
  return { ...operation, variables: { ...operation.variables, ...Object.fromEntries(taken) } }
}
