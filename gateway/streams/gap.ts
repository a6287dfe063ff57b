import type { ExecutionScope, Executor } from '../plan/execute.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import type { CompositeShape, Shape } from '../plan/shape.ts'

/** The type that stands for events that are lost, in every union of this platform's streams. */
const GAP = 'StreamGap'

/** Events of one stream that will not be delivered. */
export interface Lost {
  readonly fromCursor: string | null
  readonly toCursor: string
  /** Null when they cannot be counted. */
  readonly missed: number | null
  readonly reason: string
}

/** Whether a subscription can be told of a gap: its field answers with something that may be one. */
export function tellsGaps({ graph, compiled }: PreparedOperation): boolean {
  const shape = rootShapeOf(compiled.root)
  return shape !== null && graph.types.isOfType(GAP, shape.type.name)
}

/** A gap as the client selects it. @returns the response as JSON */
export function gapText(
  operation: PreparedOperation,
  lost: Lost,
  variables: Record<string, unknown>,
  scope: ExecutionScope,
  executor: Executor,
): string {
  const [root] = operation.compiled.root.objectOf(undefined)?.fields ?? []
  const shape = rootShapeOf(operation.compiled.root)
  const values: Readonly<Record<string, unknown>> = { ...lost }
  const gap: Record<string, unknown> = Object.create(null)
  gap.__typename = GAP
  for (const { from, name, source } of shape?.objectOf(GAP)?.fields ?? [])
    if (source === 'data') gap[from] = values[name] ?? null
  return executor.write(operation, root ? { [root.from]: gap } : {}, variables, scope).text
}

function rootShapeOf(root: CompositeShape): CompositeShape | null {
  const fields = root.objectOf(undefined)?.fields ?? []
  const [field] = fields.filter(({ source }) => source === 'data')
  const shape: Shape | undefined = field?.shape
  return shape?.kind === 'composite' ? shape : null
}
