import { Agent, request as httpRequest } from 'undici'
import { DRY_RUN_HEADER, DRY_RUNS_PATH, type DryRunReport, type DryRunTicket } from '../../platform/dry-run.ts'
import { VIEWER_HEADER } from '../../platform/viewer.ts'
import type { Trial } from './trial.ts'

/** How long a subgraph may take to say that it has rolled back. */
const END_TIMEOUT_MS = 2000

/**
 * Dry runs in a subgraph over the wire. It trusts what the gateway says of them as it does the viewer: by its signature. The
 * fetches of one dry run must reach the process that holds its transaction; one that does not is answered with DRY_RUN_OVER, and
 * never as if nothing had been done before. So where several processes of a subgraph stand behind one address, balance by the
 * header {@link DRY_RUN_HEADER}.
 * @param url the subgraph's GraphQL endpoint
 */
export function openTrying(url: string, subgraph: string) {
  let agent: Agent | null = null
  const end = async (id: string, viewer: string): Promise<DryRunReport> => {
    agent ??= new Agent({ connections: 8 })
    const response = await httpRequest(new URL(`${DRY_RUNS_PATH}${id}`, url), {
      method: 'DELETE',
      dispatcher: agent,
      // The balancer that found the process by the header finds it again.
      headers: { [VIEWER_HEADER]: viewer, [DRY_RUN_HEADER]: id },
      signal: AbortSignal.timeout(END_TIMEOUT_MS),
    })
    const report = (await response.body.json()) as DryRunReport
    if (response.statusCode !== 200) throw new Error(`${subgraph} answered ${response.statusCode}`)
    return report
  }
  return {
    /**
     * What a fetch takes along.
     * @param viewer signed; a subgraph that is told of none is none of ours, and is asked queries as always
     */
    join: (trial: Trial, viewer: string | undefined): DryRunTicket | undefined =>
      viewer === undefined ? undefined : trial.ticketFor(subgraph, () => end(trial.id, viewer)),
    close: async () => {
      await agent?.close()
    },
  }
}
