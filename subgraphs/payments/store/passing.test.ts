import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openPassing } from './passing.ts'

it('has what a Map would have, however many come and go', () => {
  const step = fc.record({ key: fc.nat(4000), keep: fc.boolean(), value: fc.nat() })
  fc.assert(
    fc.property(fc.array(step, { minLength: 4000, maxLength: 6000, size: 'max' }), (steps) => {
      const [passing, model] = [openPassing<number>(), new Map<string, number>()]
      const differing = steps.filter(({ key, keep, value }, place) => {
        const [name, earlier] = [String(key), String(steps[place - 700]?.key)]
        if (keep) for (const map of [passing, model]) map.set(name, value)
        else for (const map of [passing, model]) map.delete(name)
        // What came goes after a while, so that Maps empty and are left.
        for (const map of [passing, model]) map.delete(earlier)
        return passing.get(name) !== model.get(name) || passing.get(earlier) !== model.get(earlier)
      })
      expect(differing).toEqual([])
      for (const { key } of steps) if (passing.get(String(key)) !== model.get(String(key))) throw new Error(`${key}`)
    }),
    { numRuns: 5 },
  )
})

it('lets go of what has left, where a Map keeps it until all that is old is collected', async () => {
  const script = fileURLToPath(new URL('../tests/churn.ts', import.meta.url))
  const flags = ['--expose-gc', '--max-semi-space-size=16', '--import', 'tsx']
  const keptPerValue = async (table: string) =>
    Number((await promisify(execFile)(process.execPath, [...flags, script, table])).stdout)
  const [passing, map] = await Promise.all([keptPerValue('passing'), keptPerValue('map')])
  // Bytes of the 900 or so that one takes with its key.
  expect({ passing, map }).toEqual({
    passing: expect.toSatisfy((bytes) => bytes < 100),
    map: expect.toSatisfy((bytes) => bytes > 400),
  })
})
