import { expect, it } from 'vitest'
import { storm } from './storm.ts'

it('keeps every acknowledged transfer, once, through ten kills of processes, backends and the server', {
  timeout: 240_000,
}, async () => {
  const { acknowledged, kills, problems } = await storm({ kills: 10 })
  expect(problems).toEqual([])
  expect(kills).toEqual({ process: 4, backend: 3, server: 3 })
  expect(acknowledged).toBeGreaterThan(100)
})
