import type { FetchNode } from '@apollo/query-planner'
import type { ExecutionResult } from 'graphql'
import { failureOf } from './failures.ts'
import type { FetchContext } from './fetch-context.ts'
import { FetchRequest, FetchText } from './fetch-text.ts'
import { mergeInto } from './merge.ts'
import { applyRewrites } from './rewrites.ts'
import type { Run, Step } from './run.ts'
import { send } from './send.ts'
import { type PlanPath, pathOf, pathsTo, targetsAt } from './targets.ts'

/**
 * Compile a fetch of root fields.
 * @param path where they are joined: nowhere, but for a field whose type is the root type itself
 * @param rootFields their names while the plan runs, to say what fails with it
 */
export function compileRootFetch(
  node: FetchNode,
  path: PlanPath,
  context: FetchContext,
  rootFields: readonly string[],
): Step {
  const text = new FetchText(node, context)
  const { serviceName, outputRewrites } = node
  if (path.length === 0)
    return async (run) => {
      const result = await send(serviceName, new FetchRequest(text, run.variables, run.scope, null), run, null)
      if (!('thrown' in result)) return joinRoot(node, context, rootFields, result, run)
      for (const field of rootFields) run.failures.add({ ...result.thrown, path: [field] })
    }
  return async (run) => {
    const targets = targetsAt(run.data, path)
    if (targets.length === 0) return
    const result = await send(serviceName, new FetchRequest(text, run.variables, run.scope, null), run, null, path)
    const places = [...pathsTo(run, path, new Set(targets))]
    if ('thrown' in result) {
      for (const at of places) run.failures.add({ ...result.thrown, path: at })
      return
    }
    for (const error of result.errors ?? [])
      for (const at of places) run.failures.add(failureOf(error, serviceName, [...at, ...(pathOf(error) ?? [])]))
    const { data } = result
    if (!data) return
    if (outputRewrites) applyRewrites(outputRewrites, data, context.types)
    // Each target its own copy: what is joined to one of them later is not the others'.
    for (const target of targets) mergeInto(target, structuredClone(data), context.types)
  }
}

/** Join the data and errors of a root fetch; an event of a subscription comes this way too. */
export function joinRoot(
  { serviceName, outputRewrites }: FetchNode,
  { types }: FetchContext,
  rootFields: readonly string[],
  { data, errors }: ExecutionResult,
  run: Run,
): void {
  for (const error of errors ?? []) {
    const path = pathOf(error)
    // What has no path and left no data is the failure of all that was asked for.
    const paths = path ? [path] : data ? [null] : rootFields.map((field) => [field])
    for (const at of paths) run.failures.add(failureOf(error, serviceName, at))
  }
  if (!data) return
  if (outputRewrites) applyRewrites(outputRewrites, data, types)
  mergeInto(run.data, data, types)
}
