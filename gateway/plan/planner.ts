import { hash } from 'node:crypto'
import type { FetchNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import { type DocumentNode, GraphQLError, OperationTypeNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { PublicError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { EmptyContract } from '../../schema/contracts-schema.ts'
import type { Requirement } from '../access/requirements.ts'
import { ALL_RIGHTS, lackOf, type Rights } from '../access/rights.ts'
import { LimitExceeded } from '../limits/index.ts'
import { anchorConditions } from './anchor.ts'
import { type CompiledOperation, compileOperation, type Planned, wholePlan } from './compile.ts'
import type { Contract, Contracts } from './contracts.ts'
import { withoutDecided } from './decided.ts'
import { labelDeferrals, NO_DEFERRALS, withClientsLabels, withoutDeferrals } from './deferrals.ts'
import { denialError } from './denial-error.ts'
import { findDenials, openGate, requirementsIn, withoutDenied } from './denied.ts'
import { deprecatedIn, deprecationRemarks } from './deprecated.ts'
import { type Mistakes, mistakes, readDocument, type ValidDocument } from './document.ts'
import { locationsOf } from './field-error.ts'
import { Conditions } from './guard.ts'
import { withoutIntrospection } from './introspection.ts'
import { withInternalNames } from './names.ts'
import { type Overrides, overridesFor } from './overrides.ts'
import type { Planning } from './planning.ts'
import type { Remarks } from './remarks.ts'
import { withoutRootNames } from './root-names.ts'
import type { Graph } from './supergraph.ts'
import { withoutTakenVariable } from './taken-variable.ts'
import { Laps } from './trace.ts'
import { inOrder } from './turns.ts'
import { withoutText } from './without-text.ts'

/** An operation that has been read, planned and compiled once and may run many times. */
export interface PreparedOperation extends ValidDocument {
  readonly graph: Graph
  /** What of the graph it was held to. */
  readonly contract: Contract
  readonly operationName: string | undefined
  readonly plan: QueryPlan
  readonly compiled: CompiledOperation
  /** What the owner of the stream is subscribed to; null for queries and mutations. */
  readonly primary: FetchNode | null
  /** When it was prepared, and how long that took. */
  readonly preparation: Pick<Laps, 'ms' | 'doneAt'>
  /** What is said with every answer, such as that something in it is deprecated. */
  readonly remarks?: Remarks
}

export type Prepared = PreparedOperation | Mistakes

/** What else decides about a plan, besides the document and the operation's name. */
export interface PrepareOptions {
  /** Tells callers apart, so that what is overridden for some is so for them every time. */
  readonly caller?: string | undefined
  /** What the caller may do: what that does not cover is not fetched. Everything when left out, for what acts for nobody. */
  readonly rights?: Rights | RightsFor
  /** The client takes what is deferred apart from the rest. */
  readonly defer?: boolean
  /** The contract it is held to; the whole graph when left out. */
  readonly contract?: string | undefined
}

/** Says what the caller may do, once it is known what the document asks of callers. */
export interface RightsFor {
  (requirements: readonly Requirement[]): Rights | Promise<Rights>
  /** See {@link Rights.documentsOnly}: known before the document is read. */
  readonly documentsOnly: boolean
}

/** @param operationName null or empty counts as none */
export type Prepare = (
  query: string,
  operationName?: string | null,
  options?: PrepareOptions,
) => Prepared | Promise<Prepared>

const OPERATIONS_MAX = 2_000
/** Heap that prepared operations may take together, roughly. */
const OPERATIONS_BYTES_MAX = 128 * 1024 * 1024

/** Reads, plans and compiles operations of one graph, each document once. Mistaken documents are not kept. */
export function openPlanner(
  graph: Graph,
  contracts: Contracts,
  planning: Planning,
  overrides: Overrides,
  log: Log,
): Prepare {
  const known = new LRUCache<string, PreparedOperation>({
    max: OPERATIONS_MAX,
    maxSize: OPERATIONS_BYTES_MAX,
    sizeCalculation: bytesOf,
  })
  /** What documents ask of callers. */
  const asked = new LRUCache<string, readonly Requirement[]>({ max: OPERATIONS_MAX })
  const underWay = new Map<string, Promise<Prepared>>()
  const labels = graph.facts.overrideLabels
  const prepareOne: Prepare = (query, operationName, options = {}) => {
    const { caller, rights = ALL_RIGHTS, defer = false, contract: held } = options
    const name = operationName || undefined
    const overridden = labels.length > 0 ? overridesFor(labels, overrides, caller) : NONE
    const variant = `${defer ? 'defer' : ''}${overridden === NONE ? '' : [...overridden.values()].map(Number).join('')}`
    const base = `${held ?? ''}\n${variant}\n${name?.length ?? 0}\n${name ?? ''}${keyOf(query)}`
    if (typeof rights === 'function') {
      const requirements = asked.get(base) ?? requirementsOf(query, name, held)
      if ('errors' in requirements) return requirements
      asked.set(base, requirements)
      const decided = rights(requirements)
      const withRights = (known: Rights) => prepareOne(query, operationName, { ...options, rights: known })
      return decided instanceof Promise ? decided.then(withRights) : withRights(decided)
    }
    const restricted = rights !== ALL_RIGHTS && !graph.requirements.none
    let requirements = restricted ? asked.get(base) : NOTHING
    let key = requirements && keyFor(rights, requirements, base)
    const cached = key && (known.get(key) ?? underWay.get(key))
    if (cached) return cached
    const laps = new Laps()
    const contract = contractNamed(contracts, held)
    if ('errors' in contract) return contract
    const read = readDocument(contract.schema, query, name, laps)
    if ('errors' in read) return read
    if (!requirements || !key) {
      requirements = requirementsIn(graph, read.document)
      asked.set(base, requirements)
      key = keyFor(rights, requirements, base)
      const same = known.get(key) ?? underWay.get(key)
      if (same) return same
    }
    const keep = (prepared: Prepared): Prepared => {
      if (!('errors' in prepared)) known.set(place, prepared)
      return prepared
    }
    const place = key
    const isWhole = key === base
    const prepared = prepare(graph, contract, planning, read, name, log, {
      overrideConditions: overridden,
      // Nothing says of a part that is put off what is denied in it.
      defer: defer && isWhole,
      rights: isWhole ? ALL_RIGHTS : rights,
      laps,
    })
    if (!(prepared instanceof Promise)) return keep(prepared)
    // Whoever asks for it meanwhile waits for the same plan.
    const later = prepared.then(keep).finally(() => underWay.delete(place))
    underWay.set(place, later)
    return later
  }
  const requirementsOf = (query: string, name: string | undefined, held: string | undefined) => {
    const contract = contractNamed(contracts, held)
    if ('errors' in contract) return contract
    const read = readDocument(contract.schema, query, name, new Laps())
    return 'errors' in read ? read : requirementsIn(graph, read.document)
  }
  return prepareOne
}

/** A contract that has nothing answers nothing. */
function contractNamed(contracts: Contracts, name: string | undefined): Contract | Mistakes {
  try {
    return contracts.of(name)
  } catch (error) {
    if (error instanceof EmptyContract) return mistakes([error], 'GRAPHQL_VALIDATION_FAILED')
    throw error
  }
}

/** Up to here a document is looked up by itself, which takes less than to hash it; beyond, a key should not hold it again. */
const KEY_LENGTH_MAX = 4_000

const keyOf = (query: string) => (query.length <= KEY_LENGTH_MAX ? `=${query}` : hash('sha256', query, 'base64'))

const NONE: ReadonlyMap<string, boolean> = new Map()
const NOTHING: readonly Requirement[] = []

/** Callers who meet and lack the same of what a document asks share its plan, whoever they are. */
function keyFor(rights: Rights, requirements: readonly Requirement[], base: string): string {
  let lacks = false
  let met = ''
  for (const requirement of requirements) {
    const lack = lackOf(requirement, rights)
    lacks ||= lack !== null
    met += lack ? `${JSON.stringify(lack)}` : '+'
  }
  return lacks ? `lacks ${met}\n${base}` : base
}

/**
 * What an operation takes of the heap, within a factor of two: measured as 6 kB for a field, 80 for a home feed and 280 for a
 * document whose fragments multiply. Few bytes of text may hold a large plan, and a comment large text.
 */
function bytesOf({ document, plan }: PreparedOperation): number {
  let tokens = 0
  for (let token = document.loc?.startToken; token; token = token.next ?? undefined) tokens += 1
  return 2 * (document.loc?.source.body.length ?? 0) + 350 * tokens + 25 * JSON.stringify(plan).length
}

/** Plan and compile a document that has been read. Large ones are planned beside this thread, and come later. */
function prepare(
  graph: Graph,
  contract: Contract,
  planning: Planning,
  read: ValidDocument,
  operationName: string | undefined,
  log: Log,
  {
    overrideConditions,
    defer,
    rights,
    laps,
  }: { overrideConditions: ReadonlyMap<string, boolean>; defer: boolean; rights: Rights; laps: Laps },
): Prepared | Promise<Prepared> {
  const names = withInternalNames(read.document, graph.facts)
  const denied = rights === ALL_RIGHTS ? null : deniedIn(graph, contract, read, rights)
  // A stream of nothing would never say why.
  if (denied && read.operation.operation === OperationTypeNode.SUBSCRIPTION) {
    const root = denied.denials.filter(({ path }) => path.length === 1)
    if (root.length > 0)
      return {
        errors: root.map(({ path, at, lack, occurrences }) =>
          denialError(path, at, lack, locationsOf(occurrences, null)),
        ),
      }
  }
  const allowed = denied ? withoutDenied(names.document, graph.apiSchema, denied.whole) : names.document
  const unspecific = withoutIntrospection(allowed)
  // What is asked about the schema is known at once, and not in parts.
  const inParts = defer && unspecific === allowed
  const plain = withoutRootNames(withoutDecided(unspecific, inParts), graph.apiSchema)
  const ordered = inOrder(plain, operationName)
  const planOf = (part: DocumentNode, deferring: boolean) => {
    const kept = deferring ? part : withoutDeferrals(part)
    const document = anchorConditions(withoutTakenVariable(kept), deferring)
    return planning.plan({ document, operationName, overrideConditions, defer: deferring })
  }
  const parted =
    inParts && 'kind' in ordered ? labelDeferrals(ordered, operationName, new Conditions(read.document)) : null
  const planAll = (): Planned | Promise<Planned> => {
    if ('kind' in ordered) return planOf(parted?.document ?? ordered, inParts)
    // What is put off would have to wait for its turn, too.
    const plans = ordered.map(({ document }) => planOf(document, false))
    const isNow = (plan: QueryPlan | Promise<QueryPlan>): plan is QueryPlan => !(plan instanceof Promise)
    return plans.every(isNow)
      ? { turns: ordered, plans }
      : Promise.all(plans).then((all) => ({ turns: ordered, plans: all }))
  }
  const planned = (found: Planned): PreparedOperation => {
    laps.lap('plan')
    const plan = withClientsLabels(wholePlan(found), parted?.deferrals ?? NO_DEFERRALS)
    const stream = plan.node?.kind === 'Subscription' ? (plan.node as SubscriptionNode) : null
    const compiled = compileOperation(graph, contract.schema, read, names, found, denied, parted?.deferrals)
    laps.lap('compile')
    const remarks = deprecationRemarks(deprecatedIn(contract.schema, read.document, read.operation))
    return {
      ...read,
      graph,
      contract,
      operationName,
      plan,
      compiled,
      primary: stream?.primary ?? null,
      preparation: laps,
      ...(remarks && { remarks }),
    }
  }
  const failed = (error: unknown): Prepared | Promise<Prepared> => {
    if (!inParts || !mayBePlannedWhole(error)) return unplannable(error, read, log)
    // Whoever takes parts takes all at once, too, and planning that is what the planner does best.
    log.warn({ err: error, document: withoutText(read.document) }, 'an operation could not be planned in parts')
    return prepare(graph, contract, planning, read, operationName, log, {
      overrideConditions,
      defer: false,
      rights,
      laps,
    })
  }
  try {
    const plan = planAll()
    return plan instanceof Promise ? plan.then(planned).catch(failed) : planned(plan)
  } catch (error) {
    return failed(error)
  }
}

/** What of a document a caller may not have: told of what the contract shows, never fetched of anything. */
function deniedIn(graph: Graph, { schema, denials }: Contract, { document, operation }: ValidDocument, rights: Rights) {
  const requirement = graph.requirements.of
  const gate = openGate({ schema, requirement }, rights)
  const whole = schema === graph.apiSchema ? gate : openGate({ schema: graph.apiSchema, requirement }, rights)
  const found = findDenials(schema, document, operation, gate, new Conditions(document), denials === 'reject')
  return { gate, whole, denials: found }
}

/** A plan in parts may fail where one for all would not: some of what Apollo's planner stumbles over it takes for mistakes. */
const mayBePlannedWhole = (error: unknown) => !(error instanceof LimitExceeded || error instanceof PublicError)

/**
 * Apollo's own reading of a document is a little stricter than graphql-js's: what it refuses is no fault of ours. What its
 * planner stumbles over concerns this document and no other: it is told without its insides, and logged whole.
 */
function unplannable(error: unknown, { document }: ValidDocument, log: Log): Mistakes {
  if (error instanceof LimitExceeded) return { errors: [error] }
  if (error instanceof PublicError) throw error
  if (error instanceof GraphQLError) return mistakes([error], 'GRAPHQL_VALIDATION_FAILED')
  log.error({ err: error, document: withoutText(document) }, 'an operation could not be planned')
  return {
    errors: [new GraphQLError('This operation cannot be planned.', { extensions: { code: 'PLANNING_FAILED' } })],
  }
}
