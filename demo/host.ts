import type { Engine } from '../gateway/engine.ts'
import { newId, newRequestId } from '../platform/ids.ts'
import type { Kernel } from '../platform/subgraph.ts'
import type { Viewer } from '../platform/viewer.ts'

/** A graph in this process, in which the demo world is made. */
export interface DemoHost {
  readonly engine: Engine
  readonly kernel: Pick<Kernel, 'database' | 'bus'>
}

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape its query asks for
export type Json = any

/** Somebody who uses the graph, through the same operations as everybody. */
export interface Actor {
  /** An operation that must have no errors; gives its data. */
  ask(document: string, variables?: Record<string, unknown>): Promise<Json>
  /**
   * A mutation with one field called `result`, which asks for its `userErrors`; gives its payload.
   * @throws DemoError when it was refused
   */
  act(document: string, variables: Record<string, unknown>): Promise<Json>
}

/** The world cannot be made as it is written down: a bug of the demo, told with what was asked. */
export class DemoError extends Error {
  override readonly name = 'DemoError'
}

export function actAs({ engine }: Pick<DemoHost, 'engine'>, viewer: Viewer): Actor {
  const ask = async (document: string, variables: Record<string, unknown> = {}): Promise<Json> => {
    const operation = await engine.prepare(document)
    const mistakes = 'errors' in operation ? operation.errors : engine.check(operation, variables)
    if ('errors' in operation || mistakes.length > 0) throw failed(document, variables, mistakes)
    const { text, errors } = await engine.execute(operation, variables, { viewer, requestId: newRequestId() })
    if (errors.length > 0) throw failed(document, variables, errors)
    return JSON.parse(text).data
  }
  return {
    ask,
    act: async (document, variables) => {
      const { result } = await ask(document, variables)
      const refusals = [...result.userErrors, ...(result.denied ?? [])]
      if (refusals.length > 0) throw failed(document, variables, refusals)
      return result
    },
  }
}

/** @param scopes what the person may do beyond their own things */
export function actAsPerson(host: Pick<DemoHost, 'engine'>, userId: string, scopes: readonly string[] = []): Actor {
  return actAs(host, { kind: 'user', userId, sessionId: newId('Session'), scopes })
}

function failed(document: string, variables: object, reasons: readonly object[]): DemoError {
  return new DemoError(`${document} with ${JSON.stringify(variables)}: ${JSON.stringify(reasons)}`)
}
