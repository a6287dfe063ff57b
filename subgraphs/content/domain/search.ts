/**
 * Search without an extension of the database: texts are stored with the terms they can be found by, and a query is the terms
 * that must all be there. Chinese has no spaces, so runs of it are found by each character and each pair of neighbours;
 * other words by each of their beginnings.
 */
const GRAM_SCRIPTS = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}'
const RUNS = new RegExp(`(?<grams>[${GRAM_SCRIPTS}]+)|(?<word>(?:(?![${GRAM_SCRIPTS}])[\\p{L}\\p{N}])+)`, 'gu')

/** Beginnings longer than this are not kept: a longer word is found by its first so many characters. */
const PREFIX_MAX = 16

/** How a text is compared: compatibility forms and capitals made equal, so that `ＡＴＭ` finds `atm`. */
export function searchKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

interface Run {
  kind: 'grams' | 'word'
  characters: string[]
}

function runsOf(text: string): Run[] {
  return [...searchKey(text).matchAll(RUNS)].map(({ groups }) =>
    groups?.grams
      ? { kind: 'grams', characters: [...groups.grams] }
      : { kind: 'word', characters: [...(groups?.word ?? '')] },
  )
}

/** Every term a text can be found by, each once. */
export function indexTerms(...texts: readonly string[]): string[] {
  const terms = texts
    .flatMap(runsOf)
    .flatMap(({ kind, characters }) =>
      kind === 'grams'
        ? [...characters, ...pairsOf(characters)]
        : characters.slice(0, PREFIX_MAX).map((_, index) => characters.slice(0, index + 1).join('')),
    )
  return [...new Set(terms)]
}

export interface SearchQuery {
  /** The whole query as texts are compared. */
  readonly key: string
  /** All must be among a text's terms; empty when the query has no letter or digit, which finds nothing. */
  readonly terms: readonly string[]
  /** All must stand in the text as they are: pairs alone would also find their characters apart. */
  readonly phrases: readonly string[]
}

/** Read what a person looks for. @returns null for a blank query: no search at all */
export function readQuery(text: string | null | undefined): SearchQuery | null {
  const key = searchKey(text ?? '')
  if (key === '') return null
  const runs = runsOf(key)
  const terms = runs.flatMap(({ kind, characters }) => {
    if (kind === 'word') return [characters.slice(0, PREFIX_MAX).join('')]
    return characters.length === 1 ? characters : pairsOf(characters)
  })
  const phrases = runs
    .filter(({ kind, characters }) => (kind === 'grams' ? characters.length > 2 : characters.length > PREFIX_MAX))
    .map(({ characters }) => characters.join(''))
  return { key, terms: [...new Set(terms)], phrases }
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
