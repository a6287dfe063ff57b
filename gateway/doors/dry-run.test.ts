import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import type { PreparedOperation } from '../plan/planner.ts'
import { decideDryRun, readDryRunExtension, readDryRunHeader } from './dry-run.ts'

describe('a request for a dry run', () => {
  it('is a header or an extension that says so, and nothing else is taken for a no', () => {
    expect(['1', 'true', '0', 'false', undefined].map(readDryRunHeader)).toEqual([true, true, false, false, false])
    for (const slip of ['', 'yes', 'TRUE', '1, 1', ' 1', ['1', '1']])
      expect(() => readDryRunHeader(slip)).toThrow('"X-Dry-Run" must be 1 or 0.')
    expect([{ dryRun: true }, { dryRun: false }, {}, null, undefined].map(readDryRunExtension)).toEqual([
      true,
      ...[false, false, false, false],
    ])
    for (const slip of ['true', 1, {}, []])
      expect(() => readDryRunExtension({ dryRun: slip })).toThrow('must be true or false')
  })

  it('is for mutations: queries run as always, subscriptions have none', () => {
    expect(decideDryRun(operation('{ me }'), 'off', undefined)).toBe(false)
    expect(decideDryRun(operation('mutation { act }'), 'on', undefined)).toBe(true)
    expect(() => decideDryRun(operation('subscription { news }'), 'on', undefined)).toThrow('have no dry run')
  })

  it('is refused to whom it is not for', () => {
    const act = operation('mutation { act }')
    expect(decideDryRun(act, ['partner'], 'partner')).toBe(true)
    for (const contract of ['client', undefined])
      expect(() => decideDryRun(act, ['partner'], contract)).toThrow('There are no dry runs for you here.')
    expect(() => decideDryRun(act, 'off', 'partner')).toThrow('There are no dry runs for you here.')
  })
})

const operation = (text: string) => ({ operation: parse(text).definitions[0] }) as unknown as PreparedOperation
