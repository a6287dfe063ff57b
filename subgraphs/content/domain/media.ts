import { badUserInput } from '../../../platform/errors.ts'
import { readHttpsUrl, readInteger } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { MediaInput, MediaKind, PostKind } from '../__generated__/types.ts'

/** A picture or video of a post, by reference. */
export interface MediaItem {
  url: string
  kind: MediaKind
  width: number | null
  height: number | null
  durationMs: number | null
}

const PICTURES_MAX = 9
const SIDE_MAX = 20_000
const DURATION_MS_MAX = 300_000

/** @throws BAD_USER_INPUT for an address that is not https, sizes out of bounds, or a length where none belongs or is missing */
export function readMedia(media: readonly MediaInput[]): MediaItem[] {
  return media.map(({ url, kind, width, height, durationMs }, index) => {
    const argument = `input.media.${index}`
    if ((durationMs != null) !== (kind === 'VIDEO'))
      throw badUserInput('Videos need "durationMs", pictures must not have it.', `${argument}.durationMs`)
    const bounded = (value: number | null | undefined, max: number, name: string) =>
      value == null ? null : readInteger(value, { min: 1, max, argument: `${argument}.${name}` })
    return {
      url: readHttpsUrl(url, `${argument}.url`),
      kind,
      width: bounded(width, SIDE_MAX, 'width'),
      height: bounded(height, SIDE_MAX, 'height'),
      durationMs: bounded(durationMs, DURATION_MS_MAX, 'durationMs'),
    }
  })
}

/** Decide whether text and media make a post of this kind; the first rule that refuses, in reading order. */
export function decidePostBody(
  kind: PostKind,
  body: string,
  media: readonly MediaItem[],
): Outcome<true, 'BODY_EMPTY' | 'MEDIA_MISMATCH'> {
  if (kind === 'IMAGE_TEXT' && body === '' && media.length === 0) return rejected('BODY_EMPTY', ['input', 'body'])
  const wanted: MediaKind = kind === 'IMAGE_TEXT' ? 'IMAGE' : 'VIDEO'
  const [min, max] = kind === 'IMAGE_TEXT' ? [0, PICTURES_MAX] : [1, 1]
  if (media.length < min || media.length > max || media.some((item) => item.kind !== wanted))
    return rejected(
      'MEDIA_MISMATCH',
      ['input', 'media'],
      kind === 'IMAGE_TEXT' ? 'An IMAGE_TEXT post has up to 9 pictures.' : 'A SHORT_VIDEO post has exactly one video.',
    )
  return ok(true)
}
