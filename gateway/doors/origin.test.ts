import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import type { CorsPolicy } from './cors.ts'
import { openOriginCheck } from './origin.ts'

const may = (policy: CorsPolicy | null, origin: string | undefined, host = 'graph.example') =>
  openOriginCheck(policy)({ headers: { origin, host } } as IncomingMessage)

it('lets in our own pages, those that may ask, and what is no browser', () => {
  expect(may(null, undefined)).toBe(true)
  expect(may(null, 'https://graph.example')).toBe(true)
  expect(may(null, 'http://127.0.0.1:4000', '127.0.0.1:4000')).toBe(true)
  expect(may({ origins: ['https://app.example'], credentials: false }, 'https://app.example')).toBe(true)
  expect(may({ origins: '*', credentials: false }, 'https://anywhere.example')).toBe(true)
})

it('refuses all other sites, and pages that hide where they are from', () => {
  const policy = { origins: ['https://app.example'], credentials: true }
  for (const origin of [
    'https://evil.example',
    'https://app.example.evil.example',
    'null',
    '',
    'http://graph.example:81',
  ])
    for (const each of [null, policy]) expect(may(each, origin)).toBe(false)
})
