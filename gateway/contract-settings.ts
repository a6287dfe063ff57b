import { z } from 'zod'
import { ConfigError } from '../platform/config.ts'
import type { ContractDefinition } from '../schema/contracts.ts'
import { type ContractRules, contractsOfConfig } from './access/contracts.ts'

const NAME = /^[A-Za-z0-9_-]+$/

/**
 * `name=tags to include/tags to exclude`, one on a line or separated by semicolons, tags separated by commas; either list may be
 * empty: `public=public,shared/beta; partner=partner; staff=`. What is in a contract is decided as Apollo's contracts decide it.
 */
export const contracts = z.string().transform((text, context) => {
  const definitions = new Map<string, ContractDefinition>()
  for (const line of text.split(/[\n;]/).flatMap((each) => each.trim() || [])) {
    const [, name = '', include = '', exclude = ''] = /^([^=]+)=([^/]*)(?:\/([^/]*))?$/.exec(line) ?? []
    if (!NAME.test(name.trim())) context.addIssue({ code: 'custom', message: `"${line}" is no NAME=TAGS/TAGS` })
    else if (definitions.has(name.trim())) context.addIssue({ code: 'custom', message: `"${name}" is named twice` })
    else
      definitions.set(name.trim(), {
        name: name.trim(),
        include: tagsIn(include),
        exclude: tagsIn(exclude),
        untagged: 'out',
        denials: 'filter',
      })
  }
  return [...definitions.values()] as readonly ContractDefinition[]
})

const tagsIn = (text: string) => text.split(',').flatMap((tag) => tag.trim() || [])

/** `name=filter` or `name=reject`, separated by commas or white space. */
export const denials = z.string().transform((text, context) => {
  const byContract = new Map<string, ContractDefinition['denials']>()
  for (const pair of text.split(/[\s,]+/).filter(Boolean)) {
    const [, name, how] = /^([^=]+)=(filter|reject)$/.exec(pair) ?? []
    if (name) byContract.set(name, how as ContractDefinition['denials'])
    else context.addIssue({ code: 'custom', message: `"${pair}" is no NAME=filter or NAME=reject` })
  }
  return byContract as ReadonlyMap<string, ContractDefinition['denials']>
})

/** The contracts of any graph as it is configured; null for none. @throws ConfigError for denials of a contract there is none of */
export function contractRules({
  CONTRACTS: [first, ...others],
  DENIALS,
}: {
  CONTRACTS: readonly ContractDefinition[]
  DENIALS: ReadonlyMap<string, ContractDefinition['denials']>
}): ContractRules | null {
  if (first) return withDenials(contractsOfConfig([first, ...others]), DENIALS)
  if (DENIALS.size > 0) throw new ConfigError('DENIALS: there are no contracts; name them in CONTRACTS')
  return null
}

/** The rules, with what becomes of denials in some contracts other than it is there. @throws ConfigError for one that is not there */
export function withDenials(
  rules: ContractRules,
  byContract: ReadonlyMap<string, ContractDefinition['denials']>,
): ContractRules {
  if (byContract.size === 0) return rules
  for (const name of byContract.keys())
    if (!rules.definitions.some((each) => each.name === name))
      throw new ConfigError(`DENIALS: there is no contract "${name}"`)
  const definitions = rules.definitions.map((each) => ({ ...each, denials: byContract.get(each.name) ?? each.denials }))
  return { ...rules, definitions }
}
