import type { Transform } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createDeflate, createGzip, deflate, gzip } from 'node:zlib'
import { qualityOf, readList } from './media-type.ts'
import { remembered } from './remembered.ts'

/** Ours, the better first: brotli at its lowest level is both faster and smaller than gzip at its. */
const CODINGS = ['br', 'gzip', 'deflate'] as const
export type Coding = (typeof CODINGS)[number]

/**
 * Text from which compressing pays. Whatever its size, it takes 0.1 ms of a processor, and in JSON saves two bytes of three:
 * 2.6 of 4 kB, 27 of 39 kB in 0.2 ms.
 */
export const COMPRESSED_LENGTH_MIN = 4 * 1024

/** How an answer may be coded. */
export interface Coded {
  /** The coding the client likes best of ours; null when it likes none, or none better than the text as it is. */
  readonly coding: Coding | null
  /** Whether the text may be sent as it is. */
  readonly identity: boolean
}

export const IDENTITY: Coded = { coding: null, identity: true }

/** Choose by what the client accepts and how much (RFC 9110 §12.5.3). @returns no coding and no identity when neither will do */
export function negotiateCoding(acceptEncoding: string | string[] | undefined): Coded {
  return typeof acceptEncoding === 'string' ? negotiated(acceptEncoding) : IDENTITY
}

const negotiated = remembered((header): Coded => {
  const weights = new Map(
    readList(header)
      // RFC 9110 §8.4.1.3: an old name of gzip.
      .map((item) => [item.name === 'x-gzip' ? 'gzip' : item.name, qualityOf(item)] as const)
      .reverse(),
  )
  const anything = weights.get('*')
  const weightOf = (coding: string) => weights.get(coding) ?? anything ?? 0
  const [best] = CODINGS.toSorted((a, b) => weightOf(b) - weightOf(a))
  const identity = weights.get('identity') ?? (anything === 0 ? 0 : null)
  const liked = best !== undefined && weightOf(best) > 0 && weightOf(best) >= (identity ?? 0)
  return { coding: liked ? best : null, identity: identity !== 0 }
})

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = constants
const { BROTLI_OPERATION_FLUSH, Z_SYNC_FLUSH } = constants
const LEVEL = 1
const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)
const toDeflate = promisify(deflate)

/** Compress a text, on a thread beside this one. */
export function compress(text: string, coding: Coding): Promise<Buffer> {
  if (coding === 'gzip') return toGzip(text, { level: LEVEL })
  if (coding === 'deflate') return toDeflate(text, { level: LEVEL })
  const params = {
    [BROTLI_PARAM_QUALITY]: LEVEL,
    [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
    [BROTLI_PARAM_SIZE_HINT]: text.length,
  }
  return toBrotli(text, { params })
}

/** Compress texts that are sent one by one: each can be read as soon as it has come. */
export function compressingParts(coding: Coding): Transform {
  if (coding === 'gzip') return createGzip({ level: LEVEL, flush: Z_SYNC_FLUSH })
  if (coding === 'deflate') return createDeflate({ level: LEVEL, flush: Z_SYNC_FLUSH })
  const params = { [BROTLI_PARAM_QUALITY]: LEVEL, [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT }
  return createBrotliCompress({ flush: BROTLI_OPERATION_FLUSH, params })
}
