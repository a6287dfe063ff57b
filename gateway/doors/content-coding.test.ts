import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { compress, negotiateCoding } from './content-coding.ts'

describe('the coding of an answer', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['deflate', 'deflate'],
    ['br', 'br'],
    ['GZip, Deflate', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.000, gzip;q=0.001', 'gzip'],
    ['*', 'br'],
    ['*;q=0.1', 'br'],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=0.2, identity;q=0.5', null],
    ['gzip;q=0.5, identity;q=0.5', 'gzip'],
    ['identity', null],
    ['zstd, compress', null],
    ['gzip;q=nonsense', null],
    ['gzip;q=2', null],
    ['gzip;q=-1', null],
    ['gzip;level=9;q=0.3', 'gzip'],
    [';;;,,,=;q=1, gzip', 'gzip'],
    ['"br", gzip', 'gzip'],
    [`${'x,'.repeat(5_000)}br`, 'br'],
    ['"'.repeat(5_000), null],
  ])('for %j is %s, and the text as it is will do', (accept, coding) => {
    expect(negotiateCoding(accept)).toEqual({ coding, identity: true })
  })

  it.each([
    ['gzip, identity;q=0', 'gzip', false],
    ['gzip, *;q=0', 'gzip', false],
    ['identity;q=0', null, false],
    ['*;q=0', null, false],
    ['identity, *;q=0', null, true],
    ['identity;q=0, *', 'br', false],
  ])('for %j is %s; the text as it is will do: %s', (accept, coding, identity) => {
    expect(negotiateCoding(accept)).toEqual({ coding, identity })
  })

  it('gives back every character', async () => {
    const text = JSON.stringify({ data: '🏊 泳ぐ é \u2028'.repeat(1_000) })
    expect(String(brotliDecompressSync(await compress(text, 'br')))).toBe(text)
    expect(String(gunzipSync(await compress(text, 'gzip')))).toBe(text)
    expect(String(inflateSync(await compress(text, 'deflate')))).toBe(text)
  })
})
