import type { FetchNode } from '@apollo/query-planner'
import type { ExecutionResult } from 'graphql'
import { type FetchPlace, failAll } from './blame.ts'
import { failureOf, failureOfThrown } from './failures.ts'
import type { FetchContext } from './fetch-context.ts'
import { FetchRequest, FetchText } from './fetch-text.ts'
import { mergeInto } from './merge.ts'
import { applyRewrites } from './rewrites.ts'
import type { Run, Step } from './run.ts'
import { send } from './send.ts'
import { pathOf, pathsTo, targetsAt } from './targets.ts'

/**
 * Compile a fetch of root fields.
 * @param place where they are joined: nowhere, but for a field whose type is the root type itself
 * @param rootFields their names while the plan runs, to say what fails with it
 */
export function compileRootFetch(
  node: FetchNode,
  place: FetchPlace,
  context: FetchContext,
  rootFields: readonly string[],
): Step {
  const text = new FetchText(node, context)
  const { serviceName, outputRewrites } = node
  const { path, number } = place
  if (path.length === 0)
    return (run) =>
      send(serviceName, new FetchRequest(text, run.variables, run.scope, null), run, null).then((result) => {
        if (!('thrown' in result)) return joinRoot(node, context, rootFields, result, run, number)
        for (const field of rootFields) run.failures.add({ ...result.thrown, path: [field] }, number)
      })
  return async (run) => {
    const targets = targetsAt(run.data, path)
    if (targets.length === 0) return
    const result = await send(serviceName, new FetchRequest(text, run.variables, run.scope, null), run, null, path)
    if ('thrown' in result) return failAll(run, place, targets, result.thrown)
    const { data, errors } = result
    const places = errors ? [...pathsTo(run, path, new Set(targets))] : []
    for (const error of errors ?? [])
      for (const at of places)
        run.failures.add(failureOf(error, serviceName, [...at, ...(pathOf(error) ?? [])]), number)
    if (!data) return errors?.length ? undefined : failAll(run, place, targets, nothing(serviceName))
    try {
      if (outputRewrites) applyRewrites(outputRewrites, data, context.types)
      // Each target its own copy: what is joined to one of them later is not the others'.
      for (const target of targets) mergeInto(target, structuredClone(data), context.types)
    } catch (error) {
      failAll(run, place, targets, failureOfThrown(error, serviceName, run.log, run.scope.requestId))
    }
  }
}

/**
 * Join the data and errors of a root fetch; an event of a subscription comes this way too.
 * @param number the fetch's, as {@link FetchPlace} has it
 */
export function joinRoot(
  { serviceName, outputRewrites }: FetchNode,
  { types }: FetchContext,
  rootFields: readonly string[],
  { data, errors }: ExecutionResult,
  run: Run,
  number = 0,
): void {
  for (const error of errors ?? []) {
    const path = pathOf(error)
    // What has no path and left no data is the failure of all that was asked for.
    const paths = path ? [path] : data ? [null] : rootFields.map((field) => [field])
    for (const at of paths) run.failures.add(failureOf(error, serviceName, at), number)
  }
  if (!data) {
    if (!errors?.length)
      for (const field of rootFields) run.failures.add({ ...nothing(serviceName), path: [field] }, number)
    return
  }
  try {
    if (outputRewrites) applyRewrites(outputRewrites, data, types)
    mergeInto(run.data, data, types)
  } catch (error) {
    const failure = failureOfThrown(error, serviceName, run.log, run.scope.requestId)
    for (const field of rootFields) run.failures.add({ ...failure, path: [field] }, number)
  }
}

/** A subgraph has sent neither data nor a reason why there is none. */
const nothing = (subgraph: string) => ({
  subgraph,
  message: 'The subgraph did not answer with data.',
  extensions: { code: 'INVALID_SUBGRAPH_RESPONSE' },
})
