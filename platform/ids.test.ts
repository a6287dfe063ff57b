import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ID_PREFIX, type IdType, idFromUuid, isId, madeAt, newErrorId, newId, typeOfId, uuidOf } from './ids.ts'

const TYPES = Object.keys(ID_PREFIX) as IdType[]
const type = fc.constantFrom(...TYPES)

describe('an id', () => {
  it('tells its type, and is the id of no other', () => {
    expect(new Set(Object.values(ID_PREFIX)).size).toBe(TYPES.length)
    for (const each of TYPES) {
      const id = newId(each)
      expect(typeOfId(id)).toBe(each)
      expect(TYPES.filter((other) => isId(other, id))).toEqual([each])
    }
  })

  it('sorts by when it was made, also within a millisecond', () => {
    const ids = Array.from({ length: 5000 }, () => newId('User'))
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('knows when it was made', () => {
    const before = Date.now()
    const at = madeAt(newId('Post')).getTime()
    expect(at).toBeGreaterThanOrEqual(before)
    expect(at).toBeLessThanOrEqual(Date.now())
    expect(madeAt(idFromUuid('Post', '018de940-5a00-7000-8000-000000000000'))).toEqual(new Date(0x018de9405a00))
  })

  it('carries any UUID, and gives it back', () => {
    fc.assert(
      fc.property(type, fc.uuid(), (each, uuid) => {
        const id = idFromUuid(each, uuid)
        expect(isId(each, id)).toBe(true)
        expect(uuidOf(id)).toBe(uuid)
      }),
    )
  })
})

it('takes nothing else for an id', () => {
  const id = newId('User')
  for (const text of [
    '',
    'usr',
    'usr_',
    id.slice(0, -1),
    `${id}0`,
    id.toUpperCase(),
    ` ${id}`,
    `${id}\n`,
    id.replace('usr_', 'who_'),
    id.replace('usr_', '__proto___'),
    `usr_8${'0'.repeat(25)}`,
    `usr_${'u'.repeat(26)}`,
  ]) {
    expect(typeOfId(text)).toBeNull()
    expect(isId('User', text)).toBe(false)
  }
  for (const other of [null, undefined, 7, {}, [id]]) expect(isId('User', other)).toBe(false)
})

it('names errors by ids that are no entity', () => {
  expect(typeOfId(newErrorId())).toBeNull()
})
