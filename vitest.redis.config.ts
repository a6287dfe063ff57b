import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.ts'

/**
 * `npm run test:redis`: what is tested against a real Redis, which `npm test` does without. It starts servers of its own, from the
 * `redis-server` on PATH.
 */
const { include: _, ...test } = base.test ?? {}

export default mergeConfig(
  { ...base, test },
  defineConfig({
    test: { include: ['**/*.redis-test.ts'], globalSetup: ['platform/testing/redis-setup.ts'], testTimeout: 60_000 },
  }),
)
