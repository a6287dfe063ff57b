import { GraphQLError } from 'graphql'

/** The closed set of codes a bounded request is refused with. */
export type LimitCode =
  | 'TEXT_LIMIT_EXCEEDED'
  | 'LINE_LIMIT_EXCEEDED'
  | 'TOKEN_LIMIT_EXCEEDED'
  | 'NESTING_LIMIT_EXCEEDED'
  | 'OPERATION_LIMIT_EXCEEDED'
  | 'FRAGMENT_LIMIT_EXCEEDED'
  | 'FRAGMENT_DEPTH_LIMIT_EXCEEDED'
  | 'DIRECTIVE_LIMIT_EXCEEDED'
  | 'REPEAT_LIMIT_EXCEEDED'
  | 'ARGUMENT_LIMIT_EXCEEDED'
  | 'LITERAL_LIMIT_EXCEEDED'
  | 'DECLARATION_LIMIT_EXCEEDED'
  | 'SELECTION_LIMIT_EXCEEDED'
  | 'SIZE_LIMIT_EXCEEDED'
  | 'DEPTH_LIMIT_EXCEEDED'
  | 'ALIAS_LIMIT_EXCEEDED'
  | 'DEFER_LIMIT_EXCEEDED'
  | 'ROOT_FIELD_LIMIT_EXCEEDED'
  | 'CONFLICT_LIMIT_EXCEEDED'
  | 'INTROSPECTION_LIMIT_EXCEEDED'
  | 'VALIDATION_LIMIT_EXCEEDED'
  | 'PLANNING_LIMIT_EXCEEDED'
  | 'VARIABLE_LIMIT_EXCEEDED'

/**
 * A request is larger than what this server takes on. Refused before the document is validated, so that what is refused
 * costs next to nothing. Doors answer 400 whatever media type was asked for: it is the request that is refused, and the
 * answer no GraphQL result (GraphQL over HTTP, "a server may forbid individual requests for any reason").
 */
export class LimitExceeded extends GraphQLError {
  /** @param actual what the request has; `limit + 1` where counting stopped there */
  constructor(code: LimitCode, what: string, limit: number, actual: number) {
    super(`${what} The limit is ${limit}.`, { extensions: { code, limit, actual } })
  }
}
