import type { Actor } from './host.ts'

/** Well below what one request may ask for. */
const AT_ONCE = 25

/** Ids of those of these people who are there, by handle. */
export function findPeople(actor: Actor, handles: readonly string[]): Promise<Map<string, string>> {
  return find(actor, handles, (handle) => `user(handle: "${handle}")`)
}

/** Ids of those of these communities that are there, by slug. */
export function findCommunities(actor: Actor, slugs: readonly string[]): Promise<Map<string, string>> {
  return find(actor, slugs, (slug) => `community(slug: "${slug}")`)
}

async function find(
  actor: Actor,
  names: readonly string[],
  field: (name: string) => string,
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const some = names.slice(from, from + AT_ONCE)
    const answer = await actor.ask(`{ ${some.map((name, index) => `_${index}: ${field(name)} { id }`).join(' ')} }`)
    for (const [index, name] of some.entries()) {
      const id = answer[`_${index}`]?.id
      if (id) found.set(name, id)
    }
  }
  return found
}
