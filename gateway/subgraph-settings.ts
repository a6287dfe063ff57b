import { z } from 'zod'
import { messageOf } from '../platform/errors.ts'
import { DETACHABLE, type DetachableName } from '../schema/subgraphs.ts'
import { fixedHeaders, openForwarding } from './links/headers.ts'

/** Names of headers, separated by commas. */
export const headerNames = z.string().transform((text, context) => {
  const names = text.split(',').flatMap((name) => name.trim().toLowerCase() || [])
  for (const name of names) {
    const wrong = whyNot(() => openForwarding({ forward: [name] }))
    if (wrong) context.addIssue({ code: 'custom', message: wrong })
  }
  return names
})

/** Names of subgraphs the others do without, separated by commas. */
export const detachable = z.string().transform((text, context) => {
  const names = text.split(',').flatMap((name) => name.trim() || [])
  for (const name of names)
    if (!DETACHABLE.some((detachable) => detachable === name))
      context.addIssue({ code: 'custom', message: `"${name}" is none of ${DETACHABLE.join(', ')}` })
  return DETACHABLE.filter((name) => names.includes(name)) as readonly DetachableName[]
})

/** `name=URL`, separated by commas or white space, to URLs by name. */
export const urlsBySubgraph = z.string().transform((text, context) => {
  const urls = new Map<string, string>()
  for (const pair of text.split(/\s+|,(?=[^,=/]+=)/).filter(Boolean)) {
    const [, name, url] = /^([^=]+)=(https?:\/\/.+)$/.exec(pair) ?? []
    if (name && url && URL.canParse(url)) urls.set(name, url)
    else context.addIssue({ code: 'custom', message: `"${pair}" is no NAME=URL with an http:// or https:// URL` })
  }
  return urls as ReadonlyMap<string, string>
})

/** `name:header=value`, one on a line, to headers by subgraph; `*` stands for all subgraphs. Values are not repeated in mistakes. */
export const headersBySubgraph = z.string().transform((text, context) => {
  const headers = new Map<string, Record<string, string>>()
  for (const line of text.split('\n').flatMap((each) => each.trim() || [])) {
    const [, subgraph, name, value] = /^([^:=]+):([^=]+)=(.*)$/.exec(line) ?? []
    if (!subgraph || !name || value === undefined) {
      context.addIssue({ code: 'custom', message: 'a line is no NAME:HEADER=VALUE' })
      continue
    }
    const wrong = whyNot(() => fixedHeaders({ headers: { [name]: value } }))
    if (wrong) context.addIssue({ code: 'custom', message: wrong })
    else headers.set(subgraph, { ...headers.get(subgraph), [name.toLowerCase()]: value })
  }
  return headers as ReadonlyMap<string, Readonly<Record<string, string>>>
})

/** What the links would say to it. */
function whyNot(attempt: () => unknown): string | null {
  try {
    attempt()
    return null
  } catch (error) {
    return messageOf(error)
  }
}
