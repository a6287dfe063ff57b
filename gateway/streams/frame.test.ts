import { expect, it } from 'vitest'
import { framesOf, ownBytes } from './frame.ts'

it('keeps no memory beyond its own for what waits or is kept', () => {
  const json = ownBytes('{"data":{"text":"héllo"}}')
  expect(String(json)).toBe('{"data":{"text":"héllo"}}')
  expect(ownBytes(json)).toEqual(json)
  const frames = framesOf(Buffer.from('{"payload":'), [{ json }, { json }], true)
  expect(frames).toEqual(framesOf(Buffer.from('{"payload":'), [{ json }, { json }]))
  for (const bytes of [json, ownBytes(json), frames]) expect(bytes.buffer.byteLength).toBe(bytes.length)
})
