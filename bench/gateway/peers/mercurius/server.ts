import mercuriusGateway from '@mercuriusjs/gateway'
import fastify from 'fastify'
import { port, urls } from '../arguments.ts'

/**
 * mercurius as a gateway. It knows federation 1 only and asks each subgraph for its SDL; the subgraphs of the bench keep
 * to what both versions have, and describe themselves at `/fed1` without federation 2's `@link`. JIT is on, from the first request.
 */
const app = fastify()
app.register(mercuriusGateway.default, {
  gateway: { services: urls.map(({ name, url }) => ({ name, url: url.replace(/\/graphql$/, '/fed1') })) },
  jit: 1,
})
await app.listen({ port: Number(port), host: '127.0.0.1' })
