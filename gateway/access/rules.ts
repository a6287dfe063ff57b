import type { GraphQLError } from 'graphql'
import type { Viewer } from '../../platform/viewer.ts'
import type { PrepareOptions } from '../plan/planner.ts'
import { type Introspection, refuseIntrospection, toldTo } from './introspection.ts'
import { NO_POLICIES, type Policies, type PolicyRequest } from './policies.ts'
import type { Requirement } from './requirements.ts'
import { isDocumentsOnly, type Rights, rightsOf } from './rights.ts'

/** What an operator decides about callers, beside what the schema says of them. */
export interface AccessRules {
  readonly introspection: Introspection
  /** Functions that decide policies. */
  readonly policies: Policies
}

export const ACCESS_RULES: AccessRules = { introspection: 'everybody', policies: NO_POLICIES }

/** The rights with which the operations of one request are prepared: policies are asked where an operation needs them. */
export function rightsFor({ policies }: AccessRules, request: PolicyRequest): NonNullable<PrepareOptions['rights']> {
  const { viewer } = request
  if (policies.names.size === 0) return rightsOf(viewer)
  const answers = policies.forRequest(request)
  const rights = (requirements: readonly Requirement[]): Rights | Promise<Rights> => {
    const met = answers.met(policies.neededBy(requirements))
    return met instanceof Promise ? met.then((all) => rightsOf(viewer, all)) : rightsOf(viewer, met)
  }
  return Object.assign(rights, { documentsOnly: isDocumentsOnly(viewer) })
}

/** What the rules have against an operation that has been prepared; null for nothing. */
export function refusalOf(
  { introspection }: AccessRules,
  viewer: Viewer,
  operation: Parameters<typeof refuseIntrospection>[2],
) {
  return refuseIntrospection(introspection, viewer, operation)
}

/** Mistakes of an operation as the rules let its caller be told them. */
export function mistakesFor(
  { introspection }: AccessRules,
  viewer: Viewer,
  mistakes: readonly GraphQLError[],
): readonly GraphQLError[] {
  return mistakes.length === 0 ? mistakes : toldTo(introspection, viewer, mistakes)
}
