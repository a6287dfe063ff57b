import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // As Node itself resolves: `graphql` has a second, ES build under `module`, and two of them in one process do not mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
  test: {
    environment: 'node',
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist/**', '.data/**'],
    // The server of the tests forgets on purpose.
    env: { DATABASE_DURABILITY: 'off' },
    globalSetup: ['platform/testing/global-setup.ts'],
    setupFiles: ['platform/testing/patience.ts'],
    pool: 'forks',
    // Files of one worker share its modules: loading the graph's libraries anew for each would take a third of the run.
    isolate: false,
    // One more than the smallest machine has cores: tests also wait, for processes they start and for PostgreSQL.
    maxWorkers: 3,
    // What tests make is young when it is thrown away: in V8's 16 MB it would be copied time and again, a seventh of all work.
    execArgv: ['--max-semi-space-size=64'],
    // What a machine with other things to do may need; only tests that fail ever wait so long.
    testTimeout: 240_000,
    // The first file to ask for a template waits for its migrations, the others wait for that one.
    hookTimeout: 240_000,
  },
})
