import { GraphQLError, Kind, parse, separateOperations } from 'graphql'
import { badUserInput, invariant } from '../../../platform/errors.ts'
import type { RequestScope } from '../../../platform/subgraph.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { ContractName } from '../../../schema/contracts.ts'
import { isPartnerScope } from '../../../schema/partner-scopes.ts'
import type { Requirement } from '../../access/requirements.ts'
import { scopesNeeded } from '../../access/scopes-needed.ts'
import type { Engine } from '../../engine.ts'
import type { Link } from '../../links/link.ts'
import { linkRequest } from '../../links/request.ts'
import { requirementsIn } from '../../plan/denied.ts'
import type {
  CreateApiKeyForOperationsInput,
  CreateApiKeyForOperationsPayload,
  UserError,
  UserErrorCode,
} from '../__generated__/types.ts'
import type { Context } from '../context.ts'

const DOCUMENTS_MAX = 50
const KEYS_CONTRACT: ContractName = 'partner'

/** What users is asked: the key without its operations, and the scopes they need. */
type KeyInput = Omit<CreateApiKeyForOperationsInput, 'documents'> & { readonly scopes: readonly string[] }

/** What users answers. */
interface KeyAnswer {
  readonly apiKey: { readonly id: string } | null
  readonly secret: string | null
  readonly userErrors: readonly UserError[]
}

export type CreateApiKey = (input: KeyInput) => Promise<KeyAnswer>

const CREATE = `mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { apiKey { id } secret userErrors { code message field } } }`

/** Have users make a key, for whoever asks. */
export async function askUsersForKey(
  users: Link | undefined,
  scope: RequestScope,
  input: KeyInput,
): Promise<KeyAnswer> {
  invariant(users, 'a graph without users')
  const variables = { input: { ...input, expiresAt: input.expiresAt?.toISOString() ?? null } }
  const { data, errors } = await users.execute(linkRequest({ query: CREATE, kind: 'mutation', variables }, scope))
  const answer = data?.createApiKey as KeyAnswer | undefined
  const [error] = errors ?? []
  if (!answer && error) throw new GraphQLError(error.message, { extensions: { ...error.extensions } })
  invariant(answer, 'users did not say what became of a key')
  return answer
}

/**
 * Make a key that can run these operations, as a key would run them, and nothing that needs more.
 * @throws BAD_USER_INPUT for more than 50 documents, and what users throws
 */
export async function createApiKeyForOperations(
  { viewer, engine, createApiKey }: Context,
  { documents, ...key }: CreateApiKeyForOperationsInput,
): Promise<Omit<CreateApiKeyForOperationsPayload, 'apiKey'> & { apiKey: { id: string } | null }> {
  requireUser(viewer)
  if (documents.length > DOCUMENTS_MAX)
    throw badUserInput(`"input.documents" may have at most ${DOCUMENTS_MAX} documents.`, 'input.documents')
  const refused = (userErrors: UserError[]) => ({ apiKey: null, secret: null, scopes: null, userErrors })
  if (documents.length === 0)
    return refused([userError('OPERATION_REQUIRED', 'Say at least one operation.', ['input', 'documents'])])
  const present = engine()
  const read = await Promise.all(documents.map((document) => requirementsOf(present, document)))
  const mistaken = refusals(read, 'OPERATION_MISTAKEN', (each) => ('mistake' in each ? each.mistake : null))
  if (mistaken.length > 0) return refused(mistaken)
  const asked = read.map((each) => ('requirements' in each ? each.requirements : []))
  const denied = refusals(asked, 'OPERATION_NOT_FOR_KEYS', beyondKeys)
  if (denied.length > 0) return refused(denied)
  const { scopes } = scopesNeeded(asked.flat(), isPartnerScope)
  const { apiKey, secret, userErrors } = await createApiKey({ ...key, scopes })
  return { apiKey, secret, scopes: [...scopes], userErrors: [...userErrors] }
}

/** What the operations of a document ask of a key that runs them; or what is wrong with it. */
async function requirementsOf(
  engine: Engine,
  document: string,
): Promise<{ readonly requirements: readonly Requirement[] } | { readonly mistake: string }> {
  const names = operationNames(document)
  const all: Requirement[] = []
  for (const name of names) {
    const prepared = await engine.prepare(document, name, { contract: KEYS_CONTRACT })
    if ('errors' in prepared) return { mistake: prepared.errors[0]?.message ?? 'The document is mistaken.' }
    const own = separateOperations(prepared.document)[name ?? '']
    all.push(...requirementsIn(prepared.graph, own ?? prepared.document))
  }
  return { requirements: all }
}

/** The names of a document's operations; one without a name where it cannot be read, so that whoever prepares it says why. */
function operationNames(document: string): readonly (string | undefined)[] {
  try {
    const { definitions } = parse(document, { noLocation: true, maxTokens: 10_000 })
    const names = definitions.flatMap((each) => (each.kind === Kind.OPERATION_DEFINITION ? [each.name?.value] : []))
    return names.length > 0 ? names : [undefined]
  } catch {
    return [undefined]
  }
}

/** @returns what a document needs that no key can have; null when nothing */
function beyondKeys(requirements: readonly Requirement[]): string | null {
  const { unobtainable } = scopesNeeded(requirements, isPartnerScope)
  const policies = requirements.flatMap((each) => each.policies.flat(2))
  const missing = [...new Set([...unobtainable.flat(2), ...policies])]
  return missing.length === 0 ? null : `It needs what no API key can have: ${missing.join(', ')}.`
}

/** One refusal for each document that has something against it. */
function refusals<T>(each: readonly T[], code: UserErrorCode, against: (one: T) => string | null): UserError[] {
  return each.flatMap((one, index) => {
    const message = against(one)
    return message === null ? [] : [userError(code, message, ['input', 'documents', String(index)])]
  })
}

const userError = (code: UserErrorCode, message: string, field: string[]): UserError => ({ code, message, field })
