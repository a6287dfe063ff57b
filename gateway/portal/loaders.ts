import DataLoader from 'dataloader'
import { typeOfId } from '../../platform/ids.ts'
import type { RequestScope } from '../../platform/subgraph.ts'
import type { Link } from '../links/link.ts'
import { OWNER } from './owners.ts'

const REFERENCES = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }'

/** A thing of the graph by type and id; its fields are fetched from whoever has them. */
export interface NodeReference {
  __typename: string
  id: string
}

/**
 * References to things that exist and the viewer may see, null for everything else, whatever is selected of them. One fetch
 * per owning subgraph, however many ids.
 */
export function openNodeLoader(
  links: ReadonlyMap<string, Link>,
  scope: RequestScope,
): DataLoader<string, NodeReference | null> {
  return new DataLoader(async (ids) => {
    const found = new Map<string, NodeReference>()
    await Promise.all(
      [...referencesByOwner(ids)].map(async ([owner, references]) => {
        const link = links.get(owner)
        if (!link) return
        const { data } = await link.execute({ query: REFERENCES, variables: { representations: references }, ...scope })
        const entities = (data?._entities ?? []) as readonly (object | null)[]
        for (const [index, reference] of references.entries()) if (entities[index]) found.set(reference.id, reference)
      }),
    )
    return ids.map((id) => found.get(id) ?? null)
  })
}

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
