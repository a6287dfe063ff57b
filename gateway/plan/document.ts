import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { messageOf } from '../../platform/errors.ts'

/** A document of the client's that parses, is valid and has the operation that is asked for. */
export interface ValidDocument {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

/** Bounds parsing; tighter bounds, each with its own code, come with the engine. */
const TOKENS_MAX = 10_000

/** @returns the document, or what is wrong with it: parse errors, validation errors, an operation that is not there */
export function readDocument(
  schema: GraphQLSchema,
  query: string,
  operationName: string | undefined,
): ValidDocument | readonly GraphQLError[] {
  let document: DocumentNode
  try {
    document = parse(query, { maxTokens: TOKENS_MAX })
  } catch (error) {
    return [coded(error, 'GRAPHQL_PARSE_FAILED')]
  }
  const errors = validate(schema, document)
  if (errors.length > 0) return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'))
  const operation = getOperationAST(document, operationName)
  if (operation) return { document, operation }
  const message = operationName
    ? `The document has no operation named "${operationName}".`
    : 'The document has several operations: say which one with "operationName".'
  return [new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })]
}

/** Check variables against the operation's declarations. @returns what is wrong with them; empty when nothing is */
export function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 20 })
  return (errors ?? []).map((error) => coded(error, 'BAD_USER_INPUT'))
}

function coded(thrown: unknown, code: string): GraphQLError {
  const error = thrown instanceof GraphQLError ? thrown : new GraphQLError(messageOf(thrown))
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: { ...error.extensions, code },
  })
}
