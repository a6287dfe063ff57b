import type { FetchNode } from '@apollo/query-planner'
import { compileContexts } from './contexts.ts'
import { Entities } from './entities.ts'
import { type Failure, failureOf } from './failures.ts'
import type { FetchContext } from './fetch-context.ts'
import { FetchText } from './fetch-text.ts'
import { mergeInto } from './merge.ts'
import type { Path } from './misses.ts'
import { compileRepresentation } from './representation.ts'
import { applyRewrites } from './rewrites.ts'
import type { Run, Step } from './run.ts'
import { sendEntities } from './send.ts'
import { type PlanPath, pathOf, pathsTo, type Target, targetsAt } from './targets.ts'

/**
 * Compile a fetch of entities, found at a path and joined with what comes.
 * @param mayJoin whether the plan has another one to the same subgraph
 */
export function compileEntityFetch(node: FetchNode, path: PlanPath, context: FetchContext, mayJoin: boolean): Step {
  const { types, sentName } = context
  const { serviceName, outputRewrites, contextRewrites, requires = [], inputRewrites = [] } = node
  const representation = compileRepresentation(requires, inputRewrites, types, sentName)
  const contexts = contextRewrites ? compileContexts(contextRewrites, path, types) : null
  const text = new FetchText(node, context, new Set(contextRewrites?.map(({ renameKeyTo }) => renameKeyTo)))

  // Values that differ from entity to entity are variables of the fetch, and would be of the joint one.
  text.mayJoin = mayJoin && contexts === null

  const ask = async (run: Run, entities: Entities): Promise<void> => {
    const result = await sendEntities(serviceName, text, entities, run, path)
    if ('thrown' in result) return failAll(run, entities, result.thrown)
    const { data, errors } = result
    const received = (data as { _entities?: unknown } | null | undefined)?._entities
    const answers = Array.isArray(received) && received.length === entities.texts.length ? received : null
    for (const error of errors ?? []) failSome(run, entities, error, answers !== null)
    if (!answers) {
      if (!errors?.length) failAll(run, entities, NOT_ENTITIES(serviceName))
      return
    }
    if (outputRewrites) applyRewrites(outputRewrites, answers, types)
    const { targets, places } = entities
    for (let index = 0; index < targets.length; index++) {
      const answer: unknown = answers[places[index] as number]
      if (typeof answer === 'object' && answer !== null && !Array.isArray(answer))
        mergeInto(targets[index] as Target, answer as Target, types)
    }
  }
  const failAll = (run: Run, entities: Entities, failure: Omit<Failure, 'path'>) => {
    for (const at of pathsTo(run, path, new Set(entities.targets))) run.failures.add({ ...failure, path: at })
  }
  /** An error names an entity by its place; it is an error of everybody who waits for that one, and of nobody else. */
  const failSome = (run: Run, entities: Entities, error: unknown, answered: boolean) => {
    const [first, place, ...rest] = pathOf(error) ?? []
    const known = first === '_entities' && typeof place === 'number' && place < entities.texts.length
    if (!known && answered) return run.failures.add(failureOf(error, serviceName, staticPart(path)))
    const { targets, places } = entities
    const affected = new Set(known ? targets.filter((_, index) => places[index] === place) : targets)
    for (const at of pathsTo(run, path, affected))
      run.failures.add(failureOf(error, serviceName, known ? [...at, ...rest] : at))
  }

  return (run) => {
    const targets = targetsAt(run.data, path)
    if (targets.length === 0) return
    if (contexts) {
      const groups = contexts.group(run.data, targets, (values) => new Entities(representation, values))
      for (const [target, entities] of groups.assigned) {
        const of = representation.textOf(target)
        if (of !== null) entities.add(target, of)
      }
      const asked = groups.all.filter(({ texts }) => texts.length > 0)
      return Promise.all(asked.map((entities) => ask(run, entities))).then(() => {})
    }
    const entities = new Entities(representation, {})
    for (const target of targets) {
      const of = representation.textOf(target)
      if (of !== null) entities.add(target, of)
    }
    return entities.texts.length > 0 ? ask(run, entities) : undefined
  }
}

const NOT_ENTITIES = (subgraph: string) => ({
  subgraph,
  message: 'The subgraph did not answer with the entities it was asked for.',
  extensions: { code: 'INVALID_SUBGRAPH_RESPONSE' },
})

/** A path as far as it is the same for all targets. */
function staticPart(path: PlanPath): Path {
  const list = path.indexOf('@')
  return list < 0 ? path : path.slice(0, list)
}
