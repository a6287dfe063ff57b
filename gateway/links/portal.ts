import type { Log } from '../../platform/log.ts'
import { type PortalHost, startPortal } from '../portal/index.ts'
import type { Link } from './link.ts'
import { localLink } from './local.ts'

/** The links of a gateway with portal among them: it lives in the gateway, whatever the others do, and asks them. */
export function withPortal(links: readonly Link[], host: PortalHost, log: Log): Link[] {
  const linksByName = new Map(links.map((link) => [link.subgraph, link]))
  const portal = localLink(
    startPortal(linksByName, host, log),
    async () => true,
    ({ clientAddress, operationCost }) => ({ address: clientAddress?.(), operationCost }),
  )
  return [...links, portal]
}
