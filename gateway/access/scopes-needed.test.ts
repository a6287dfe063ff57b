import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Alternatives, Requirement } from './requirements.ts'
import { scopesNeeded } from './scopes-needed.ts'

const needing = (...scopes: Alternatives[]): Requirement => ({ authenticated: false, scopes, policies: [] })
const anyScope = () => true

it('asks for nothing where nothing is asked', () => {
  expect(scopesNeeded([], anyScope)).toEqual({ scopes: [], unobtainable: [] })
  expect(scopesNeeded([{ authenticated: true, scopes: [], policies: [['a']] } as never], anyScope).scopes).toEqual([])
})

it('takes the fewest scopes that do', () => {
  const requirements = [needing([['a'], ['b']]), needing([['b'], ['c']]), needing([['a', 'd'], ['b']])]
  expect(scopesNeeded(requirements, anyScope)).toEqual({ scopes: ['b'], unobtainable: [] })
})

it('takes only what can be had, and tells what cannot be', () => {
  const staff = [['users:pii'], ['viewer:self']]
  const { scopes, unobtainable } = scopesNeeded(
    [needing(staff), needing([['payments:read'], ['viewer:self']])],
    (scope) => scope === 'payments:read',
  )
  expect(scopes).toEqual(['payments:read'])
  expect(unobtainable).toEqual([staff])
})

it('always meets everything that can be met, with no scope too many', () => {
  const scope = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const sets = (item: fc.Arbitrary<string>) => fc.uniqueArray(item, { minLength: 1, maxLength: 3 })
  const alternatives = fc.array(sets(scope), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(fc.array(alternatives, { maxLength: 5 }), (demands) => {
      const { scopes } = scopesNeeded([needing(...demands)], anyScope)
      const meets = (have: readonly string[]) =>
        demands.every((any) => any.some((all) => all.every((each) => have.includes(each))))
      expect(meets(scopes)).toBe(true)
      for (const without of scopes) expect(meets(scopes.filter((each) => each !== without))).toBe(false)
    }),
  )
})
