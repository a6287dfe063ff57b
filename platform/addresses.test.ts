import { expect, it } from 'vitest'
import { isAddressOrRange, isAmong } from './addresses.ts'

it('knows addresses and ranges of them, in one spelling each', () => {
  for (const fine of [
    '203.0.113.7',
    '10.0.0.0/8',
    '2001:db8::1',
    '2001:db8::/32',
    '0.0.0.0/0',
    '::/0',
    '::ffff:203.0.113.7',
  ])
    expect([fine, isAddressOrRange(fine)]).toEqual([fine, true])
  for (const wrong of [
    ...[
      '',
      'localhost',
      '10.0.0',
      '10.0.0.0.1',
      '256.1.1.1',
      '010.0.0.1',
      '0x7f.0.0.1',
      '10.0.0.0/33',
      '10.0.0.0/',
      '10.0.0.0/-1',
    ],
    ...['2001:db8::/129', 'fe80::1%eth0', '10.0.0.1 ', '*', '10.0.0.*', '10.0.0.1-10.0.0.9', '2130706433'],
  ])
    expect([wrong, isAddressOrRange(wrong)]).toEqual([wrong, false])
})

it('finds an address among those allowed, and nothing else', () => {
  const allowed = ['203.0.113.7', '10.1.0.0/16', '2001:db8::/32']
  for (const inside of ['203.0.113.7', '::ffff:203.0.113.7', '10.1.255.255', '::ffff:10.1.0.1', '2001:db8:ffff::1'])
    expect([inside, isAmong(inside, allowed)]).toEqual([inside, true])
  for (const outside of ['203.0.113.8', '10.2.0.0', '2001:db9::1', '', 'localhost', '203.0.113.7, 10.1.0.1'])
    expect([outside, isAmong(outside, allowed)]).toEqual([outside, false])
  for (const odd of ['203.0.113.007', '0xCB.0.113.7', '3405803783', '203.0.29063'])
    expect([odd, isAmong(odd, allowed)]).toEqual([odd, false])
  expect(isAmong('203.0.113.7', [])).toBe(false)
  for (const mapped of ['::ffff:203.0.113.0/120', '::ffff:203.0.113.7/128', '::ffff:0.0.0.0/96']) {
    expect([mapped, isAmong('203.0.113.7', [mapped])]).toEqual([mapped, true])
    expect([mapped, isAmong('2001:db8::1', [mapped])]).toEqual([mapped, false])
  }
  expect(isAmong('203.0.114.7', ['::ffff:203.0.113.0/120'])).toBe(false)
})
