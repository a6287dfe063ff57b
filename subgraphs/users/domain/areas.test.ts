import { expect, it } from 'vitest'
import { AREAS, areaOf, areasOf } from './areas.ts'

it('knows districts by their GB/T 2260 code', () => {
  expect(areaOf('310104')).toEqual({ code: '310104', name: 'Xuhui', city: 'Shanghai' })
  expect(areaOf('310199')).toBeNull()
  expect(areaOf('__proto__')).toBeNull()
})

it('lists each district once, within what the schema promises, ordered by city, then name', () => {
  const codes = AREAS.map((area) => area.code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.length).toBeLessThanOrEqual(200)
  for (const { code } of AREAS) expect(code).toMatch(/^[1-9][0-9]{5}$/)
  const order = AREAS.map((area) => `${area.city} ${area.name}`)
  expect(order).toEqual([...order].sort((a, b) => a.localeCompare(b, 'en')))
  // The first four digits are the city's, so a district under the wrong city would show.
  const cityOf = new Map(AREAS.map((area) => [area.code.slice(0, 4), area.city]))
  for (const area of AREAS) expect(cityOf.get(area.code.slice(0, 4))).toBe(area.city)
})

it('lists one city by its name, whatever its capitals', () => {
  expect(areasOf('suzhou').map((area) => area.name)).toEqual(['Gusu', 'Huqiu', 'Wujiang', 'Wuzhong', 'Xiangcheng'])
  expect(areasOf("Xi'an")).toHaveLength(11)
  expect(areasOf('Atlantis')).toEqual([])
  expect(areasOf(null)).toBe(AREAS)
})
