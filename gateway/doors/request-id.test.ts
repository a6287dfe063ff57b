import { expect, it } from 'vitest'
import { requestIdOf } from './request-id.ts'

it.each([
  '018dea2f-0000-7000-8000-000000000000',
  'req_01hqn2y0000000000000000000',
  '4bf92f3577b34da6a3ce929d0e0e4736',
  'eu:web.1:12345678',
])('keeps the id a client gave: %s', (given) => {
  expect(requestIdOf(given)).toBe(given)
})

it.each([
  undefined,
  '',
  'short',
  'x'.repeat(129),
  'with a space',
  'with"quotes"',
  'with,comma,s',
  'line\nbreak-in-it',
  'trailing-line\n',
  '<script>alert(1)</script>',
  'ünïcödé-ünïcödé',
  ['two-of-them', 'two-of-them'],
])('makes one of its own instead of %j', (given) => {
  expect(requestIdOf(given)).toMatch(/^req_[0-9a-z]{26}_[0-9a-z]+$/)
  expect(requestIdOf(given)).not.toBe(requestIdOf(given))
})
