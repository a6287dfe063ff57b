import { demoServices, loadServices } from '../../subgraphs/content/index.ts'
import type { Stage } from '../stage.ts'

/** The directory of services: over eight thousand, in bulk. */
export async function services(stage: Stage): Promise<void> {
  const listings = demoServices()
  await loadServices(stage.host.kernel.database, listings)
  stage.count('services', listings.length)
}
