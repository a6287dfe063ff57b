import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
  type ValidationRule,
  validate,
} from 'graphql'
import { messageOf } from '../../platform/errors.ts'
import { boundErrors, checkDocument, checkText, checkVariableSize, ERRORS_MAX, LimitExceeded } from '../limits/index.ts'
import { rulesFor } from './defer-rules.ts'
import { checkSubscriptionRoots } from './subscription-root.ts'
import type { Laps } from './trace.ts'

/** A document of the client's that parses, is valid and has the operation that is asked for. */
export interface ValidDocument {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

/** What is wrong with a request, to be told as it is. */
export interface Mistakes {
  readonly errors: readonly GraphQLError[]
}

/**
 * Read a document: bounded, parsed, bounded again as it would be with its fragments written out, and only then validated.
 * @returns the document, or what is wrong with it: a limit, parse errors, validation errors, an operation that is not there
 */
export function readDocument(
  schema: GraphQLSchema,
  query: string,
  operationName: string | undefined,
  laps: Laps,
): ValidDocument | Mistakes {
  const tooMuchText = checkText(query)
  if (tooMuchText) return { errors: [tooMuchText] }
  let document: DocumentNode
  try {
    document = parse(query)
  } catch (error) {
    return mistakes([error], 'GRAPHQL_PARSE_FAILED')
  }
  laps.lap('parse')
  const tooMuch = checkDocument(document)
  if (tooMuch) return { errors: [tooMuch] }
  laps.lap('bound')
  const errors = validated(schema, document, rulesFor(query))
  laps.lap('validate')
  if (errors[0] instanceof LimitExceeded) return { errors }
  if (errors.length > 0) return mistakes(errors, 'GRAPHQL_VALIDATION_FAILED')
  const operation = getOperationAST(document, operationName)
  if (operation && schema.getRootType(operation.operation)) return { document, operation }
  // graphql-js validates nothing of an operation whose kind the schema lacks.
  if (operation)
    return mistakes(
      [new GraphQLError(`There is no ${operation.operation} to ask for.`, { nodes: operation })],
      'GRAPHQL_VALIDATION_FAILED',
    )
  return mistakes([new GraphQLError(whyNoOperation(document, operationName))], 'OPERATION_RESOLUTION_FAILURE')
}

/** Some of graphql-js's rules execute a little, and throw what execution would. */
function validated(
  schema: GraphQLSchema,
  document: DocumentNode,
  rules: readonly ValidationRule[],
): readonly GraphQLError[] {
  const conditions = checkSubscriptionRoots(document)
  if (conditions.length > 0) return conditions
  try {
    const errors = validate(schema, document, rules, { maxErrors: ERRORS_MAX })
    return errors.some(({ message }) => message === ABORTED) ? [tooManySteps()] : errors
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}

/** What graphql-js says when one of its budgets is spent. */
const ABORTED = 'Validation aborted.'
/**
 * Steps from operations through fragments to the variables they use, for all operations together. The number is graphql-js's
 * own (`ValidationContext`); its other budget, ten times this for comparing fields, is not reached within `checkConflicts`.
 */
const STEPS_MAX = 50_000

const tooManySteps = () =>
  new LimitExceeded(
    'VALIDATION_LIMIT_EXCEEDED',
    `To follow the fragments of all operations takes more than ${STEPS_MAX} steps.`,
    STEPS_MAX,
    STEPS_MAX + 1,
  )

function whyNoOperation({ definitions }: DocumentNode, operationName: string | undefined): string {
  if (operationName) return `The document has no operation named "${operationName}".`
  return definitions.some(({ kind }) => kind === 'OperationDefinition')
    ? 'The document has several operations: say which one with "operationName".'
    : 'The document has no operation.'
}

/**
 * The variables an operation declares, as they were sent; others are left out (GraphQL §6.1.2).
 * @returns an object without prototype, so that nothing is found in it that was not sent, whatever a variable is called
 */
export function declaredVariables(
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const variables: Record<string, unknown> = Object.create(null)
  for (const { variable } of operation.variableDefinitions ?? []) {
    const name = variable.name.value
    if (Object.hasOwn(given, name)) variables[name] = given[name]
  }
  return variables
}

/** Errors about variables one answer carries: each quotes the whole value it is in, and is written before it is cut. */
const VARIABLE_ERRORS_MAX = 10

/** Check variables against the operation's declarations. @returns what is wrong with them; empty when nothing is */
export function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  if (!operation.variableDefinitions?.length) return NONE
  const variables = declaredVariables(operation, given)
  const tooMuch = checkVariableSize(variables)
  if (tooMuch) return [tooMuch]
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: VARIABLE_ERRORS_MAX,
  })
  return errors ? mistakes(errors, 'BAD_USER_INPUT').errors : NONE
}

const NONE: readonly GraphQLError[] = []

/** Errors of one kind, each with its code, no more and no longer than an answer holds. */
export function mistakes(thrown: readonly unknown[], code: string): Mistakes {
  return { errors: boundErrors(thrown.map((each) => coded(each, code))) }
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
