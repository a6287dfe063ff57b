import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { DryRunReport, DryRunTicket } from '../../platform/dry-run.ts'

/** How long the end of a dry run is waited for; what does not hear of it ends it by itself soon after. */
const END_MS = 2000

interface Joined {
  hasAnswered: boolean
  readonly end: () => Promise<DryRunReport>
}

/**
 * The dry run of one operation, as the gateway has it: every subgraph that is asked joins, does what it is asked in a transaction
 * that it holds open, and rolls back when told that the operation is over.
 */
export class Trial {
  readonly id = `dry_${randomUUID()}`
  readonly #joined = new Map<string, Joined>()
  readonly #announced = new Set<string>()
  readonly #notes = new Set<string>()
  #ending: Promise<void> | null = null

  /** What a fetch takes along to a subgraph. @param end tells the subgraph that it is over */
  ticketFor(subgraph: string, end: Joined['end']): DryRunTicket {
    const joined = this.#joined.get(subgraph) ?? { hasAnswered: false, end }
    this.#joined.set(subgraph, joined)
    return { id: this.id, continued: joined.hasAnswered }
  }

  /** A subgraph has answered: from now on it must know of what it did. */
  answered(subgraph: string): void {
    const joined = this.#joined.get(subgraph)
    if (joined) joined.hasAnswered = true
  }

  /** Have all of it rolled back. Never throws: whoever cannot be told rolls back by itself. */
  end(): Promise<void> {
    this.#ending ??= Promise.race([
      Promise.all([...this.#joined.values()].map((joined) => this.#endOne(joined))),
      wait(END_MS, undefined, { ref: false }),
    ]).then(() => {})
    return this.#ending
  }

  /** What the subgraphs had to say in the end. */
  report(): DryRunReport {
    return { announced: [...this.#announced].sort(), notes: [...this.#notes].sort() }
  }

  async #endOne({ end }: Joined): Promise<void> {
    try {
      const { announced, notes } = await end()
      for (const name of announced) this.#announced.add(name)
      for (const note of notes) this.#notes.add(note)
    } catch {
      // It went away, and with it what it held.
    }
  }
}
