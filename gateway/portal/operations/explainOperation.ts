import { type GraphQLError, OperationTypeNode } from 'graphql'
import { badUserInput } from '../../../platform/errors.ts'
import type { AppViewer, Viewer } from '../../../platform/viewer.ts'
import type { ContractName } from '../../../schema/contracts.ts'
import { isPartnerScope } from '../../../schema/partner-scopes.ts'
import { pickContract } from '../../access/contracts.ts'
import { withoutSuggestion } from '../../access/introspection.ts'
import { type Rights, rightsOf } from '../../access/rights.ts'
import { denialError } from '../../plan/denial-error.ts'
import { type Explanation, explain } from '../../plan/explanation.ts'
import type { Prepared, PreparedOperation } from '../../plan/planner.ts'
import type { OperationExplanation, OperationMistake, QueryExplainOperationArgs } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { wholePoints } from '../points.ts'
import { sharesOf } from './rateLimit.ts'

const SCOPES_MAX = 100
const KEYS_CONTRACT: ContractName = 'partner'
/** Items of one list of an explanation that are told. */
const TOLD_MAX = 50
const PATHS_MAX = 100

/**
 * Tell what an operation would cost and need, and run nothing.
 * @throws BAD_USER_INPUT when the variables are no JSON object, or there are too many scopes
 */
export async function explainOperation(
  { viewer, engine }: Context,
  { document, operationName, variables, asScopes }: QueryExplainOperationArgs,
): Promise<OperationExplanation> {
  if (asScopes && asScopes.length > SCOPES_MAX)
    throw badUserInput(`"asScopes" may have at most ${SCOPES_MAX} scopes.`, 'asScopes')
  const given = variables == null ? undefined : readVariables(variables)
  const present = engine()
  // Nobody learns here of what is not in their contract; all of what keys may ask is in everybody's.
  const contract = asScopes ? KEYS_CONTRACT : pickContract(present.contracts, viewer, undefined)
  const prepared: Prepared = await present.prepare(document, operationName, { contract })
  if ('errors' in prepared) return mistaken(prepared.errors, viewer)
  const mistakes = given ? present.check(prepared, given) : []
  if (mistakes.length > 0) return mistaken(mistakes, viewer)
  const rights = asScopes ? rightsOfKey(asScopes) : rightsOf(viewer)
  return told(prepared, explain(prepared, { variables: given, rights, obtainable: isPartnerScope }))
}

/** What an API key could do that has these scopes. */
function rightsOfKey(scopes: readonly string[]): Rights {
  const key: AppViewer = { kind: 'app', appId: '', keyId: '', ownerId: '', scopes }
  return rightsOf(key)
}

function told({ operation }: PreparedOperation, found: Explanation): OperationExplanation {
  const { cost, costByPath, scopes, requirements, personal } = found
  return {
    mistakes: [],
    estimatedCost: wholePoints(cost.total),
    costByPath: costByPath
      .slice(0, TOLD_MAX)
      .map((each) => ({ path: each.path.join('.'), estimated: wholePoints(each.cost) })),
    costBySubgraph: sharesOf(cost.perSubgraph),
    fetches: found.fetches,
    roundTrips: found.depth,
    subgraphs: [...found.subgraphs],
    needsSignIn: requirements.length > 0,
    requiredScopes: [...scopes.scopes],
    unobtainableScopes: [...new Set(scopes.unobtainable.flat(2))].sort(),
    deniedPaths: found.denied.map(({ path, lack }) => {
      const { message, extensions } = denialError([], [], lack)
      return {
        path,
        code: String(extensions.code),
        needs: [...new Set([...lack.scopes.flat(2), ...lack.policies.flat(2)])],
        why: message,
        howToGet: String(extensions.howToGet),
      }
    }),
    deprecations: found.deprecations.slice(0, TOLD_MAX).map(({ removalDate, ...each }) => ({
      ...each,
      removalDate: removalDate === null ? null : new Date(`${removalDate}T00:00:00Z`),
    })),
    cacheMaxAge: operation.operation === OperationTypeNode.QUERY ? null : 0,
    cachePrivate: personal.length > 0,
    privatePaths: personal.slice(0, PATHS_MAX),
    cheaper: found.cheaper.map(({ change, estimated }) => ({ change, estimated: wholePoints(estimated) })),
  }
}

/** Whoever is nobody may not be allowed to ask about the schema: names are suggested to others only. */
function mistaken(errors: readonly GraphQLError[], viewer: Viewer): OperationExplanation {
  return {
    ...NOTHING,
    mistakes: (viewer.kind === 'anonymous' ? errors.map(withoutSuggestion) : errors).map(
      ({ message, extensions, locations }): OperationMistake => {
        const [at] = locations ?? []
        const code = typeof extensions.code === 'string' ? extensions.code : 'BAD_USER_INPUT'
        return { code, message, line: at?.line ?? null, column: at?.column ?? null }
      },
    ),
  }
}

const NOTHING: OperationExplanation = {
  mistakes: [],
  estimatedCost: 0,
  costByPath: [],
  costBySubgraph: [],
  fetches: 0,
  roundTrips: 0,
  subgraphs: [],
  needsSignIn: false,
  requiredScopes: [],
  unobtainableScopes: [],
  deniedPaths: [],
  deprecations: [],
  cacheMaxAge: null,
  cachePrivate: false,
  privatePaths: [],
  cheaper: [],
}

function readVariables(text: string): Record<string, unknown> {
  try {
    const variables: unknown = JSON.parse(text)
    if (typeof variables === 'object' && variables !== null && !Array.isArray(variables))
      return variables as Record<string, unknown>
  } catch {
    // Told below.
  }
  throw badUserInput('"variables" must be a JSON object.', 'variables')
}
