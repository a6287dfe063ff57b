import { describe, expect, it } from 'vitest'
import { decidePostBody, readMedia } from './media.ts'

const image = { url: 'https://img.example/1.jpg', kind: 'IMAGE' as const }
const video = { url: 'https://img.example/1.mp4', kind: 'VIDEO' as const, durationMs: 15_000 }
const media = (...inputs: Parameters<typeof readMedia>[0]) => readMedia(inputs)

describe('decidePostBody', () => {
  it('takes text, pictures, or both', () => {
    expect(decidePostBody('IMAGE_TEXT', 'hello', [])).toMatchObject({ ok: true })
    expect(decidePostBody('IMAGE_TEXT', '', media(image))).toMatchObject({ ok: true })
    expect(decidePostBody('SHORT_VIDEO', '', media(video))).toMatchObject({ ok: true })
  })
  it('refuses a post with nothing in it', () => {
    expect(decidePostBody('IMAGE_TEXT', '', [])).toMatchObject({ code: 'BODY_EMPTY' })
  })
  it('refuses media of the wrong kind or number', () => {
    for (const [kind, items] of [
      ['IMAGE_TEXT', media(video)],
      ['IMAGE_TEXT', media(...Array.from({ length: 10 }, () => image))],
      ['SHORT_VIDEO', media()],
      ['SHORT_VIDEO', media(image)],
      ['SHORT_VIDEO', media(video, video)],
    ] as const)
      expect(decidePostBody(kind, 'text', items)).toMatchObject({ code: 'MEDIA_MISMATCH' })
  })
})

describe('readMedia', () => {
  it('keeps order and fills what is not known with null', () => {
    expect(media({ ...image, width: 800 }, video)).toEqual([
      { ...image, width: 800, height: null, durationMs: null },
      { ...video, width: null, height: null },
    ])
  })
  it('refuses addresses that are not https, sides and lengths out of bounds, and lengths where none belongs', () => {
    for (const wrong of [
      { ...image, url: 'http://img.example/1.jpg' },
      { ...image, url: 'javascript:alert(1)' },
      { ...image, width: 0 },
      { ...image, height: 20_001 },
      { ...image, durationMs: 1 },
      { ...video, durationMs: 300_001 },
      { ...video, durationMs: null },
    ])
      expect(() => media(wrong)).toThrowError(expect.objectContaining({ code: 'BAD_USER_INPUT' }))
  })
})
