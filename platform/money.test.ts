import fc from 'fast-check'
import { expect, it } from 'vitest'
import { AMOUNT_MAX_MINOR, type Currency, fromWire, MINOR_DIGITS, money, parseAmount, toWire } from './money.ts'

const currency = fc.constantFrom(...(Object.keys(MINOR_DIGITS) as Currency[]))

it('travels as text without losing a digit', () => {
  fc.assert(
    fc.property(fc.bigInt(), currency, (minor, each) => {
      const amount = money(minor, each)
      expect(fromWire(JSON.parse(JSON.stringify(toWire(amount))))).toEqual(amount)
    }),
  )
})

it('takes every whole amount from one fen to the largest', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: AMOUNT_MAX_MINOR }), currency, (minor, each) => {
      expect(parseAmount(toWire({ minor, currency: each }))).toEqual({ ok: true, value: { minor, currency: each } })
    }),
  )
  expect(parseAmount({ minor: `${AMOUNT_MAX_MINOR}`, currency: 'CNY' })).toMatchObject({ ok: true })
})

it('takes nothing else', () => {
  const refused = (minor: string) =>
    expect(parseAmount({ minor, currency: 'CNY' }, ['input', 'price'])).toMatchObject({
      code: 'INVALID_AMOUNT',
      field: ['input', 'price', 'minor'],
    })
  for (const minor of [
    '',
    '0',
    '-1',
    '+1',
    '00',
    '01',
    '1.0',
    '1e3',
    '1_000',
    '1,000',
    ' 1',
    '1\n',
    '0x10',
    '１２',
    'NaN',
    '∞',
  ])
    refused(minor)
  for (const minor of [`${AMOUNT_MAX_MINOR + 1n}`, '9999999999999999', '1'.repeat(10_000)]) refused(minor)
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/^[1-9][0-9]*$/.test(text))
      refused(text)
    }),
  )
})
