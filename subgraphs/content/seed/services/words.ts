import { invariant } from '../../../../platform/errors.ts'
import type { ServiceCategory } from '../../__generated__/types.ts'

/** A name in Chinese and in English, as it stands inside other names. */
export type Pair = readonly [zh: string, en: string]

/** What can be done about a thing: names and a sentence in each language, with `{}` where the thing's name goes. */
export interface Act {
  readonly name: string
  readonly nameEn: string
  readonly says: string
  readonly saysEn: string
}

/** Every act can be done about every thing. */
export interface ServiceGroup {
  readonly category: ServiceCategory
  readonly things: readonly Pair[]
  readonly acts: readonly Act[]
}

/** One pair a line: the Chinese name, a blank, the English one. */
export function pairs(text: string): Pair[] {
  return linesOf(text).map((line) => {
    const at = line.indexOf(' ')
    invariant(at > 0, `no English name in "${line}"`)
    return [line.slice(0, at), line.slice(at + 1)]
  })
}

/** One act a line: both names and both sentences, with `|` between them. */
export function acts(text: string): Act[] {
  return linesOf(text).map((line) => {
    const [name, nameEn, says, saysEn] = line.split('|').map((part) => part.trim())
    invariant(name && nameEn && says && saysEn, `an act has four parts: "${line}"`)
    return { name, nameEn, says, saysEn }
  })
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
