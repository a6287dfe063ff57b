import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.ts'

/**
 * `npm run test:processes`: the platform as its operators run it, in one process that is killed time and again and in seven, each of
 * which takes as long to start as a hundred tests to run. COMPILED_APP may say where a compiled build is; sources otherwise.
 */
const { include: _, ...test } = base.test ?? {}

export default mergeConfig({ ...base, test }, defineConfig({ test: { include: ['**/*.process-test.ts'] } }))
