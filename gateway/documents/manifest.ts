import { hash } from 'node:crypto'
import { Kind, type OperationDefinitionNode, parse } from 'graphql'
import { messageOf } from '../../platform/errors.ts'

/** One document of a manifest and the operations in it. */
export interface ManifestOperation {
  readonly id: string
  readonly body: string
  /** The names its clients ask it by; undefined for an operation without one. */
  readonly names: readonly (string | undefined)[]
}

/** No client sends longer ids: a hash has 64 characters. */
const ID_LENGTH_MAX = 256

/**
 * Read a manifest: Apollo's, `{ "format": "apollo-persisted-query-manifest", "version": 1, "operations": [{ id, name, type,
 * body }] }`, or a plain one, `{ "<id>": "<document>" }`.
 * Source: apollographql.com/docs/graphos/platform/security/persisted-queries (generate-persisted-query-manifest).
 * @returns what can be used, and what is wrong with the rest
 */
export function readManifest(text: string): { operations: ManifestOperation[]; mistakes: string[] } {
  const operations: ManifestOperation[] = []
  const mistakes: string[] = []
  const known = new Set<string>()
  for (const entry of entriesOf(text, mistakes)) {
    const wrong = known.has(entry.id) ? 'is there twice' : wrongId(entry)
    known.add(entry.id)
    const read = wrong ? wrong : readOperations(entry)
    if (typeof read === 'string') mistakes.push(`${JSON.stringify(entry.id)}: ${read}`)
    else operations.push({ id: entry.id, body: entry.body, names: read.map(({ name }) => name?.value) })
  }
  return { operations, mistakes }
}

interface Entry {
  readonly id: string
  readonly body: string
  /** What the manifest says of its operation, to be held against the document. */
  readonly name?: string | undefined
  readonly type?: string | undefined
}

function entriesOf(text: string, mistakes: string[]): Entry[] {
  let manifest: unknown
  try {
    manifest = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    mistakes.push(`It is not JSON: ${messageOf(error)}`)
    return []
  }
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) {
    mistakes.push('It must be an object.')
    return []
  }
  return 'format' in manifest || 'operations' in manifest
    ? apolloEntries(manifest, mistakes)
    : plainEntries(manifest, mistakes)
}

function apolloEntries(manifest: object, mistakes: string[]): Entry[] {
  const { format, version, operations } = manifest as Record<string, unknown>
  if (format !== 'apollo-persisted-query-manifest') mistakes.push('"format" must be "apollo-persisted-query-manifest".')
  if (version !== 1) mistakes.push('"version" must be 1.')
  if (!Array.isArray(operations)) mistakes.push('"operations" must be a list.')
  if (mistakes.length > 0) return []
  return (operations as unknown[]).flatMap((operation, index) => {
    const { id, body, name, type } = (operation ?? {}) as Record<string, unknown>
    if (isText(id) && isText(body) && isTextOrAbsent(name) && isTextOrAbsent(type))
      return [{ id, body, name: name ?? undefined, type: type ?? undefined }]
    mistakes.push(`operations[${index}]: "id" and "body" must be texts, "name" and "type" too when they are there`)
    return []
  })
}

function plainEntries(manifest: object, mistakes: string[]): Entry[] {
  return Object.entries(manifest).flatMap(([id, body]: [string, unknown]) => {
    if (isText(body)) return [{ id, body }]
    mistakes.push(`${JSON.stringify(id)}: the document must be a text`)
    return []
  })
}

function wrongId({ id, body }: Entry): string | null {
  if (id === '' || id.length > ID_LENGTH_MAX) return `an id has 1 to ${ID_LENGTH_MAX} characters`
  if (id.startsWith('sha256:') && id !== `sha256:${hash('sha256', body)}`) return 'this is not the hash of the document'
  return null
}

/** @returns the operations of a document, or what is wrong with it */
function readOperations({ body, name, type }: Entry): OperationDefinitionNode[] | string {
  let operations: OperationDefinitionNode[]
  try {
    const { definitions } = parse(body, { noLocation: true })
    operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  } catch (error) {
    return messageOf(error)
  }
  if (operations.length === 0) return 'the document has no operation'
  const named = name ? operations.find((operation) => operation.name?.value === name) : operations[0]
  if (!named) return `the document has no operation named ${JSON.stringify(name)}`
  if (type !== undefined && named.operation !== type) return `the operation is a ${named.operation}, not a ${type}`
  return operations
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isTextOrAbsent = (value: unknown): value is string | null | undefined => value == null || isText(value)
