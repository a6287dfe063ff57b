import type { ExecutionResult, GraphQLError } from 'graphql'
import type { Log } from '../../platform/log.ts'
import { boundErrors } from '../limits/index.ts'
import type { Link, LinkScope } from '../links/link.ts'
import type { Answer } from './answer.ts'
import { openBatch } from './batch.ts'
import { openClientPlaces } from './client-path.ts'
import type { AnswerForm } from './compile.ts'
import { denialError } from './denial-error.ts'
import { Failures, internal, isToldOf, presented } from './failures.ts'
import { locationsOf, openPlaces } from './field-error.ts'
import { holds } from './guard.ts'
import { type AnswerPart, partOf, runIncrementally } from './incremental.ts'
import { openJoiner } from './joint.ts'
import { findMisses } from './misses.ts'
import type { PreparedOperation } from './planner.ts'
import { extensionsEntry, type Remark, remarksOn } from './remarks.ts'
import type { Run } from './run.ts'
import type { CompositeShape, FieldShape } from './shape.ts'
import { Trace } from './trace.ts'

/** One request as the engine sees it. */
export interface ExecutionScope extends LinkScope {
  /** Tells callers apart without naming them, for what must stay the same for one caller: their id, or their address. */
  readonly caller?: string | undefined
  /** May see how the graph is made: subgraphs' names in errors, plans and timings in `extensions.trace`. */
  readonly maySeeInside?: boolean
  /** Wants to see inside; has its way only where it may. */
  readonly trace?: boolean
  /** When the request came, in the clock of `performance.now()`; needs saying only where it is traced. */
  readonly askedAt?: number | undefined
  /** Run it, show what it would come to, and take it back; see `gateway/dry-run.ts`. */
  readonly wantsDryRun?: boolean | undefined
  /** Waited for when all has run, before the answer is written. Never fails. */
  readonly beforeAnswer?: (() => Promise<void>) | undefined
  /** Has something to say with the answer. */
  remark?: Remark | undefined
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
  /**
   * Join what events of a subscription lack, with one fetch where all of them ask the same.
   * @param events what the owner of the stream sent @returns an answer for each, in order
   */
  runEvents(
    operation: PreparedOperation,
    events: readonly ExecutionResult[],
    variables: Record<string, unknown>,
    scope: ExecutionScope,
  ): Promise<Answer[]>
  /** Write what is there already as the operation asks for it. @param data in the names of the plan */
  write(
    operation: PreparedOperation,
    data: Record<string, unknown>,
    variables: Record<string, unknown>,
    scope: ExecutionScope,
  ): Answer
  /** Run an operation that puts parts off. @returns each part as it is ready */
  runIncrementally(
    operation: PreparedOperation,
    variables: Record<string, unknown>,
    scope: ExecutionScope,
  ): AsyncGenerator<AnswerPart, void>
}

export function openExecutor(links: ReadonlyMap<string, Link>, log: Log, onFetch?: FetchObserver): Executor {
  const joiner = openJoiner()
  const open = ({ compiled }: PreparedOperation, variables: Record<string, unknown>, scope: ExecutionScope): Run => ({
    data: {},
    failures: new Failures(),
    variables,
    scope,
    links,
    log,
    onFetch,
    trace: scope.trace && scope.maySeeInside ? new Trace(scope.askedAt) : null,
    conditions: compiled.conditionValues(variables),
    introspection: compiled.introspect?.(variables) ?? null,
    missed: false,
    signals: null,
    joiner,
    batch: null,
  })
  const ran = async ({ compiled }: PreparedOperation, run: Run): Promise<Run> => {
    const running = compiled.step(run)
    if (running) await running
    return run
  }
  const finish = (operation: PreparedOperation, run: Run): Promise<Answer> => {
    const answer = () => answerOf(operation, run)
    const running = operation.compiled.step(run) ?? Promise.resolve()
    const { beforeAnswer } = run.scope
    return (beforeAnswer ? running.then(beforeAnswer) : running).then(answer)
  }
  return {
    run: (operation, variables, scope) => finish(operation, open(operation, variables, scope)),
    runEvents: (operation, events, variables, scope) => {
      const batch = events.length > 1 ? openBatch() : null
      return Promise.all(
        events.map((event) => {
          const run = { ...open(operation, variables, scope), batch }
          operation.compiled.stream?.join(event, run)
          return finish(operation, run)
        }),
      )
    },
    write: (operation, data, variables, scope) => answerOf(operation, { ...open(operation, variables, scope), data }),
    runIncrementally: async function* (operation, variables, scope) {
      const run = open(operation, variables, scope)
      const { deferral } = operation.compiled
      if (deferral)
        yield* runIncrementally(
          operation,
          deferral.planFor(run.conditions),
          run,
          (primary) => membersOf(operation, deferral, primary),
          () => remarksOn(operation, run, traceOf(operation, run)),
        )
      else {
        const { members } = membersOf(operation, operation.compiled, await ran(operation, run))
        yield partOf(members, remarksOn(operation, run, traceOf(operation, run)))
      }
    },
  }
}

/** Write the answer of a run that has ended. */
function answerOf(operation: PreparedOperation, run: Run): Answer {
  const { members, errors } = membersOf(operation, operation.compiled, run)
  const remarks = remarksOn(operation, run, traceOf(operation, run))
  return { text: `{${members}${extensionsEntry(remarks)}}`, errors, headers: remarks.headers }
}

/** The members of the JSON of a response. @param form of the answer, or of its first part */
function membersOf(operation: PreparedOperation, { root, write }: AnswerForm, run: Run) {
  // Execution began, so there is a `data` entry, null when nothing could be saved (GraphQL §7.1).
  const data = write(run.data, run) ?? 'null'
  const { unplanned, denials } = operation.compiled
  const clean = run.failures.count === 0 && !run.missed && unplanned.length === 0 && denials.length === 0
  const errors = clean ? NONE : boundErrors(errorsOf(operation, root, run))
  const told = errors.length > 0 ? `"errors":${JSON.stringify(errors)},` : ''
  return { members: `${told}"data":${data}`, data, errors }
}

const NONE: readonly GraphQLError[] = []

/**
 * The errors of an answer, with paths and places of the client's operation: what subgraphs could not do, then what is null
 * against the schema and for no reason told before.
 */
function errorsOf({ compiled }: PreparedOperation, form: CompositeShape, run: Run): GraphQLError[] {
  const { root, unplanned, denials } = compiled
  const maySeeInside = run.scope.maySeeInside === true
  const errors: GraphQLError[] = []
  const isAsked = ({ when }: Pick<FieldShape, 'when'>) =>
    when.length === 0 || when.some((guard) => holds(guard, run.conditions))
  const rootFields = root.objectOf(undefined)?.fields ?? []
  const denied = new Set<string>()
  const placesOf = openPlaces(run.conditions)
  const placeOf = openFailurePlaces(root, form)
  for (const { path, at, lack, occurrences } of denials) {
    const places = occurrences.filter(({ guard }) => holds(guard, run.conditions))
    if (places.length === 0) continue
    denied.add(path.join('.'))
    errors.push(denialError(path, at, lack, locationsOf(places, null)))
  }
  for (const failure of run.failures.all) {
    const { path, fields } = placeOf(failure.path ?? [], run.data)
    // A fetch fails as a whole, with fields in it that a condition leaves out.
    const field = path.length === 1 && rootFields.find(({ key }) => key === path[0])
    if (field && !isAsked(field)) continue
    errors.push(presented(failure, path.length > 0 ? path : null, placesOf(fields), maySeeInside))
  }
  for (const field of unplanned)
    if (isAsked(field)) errors.push(internal('No subgraph answers this field.', [field.key], placesOf([field])))
  const told = [...errors]
  for (const miss of run.missed ? findMisses(form, run.data, run) : []) {
    const { path, field, message, lack } = miss
    const places = placesOf(field ? [field] : [])
    if (lack) {
      const names = path.filter((step) => typeof step === 'string')
      const list = path.findIndex((step) => typeof step === 'number')
      if (!denied.has(names.join('.')))
        errors.push(denialError(names, list < 0 ? names : names.slice(0, list), lack, places))
    } else if (!isToldOf(miss, told)) errors.push(internal(message, path, places))
  }
  return errors
}

/** @param form what is asked for at once: where a field is put off elsewhere too, it is not asked for there yet */
function openFailurePlaces(root: CompositeShape, form: CompositeShape): ReturnType<typeof openClientPlaces> {
  const placeIn = openClientPlaces(root)
  if (form === root) return placeIn
  const placeInForm = openClientPlaces(form)
  return (path, data) => {
    const [whole, here] = [placeIn(path, data), placeInForm(path, data)]
    return here.path.length === whole.path.length ? here : whole
  }
}

const traceOf = (operation: PreparedOperation, { trace, scope }: Run) =>
  trace ? `"trace":${JSON.stringify(trace.report(operation, scope.requestId))}` : ''
