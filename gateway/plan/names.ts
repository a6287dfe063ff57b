import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql'

/** What the names of a document are held against. */
export interface GraphNames {
  /** Names of all fields of the supergraph. */
  readonly fields: ReadonlySet<string>
  /** Names of fields that a plan may add of its own accord: those of keys and of what fields require or provide. */
  readonly planned: ReadonlySet<string>
}

/** What objects of JavaScript have from birth; a value under such a name is not to be told from the inherited one. */
export const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

const PREFIX = '_r'
const OURS = /^_r\d+$/
/** What Apollo's planner calls fields of its own that would not merge. */
export const PLANNERS = /__alias_\d+$/
/** What fields are called that are required with arguments: see `variants.ts`. */
const VARIANTS = /__v\d+$/

export interface InternalNames {
  /** The document as it is planned. */
  readonly document: DocumentNode
  /** Of a field of the client's document: the name its value has while a plan runs. */
  of(field: FieldNode): string
  /** The client's name of a field for the name it has while a plan runs. */
  clientsOf(name: string): string
}

/**
 * Give fields names under which their values cannot meet others while a plan runs. A plan fetches keys and required fields
 * beside what the client asks for, all into one object: a client's `id: name` would pass for the key, and its
 * `price(currency: EUR)` for the `price` another field requires, silently. Nor may `__proto__` or `constructor` be found where
 * nothing was put. What cannot be mistaken keeps its name.
 */
export function withInternalNames(document: DocumentNode, names: GraphNames): InternalNames {
  const given = new Map<string, string>()
  let count = -1
  const of = (field: FieldNode): string => {
    const key = responseNameOf(field)
    if (!mistakable(field, key, names)) return key
    const known = given.get(key)
    if (known) return known
    do count += 1
    while (names.fields.has(`${PREFIX}${count}`))
    const name = `${PREFIX}${count}`
    given.set(key, name)
    return name
  }
  const clients = new Map<string, string>()
  return {
    of,
    clientsOf: (name) => {
      if (clients.size < given.size) for (const [client, ours] of given) clients.set(ours, client)
      return clients.get(name) ?? name
    },
    document: visit(document, {
      [Kind.FIELD]: (field) => {
        const name = of(field)
        if (name === responseNameOf(field)) return undefined
        return { ...field, alias: { kind: Kind.NAME, value: name } }
      },
    }),
  }
}

export const responseNameOf = (field: FieldNode): string => (field.alias ?? field.name).value

function mistakable({ name, arguments: given }: FieldNode, key: string, names: GraphNames): boolean {
  if (INHERITED.has(key)) return true
  if (key === name.value) return names.planned.has(key) && given !== undefined && given.length > 0
  return (
    names.fields.has(key) ||
    key.startsWith('__') ||
    key.startsWith('_entities') ||
    OURS.test(key) ||
    PLANNERS.test(key) ||
    VARIANTS.test(key)
  )
}
