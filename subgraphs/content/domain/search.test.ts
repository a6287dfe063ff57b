import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexTerms, readQuery, searchKey } from './search.ts'

/** What the store asks of SQL, in memory. */
function finds(query: string, ...texts: string[]): boolean {
  const read = readQuery(query)
  if (!read || read.terms.length === 0) return false
  const terms = new Set(indexTerms(...texts))
  const searchText = searchKey(texts.join(' '))
  return read.terms.every((term) => terms.has(term)) && read.phrases.every((phrase) => searchText.includes(phrase))
}

describe('search', () => {
  const HOSPITAL = ['医院预约挂号', 'Hospital appointments']
  it('finds Chinese by one character, by two and by more', () => {
    for (const query of ['医', '医院', '挂号', '预约挂', '医院预约挂号', '医院 挂号'])
      expect(finds(query, ...HOSPITAL)).toBe(true)
    for (const query of ['药', '院医', '医号', '医院挂号']) expect(finds(query, ...HOSPITAL)).toBe(false)
  })
  it('finds English by the beginning of each word, in any order and case', () => {
    for (const query of ['h', 'hosp', 'HOSPITAL', 'app hos', 'Appointments, hospital'])
      expect(finds(query, ...HOSPITAL)).toBe(true)
    for (const query of ['ospital', 'hospitals', 'point']) expect(finds(query, ...HOSPITAL)).toBe(false)
  })
  it('finds both at once, and where one runs into the other', () => {
    expect(finds('医院 appoint', ...HOSPITAL)).toBe(true)
    expect(finds('5g套餐', '办理5G套餐')).toBe(true)
    expect(finds('ａｔｍ', 'ATM查询')).toBe(true)
  })
  it('finds long words by all of their characters', () => {
    expect(finds('otorhinolaryngology', 'Otorhinolaryngology')).toBe(true)
    expect(finds('otorhinolaryngologist', 'Otorhinolaryngology')).toBe(false)
  })
  it('searches nothing for a blank query, and finds nothing by signs alone', () => {
    expect([readQuery(null), readQuery(''), readQuery(' \t　')]).toEqual([null, null, null])
    expect(readQuery('!?')).toEqual({ key: '!?', terms: [], phrases: [] })
  })
  it('finds every text by any stretch of its Chinese and any beginning of its words', () => {
    const han = fc.string({ unit: fc.constantFrom(...'医院预约挂号体检疫苗'), minLength: 1, maxLength: 12 })
    const word = fc.string({ unit: fc.constantFrom(...'abcdefg'), minLength: 1, maxLength: 24 })
    fc.assert(
      fc.property(han, word, fc.nat(11), fc.nat(11), fc.nat(23), (run, text, from, length, end) => {
        const start = from % run.length
        expect(finds(run.slice(start, start + length + 1), run, text)).toBe(true)
        expect(finds(text.slice(0, (end % text.length) + 1), run, text)).toBe(true)
      }),
    )
  })
})
