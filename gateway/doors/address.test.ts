import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { clientOf, openAddressOf } from './address.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    connection: { remoteAddress },
    headers: { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage

it('is of whoever connects, whatever the request says', () => {
  expect(openAddressOf([])(from('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9')
  expect(openAddressOf(['10.0.0.0/8'])(from('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9')
})

it('is of the client behind proxies that are trusted, who cannot make one up', () => {
  const addressOf = openAddressOf(['loopback', '10.0.0.0/8'])
  expect(addressOf(from('127.0.0.1', '198.51.100.1'))).toBe('198.51.100.1')
  expect(addressOf(from('10.1.2.3', '1.1.1.1, 198.51.100.1, 10.9.9.9'))).toBe('198.51.100.1')
  expect(addressOf(from('10.1.2.3'))).toBe('10.1.2.3')
  expect(() => openAddressOf(['nowhere'])).toThrow(TypeError)
})

it('is the same client whichever port a proxy tells with it', () => {
  const addressOf = openAddressOf(['loopback', '10.0.0.0/8'])
  for (const forwarded of ['198.51.100.1:4711', '198.51.100.1:4712', '9.9.9.9, 198.51.100.1:1, 10.0.0.7:443'])
    expect(addressOf(from('127.0.0.1', forwarded))).toBe('198.51.100.1')
  for (const forwarded of ['[2001:db8::1]', '[2001:db8::1]:4711'])
    expect(addressOf(from('127.0.0.1', forwarded))).toBe('2001:db8::1')
})

it('is counted once for all that one subscriber can take', () => {
  expect(clientOf('203.0.113.9')).toBe('203.0.113.9')
  expect(clientOf('::ffff:203.0.113.9')).toBe('203.0.113.9')
  expect(clientOf('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64')
  expect(clientOf('2001:db8:1:2::ffff')).toBe('2001:db8:1:2::/64')
  expect(clientOf('2001:db8:1:3::1')).not.toBe(clientOf('2001:db8:1:2::1'))
  expect(clientOf('')).toBe('')
})
