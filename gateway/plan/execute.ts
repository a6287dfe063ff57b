import { type ExecutionResult, GraphQLError } from 'graphql'
import type { Log } from '../../platform/log.ts'
import { boundErrors } from '../limits/index.ts'
import type { Link, LinkScope } from '../links/link.ts'
import type { Answer } from './answer.ts'
import { clientPath } from './client-path.ts'
import { Failures, presented } from './failures.ts'
import { holds } from './guard.ts'
import { findMisses, type Path } from './misses.ts'
import type { PreparedOperation } from './planner.ts'
import type { Run } from './run.ts'

/** One request as the engine sees it. */
export interface ExecutionScope extends LinkScope {
  /** Tells callers apart without naming them, for what must stay the same for one caller: their id, or their address. */
  readonly caller?: string | undefined
  /** May see how the graph is made: subgraphs' names in errors, plans and timings in `extensions.trace`. */
  readonly maySeeInside?: boolean
  /** Wants to see inside; has its way only where it may. */
  readonly trace?: boolean
}

/** Told of every fetch that leaves for a subgraph; tests count them, telemetry will. */
export type FetchObserver = (fetch: {
  subgraph: string
  query: string
  variables: Record<string, unknown> | undefined
  requestId: string
}) => void

/** Runs compiled plans over links. */
export interface Executor {
  run(operation: PreparedOperation, variables: Record<string, unknown>, scope: ExecutionScope): Promise<Answer>
  /** Join what one event of a subscription lacks. @param event what the owner of the stream sent */
  runEvent(
    operation: PreparedOperation,
    event: ExecutionResult,
    variables: Record<string, unknown>,
    scope: ExecutionScope,
  ): Promise<Answer>
}

export function openExecutor(links: ReadonlyMap<string, Link>, log: Log, onFetch?: FetchObserver): Executor {
  const open = ({ compiled }: PreparedOperation, variables: Record<string, unknown>, scope: ExecutionScope): Run => ({
    data: {},
    failures: new Failures(),
    variables,
    scope,
    links,
    log,
    onFetch,
    trace: scope.trace && scope.maySeeInside ? [] : null,
    startedAt: scope.trace ? performance.now() : 0,
    conditions: compiled.conditionValues(variables),
    introspection: compiled.introspect?.(variables) ?? null,
    missed: false,
  })
  const finish = async (operation: PreparedOperation, run: Run): Promise<Answer> => {
    const running = operation.compiled.step(run)
    if (running) await running
    return answerOf(operation, run)
  }
  return {
    run: (operation, variables, scope) => finish(operation, open(operation, variables, scope)),
    runEvent: (operation, event, variables, scope) => {
      const run = open(operation, variables, scope)
      operation.compiled.stream?.join(event, run)
      return finish(operation, run)
    },
  }
}

/** Write the answer of a run that has ended. */
function answerOf(operation: PreparedOperation, run: Run): Answer {
  const { compiled } = operation
  // Execution began, so there is a `data` entry, null when nothing could be saved (GraphQL §7.1).
  const data = compiled.write(run.data, run) ?? 'null'
  const extensions = run.trace ? `,"extensions":${JSON.stringify({ trace: traceOf(operation, run) })}` : ''
  if (run.failures.count === 0 && !run.missed && compiled.unplanned.length === 0)
    return { text: `{"data":${data}${extensions}}`, errors: NONE }
  const errors = boundErrors(errorsOf(operation, run))
  if (errors.length === 0) return { text: `{"data":${data}${extensions}}`, errors }
  return { text: `{"errors":${JSON.stringify(errors)},"data":${data}${extensions}}`, errors }
}

const NONE: readonly GraphQLError[] = []

/**
 * The errors of an answer, with paths of the client's operation: what subgraphs could not do, then what is null against the
 * schema and for no reason told before.
 */
function errorsOf({ compiled: { root, unplanned } }: PreparedOperation, run: Run): GraphQLError[] {
  const maySeeInside = run.scope.maySeeInside === true
  const errors: GraphQLError[] = []
  for (const failure of run.failures.all) {
    const path = failure.path && clientPath(root, failure.path, run.data)
    errors.push(presented(failure, path && path.length > 0 ? path : null, maySeeInside))
  }
  for (const { key, when } of unplanned)
    if (when.length === 0 || when.some((guard) => holds(guard, run.conditions)))
      errors.push(internal('No subgraph answers this field.', [key]))
  const told = errors.length
  for (const { path, message } of run.missed ? findMisses(root, run.data, run) : [])
    if (!errors.slice(0, told).some((error) => error.path && areOnOneLine(error.path, path)))
      errors.push(internal(message, path))
  return errors
}

const internal = (message: string, path: Path) =>
  new GraphQLError(message, { path, extensions: { code: 'INTERNAL_SERVER_ERROR' } })

/** Whether one path leads to or beyond the other: then the one error is the reason of the other. */
function areOnOneLine(left: Path, right: Path): boolean {
  const shorter = Math.min(left.length, right.length)
  for (let index = 0; index < shorter; index++) if (left[index] !== right[index]) return false
  return true
}

function traceOf({ plan }: PreparedOperation, { trace, startedAt }: Run) {
  return { plan: plan.node ?? null, fetches: trace, ms: Math.round((performance.now() - startedAt) * 100) / 100 }
}
