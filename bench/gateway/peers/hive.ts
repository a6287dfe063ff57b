import { createServer } from 'node:http'
import { createGatewayRuntime } from '@graphql-hive/gateway'
import { unifiedGraphHandler } from '@graphql-hive/router-runtime'
import { port, supergraphFile } from './arguments.ts'

/**
 * Hive Gateway on node:http, as its manual has it for Node. Two switches:
 * - BENCH_RUNTIME=router takes the planner and executor of @graphql-hive/router-runtime.
 * - BENCH_COALESCE=off sends every upstream request. By default equal ones that are in flight together are sent once, and in a
 *   bench, where all clients ask the same, that leaves few to send.
 */
const gateway = createGatewayRuntime({
  supergraph: supergraphFile,
  ...(process.env.BENCH_RUNTIME === 'router' && { unifiedGraphHandler }),
  ...(process.env.BENCH_COALESCE === 'off' && {
    transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
  }),
})
createServer(gateway).listen(Number(port), '127.0.0.1')
