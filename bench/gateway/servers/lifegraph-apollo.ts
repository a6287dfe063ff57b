import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { apolloGateway } from '../../../gateway/doors/apollo.ts'
import { openEngine } from '../../../gateway/engine.ts'
import { remoteLink } from '../../../gateway/links/remote.ts'
import { systemClock } from '../../../platform/clock.ts'
import { openLog } from '../../../platform/log.ts'

/**
 * An Apollo Server as it comes, with our engine for a gateway.
 * Started as `node lifegraph-apollo.js SUPERGRAPH PORT NAME=URL …`.
 */
const [file = '', port = '0', ...urls] = process.argv.slice(2)
const log = openLog({ level: 'warn', name: 'lifegraph-apollo' })
const links = urls.map((pair) => {
  const [subgraph = '', ...url] = pair.split('=')
  return remoteLink({ subgraph, url: url.join('='), log, clock: systemClock, healthUrl: null })
})
const engine = openEngine(readFileSync(file, 'utf8'), links, log)
const server = new ApolloServer({ gateway: apolloGateway(() => engine, { log }) })
await startStandaloneServer(server, { listen: { port: Number(port), host: '127.0.0.1' } })
process.on('SIGTERM', () => process.exit(0))
