import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeEventCursor, encodeEventCursor } from './cursor.ts'

const refused = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } })

it('gives back the position it stands for', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (position) => {
      expect(decodeEventCursor(encodeEventCursor(position))).toBe(position)
    }),
  )
})

it('is refused unless a subscription gave it out', () => {
  const of = (text: string) => Buffer.from(text).toString('base64url')
  for (const cursor of ['', '0', of('7'), of('v1:'), of('v1:-1'), of('v1:01'), of('v1:1.5'), of('v2:1'), of('v1:1 ')])
    expect(() => decodeEventCursor(cursor)).toThrow(refused)
  for (const cursor of [of(`v1:${2 ** 53}`), `${of('v1:1')}=`, ` ${of('v1:1')}`, 'x'.repeat(100_000)])
    expect(() => decodeEventCursor(cursor)).toThrow(refused)
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => decodeEventCursor(text)).toThrow(refused)
    }),
  )
})
