import { validateHeaderName, validateHeaderValue } from 'node:http'
import { z } from 'zod'
import { VIEWER_HEADER } from '../platform/viewer.ts'

/** What a header of the client's must not say to a subgraph: how the message travels, and who the gateway says is asking. */
const OURS = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  VIEWER_HEADER,
  'x-request-id',
])

/** Names of headers, separated by commas. */
export const headerNames = z.string().transform((text, context) => {
  const names = text.split(',').flatMap((name) => name.trim().toLowerCase() || [])
  for (const name of names) {
    const wrong = whyNoHeader(name)
    if (wrong) context.addIssue({ code: 'custom', message: wrong })
  }
  return names
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
    const wrong = subgraph && name && value !== undefined ? whyNoHeader(name, value) : 'a line is no NAME:HEADER=VALUE'
    if (wrong) context.addIssue({ code: 'custom', message: wrong })
    else if (subgraph && name) headers.set(subgraph, { ...headers.get(subgraph), [name.toLowerCase()]: value ?? '' })
  }
  return headers as ReadonlyMap<string, Readonly<Record<string, string>>>
})

function whyNoHeader(name: string, value = ''): string | null {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  } catch {
    return `"${name}" is no header, or its value is none`
  }
  return OURS.has(name.toLowerCase()) ? `"${name}" is the gateway's own to send` : null
}
