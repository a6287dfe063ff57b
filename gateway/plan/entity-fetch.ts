import type { FetchNode } from '@apollo/query-planner'
import type { ExecutionResult } from 'graphql'
import { type FetchPlace, failAll, failSome, notEntities } from './blame.ts'
import { compileContexts } from './contexts.ts'
import { Entities } from './entities.ts'
import { failureOfThrown } from './failures.ts'
import type { FetchContext } from './fetch-context.ts'
import { FetchText } from './fetch-text.ts'
import { mergeInto } from './merge.ts'
import { compileNeeds } from './needs.ts'
import { compileRepresentation, type Representation } from './representation.ts'
import { applyRewrites } from './rewrites.ts'
import type { Run, Step } from './run.ts'
import { sendEntities } from './send.ts'
import { type Target, targetsAt } from './targets.ts'

/**
 * Compile a fetch of entities, found at a path and joined with what comes.
 * @param graph the subgraph's enum value in the supergraph
 * @param mayJoin whether the plan has another one to the same subgraph
 */
export function compileEntityFetch(
  node: FetchNode,
  graph: string,
  place: FetchPlace,
  context: FetchContext,
  mayJoin: boolean,
): Step {
  const { types, sentName } = context
  const { path } = place
  const { serviceName, outputRewrites, contextRewrites, requires = [], inputRewrites = [] } = node
  const whole = compileRepresentation(requires, inputRewrites, types, sentName)
  const needs = compileNeeds(node, graph, context)
  const kept = new WeakMap<object, Representation>()
  /** What is sent of an entity while some conditions hold and others do not. */
  const representationFor = (run: Run): Representation => {
    if (!needs) return whole
    const needed = needs(run.conditions)
    const known = kept.get(needed)
    if (known) return known
    const representation = compileRepresentation(needed, inputRewrites, types, sentName)
    kept.set(needed, representation)
    return representation
  }
  const contexts = contextRewrites ? compileContexts(contextRewrites, path, types) : null
  const text = new FetchText(node, context, new Set(contextRewrites?.map(({ renameKeyTo }) => renameKeyTo)))

  // Values that differ from entity to entity are variables of the fetch, and would be of the joint one.
  text.mayJoin = mayJoin && contexts === null

  const ask = (run: Run, entities: Entities): Promise<void> =>
    sendEntities(serviceName, text, entities, run, path).then((result) => {
      if ('thrown' in result) return failAll(run, place, entities.targets, result.thrown)
      try {
        join(run, entities, result)
      } catch (error) {
        fail(run, entities.targets, error)
      }
    })
  const join = (run: Run, entities: Entities, { data, errors }: ExecutionResult): void => {
    const received = (data as { _entities?: unknown } | null | undefined)?._entities
    const answers = Array.isArray(received) && received.length === entities.texts.length ? received : null
    if (errors?.length) failSome(run, place, entities, errors, answers !== null)
    else if (!answers) failAll(run, place, entities.targets, notEntities(serviceName))
    if (!answers) return
    if (outputRewrites) applyRewrites(outputRewrites, answers, types)
    const { targets, places } = entities
    const wrong: Target[] = []
    for (let index = 0; index < targets.length; index++) {
      const answer: unknown = answers[places[index] as number]
      if (typeof answer !== 'object' || Array.isArray(answer)) wrong.push(targets[index] as Target)
      else if (answer !== null) mergeInto(targets[index] as Target, answer as Target, types)
    }
    if (wrong.length > 0) failAll(run, place, wrong, notEntities(serviceName))
  }
  /** What cannot be worked with, such as lists within lists ten thousand levels deep, fails this fetch and no other. */
  const fail = (run: Run, targets: readonly Target[], error: unknown): void =>
    failAll(run, place, targets, failureOfThrown(error, serviceName, run.log, run.scope.requestId))

  /** What is to be asked for: all at once, or together what has its contexts in common. */
  const entitiesOf = (run: Run, targets: readonly Target[]): Entities[] => {
    const representation = representationFor(run)
    if (contexts) {
      const { assigned, all } = contexts.group(run.data, targets, (values) => new Entities(representation, values))
      for (const [target, entities] of assigned) entities.take(target)
      return all.filter(({ texts }) => texts.length > 0)
    }
    const entities = new Entities(representation, {})
    for (const target of targets) entities.take(target)
    return entities.texts.length > 0 ? [entities] : []
  }

  return (run) => {
    const targets = targetsAt(run.data, path)
    if (targets.length === 0) return
    try {
      const [first, ...others] = entitiesOf(run, targets)
      if (!first) return
      if (others.length === 0) return ask(run, first)
      return Promise.all([first, ...others].map((entities) => ask(run, entities))).then(() => {})
    } catch (error) {
      fail(run, targets, error)
    }
  }
}
