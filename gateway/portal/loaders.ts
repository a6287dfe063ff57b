import DataLoader from 'dataloader'
import { unavailable } from '../../platform/errors.ts'
import { typeOfId } from '../../platform/ids.ts'
import type { RequestScope } from '../../platform/subgraph.ts'
import type { Link } from '../links/link.ts'
import { linkRequest } from '../links/request.ts'
import { OWNER } from './owners.ts'

const REFERENCES = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }'

/** A thing of the graph by type and id; its fields are fetched from whoever has them. */
export interface NodeReference {
  __typename: string
  id: string
}

/**
 * References to things that exist and the viewer may see, null for everything else, whatever is selected of them. One fetch
 * per owning subgraph, however many ids. An owner that cannot say fails its own ids with SERVICE_UNAVAILABLE and no others:
 * not knowing is no null.
 * @param without owners that were left out for good, and took everything of theirs along
 */
export function openNodeLoader(
  links: ReadonlyMap<string, Link>,
  scope: RequestScope,
  without: readonly string[] = [],
): DataLoader<string, NodeReference | null> {
  return new DataLoader(async (ids) => {
    const answers = new Map<string, NodeReference | Error | null>()
    await Promise.all(
      [...referencesByOwner(ids)].map(async ([owner, references]) => {
        if (without.includes(owner)) return
        const known = await askOwner(links.get(owner), references, scope)
        for (const [index, reference] of references.entries())
          answers.set(reference.id, known[index] === 'FAILED' ? cannotSay(owner) : known[index] ? reference : null)
      }),
    )
    return ids.map((id) => answers.get(id) ?? null)
  })
}

/** Whether the owner knows what these references name, in their order; `FAILED` where it cannot say. */
async function askOwner(
  link: Link | undefined,
  representations: readonly NodeReference[],
  scope: RequestScope,
): Promise<(boolean | 'FAILED')[]> {
  try {
    const result = await link?.execute(linkRequest({ query: REFERENCES, variables: { representations } }, scope))
    const entities = result?.data?._entities as readonly unknown[] | undefined
    const failed = new Set(result?.errors?.map(({ path }) => path?.[1]))
    return representations.map((_, index) => (!entities || failed.has(index) ? 'FAILED' : Boolean(entities[index])))
  } catch {
    // The link has logged why.
    return representations.map(() => 'FAILED')
  }
}

const cannotSay = (owner: string) => unavailable(`The ${owner} service cannot answer right now.`)

function referencesByOwner(ids: readonly string[]): Map<string, NodeReference[]> {
  const references = new Map<string, NodeReference[]>()
  for (const id of ids) {
    const type = typeOfId(id)
    const owner = type && OWNER[type]
    if (!owner) continue
    references.set(owner, [...(references.get(owner) ?? []), { __typename: type, id }])
  }
  return references
}

const HITS = 'query ($id: ID!) { partnerApp(id: $id) { usage(days: 7) { deprecatedFields { coordinate hits } } } }'

/** What the viewer's app asked for of what is deprecated. @returns how to ask for it; it is asked once for a request */
export function openHitsLoader(
  links: ReadonlyMap<string, Link>,
  scope: RequestScope,
): () => Promise<ReadonlyMap<string, number> | null> {
  const { viewer } = scope
  let found: Promise<ReadonlyMap<string, number> | null> | null = null
  const ask = async (): Promise<ReadonlyMap<string, number> | null> => {
    if (viewer.kind !== 'app') return null
    // Apps are of the real world, and so is what is counted of their keys, test keys too.
    const { mode: _, ...real } = viewer
    const result = await links
      .get('users')
      ?.execute(linkRequest({ query: HITS, variables: { id: viewer.appId } }, { ...scope, viewer: real }))
    const app = result?.data?.partnerApp as HitsAnswer | null | undefined
    if (!app?.usage) throw cannotSay('users')
    return new Map(app.usage.deprecatedFields.map(({ coordinate, hits }) => [coordinate, hits]))
  }
  return () => {
    found ??= ask()
    return found
  }
}

interface HitsAnswer {
  readonly usage: {
    readonly deprecatedFields: readonly { readonly coordinate: string; readonly hits: number }[]
  } | null
}
