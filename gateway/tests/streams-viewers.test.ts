import { buildSubgraphSchema } from '@apollo/subgraph'
import fc from 'fast-check'
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { encodeEventCursor } from '../../platform/events/cursor.ts'
import { leavable } from '../../platform/events/stream.ts'
import { silentLog } from '../../platform/log.ts'
import { withScalars } from '../../platform/scalars.ts'
import { type RequestScope, runSchema } from '../../platform/subgraph.ts'
import { anonymous, type Viewer } from '../../platform/viewer.ts'
import { SUBGRAPHS, subgraphSdl } from '../../schema/subgraphs.ts'
import { type Engine, openEngine } from '../engine.ts'
import type { Link } from '../links/link.ts'
import { localLink } from '../links/local.ts'
import { lifegraph } from './graphs.ts'
import { listen } from './listen.ts'
import { pseudoRandom } from './random-query.ts'
import { userOf } from './rooms.ts'

/** Every text of this graph says who it was asked for by. */
const toldTo = (viewer: Viewer) =>
  viewer.kind === 'user' ? `told to ${viewer.userId}` : viewer.kind === 'service' ? 'told to all' : 'told to nobody'

let engine: Engine
let opened: Viewer[] = []
let position = 0
beforeAll(async () => {
  const links = SUBGRAPHS.map((name): Link => {
    const typeDefs = parse(subgraphSdl(name))
    const schema = buildSubgraphSchema([{ typeDefs, resolvers: withScalars(typeDefs, {}) }])
    answerAnything(schema)
    const running = runSchema(name, schema, ({ viewer }: RequestScope) => ({ viewer }), silentLog)
    const link = localLink(running, async () => true)
    return {
      ...link,
      subscribe: (request) => {
        opened.push(request.scope.viewer)
        return link.subscribe(request)
      },
    }
  })
  engine = openEngine(await lifegraph(), links, silentLog, { streams: { graceMs: 0, windowMs: 1 } })
})
afterAll(() => engine.close())

/** The real schema of a subgraph, without what stands behind it. */
function answerAnything(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) {
      const [first] = schema.getPossibleTypes(type)
      const ofType = type.resolveType
      type.resolveType = (value, ...rest) => value?.__typename ?? ofType?.(value, ...rest) ?? first?.name
    }
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    const isRoot = type === schema.getSubscriptionType()
    for (const field of Object.values(type.getFields())) {
      if (field.name === '_entities' || field.name === '_service') continue
      const members = getNamedType(field.type)
      field.resolve = (source: Record<string, unknown> | undefined, _args, { viewer }: { viewer: Viewer }) =>
        isRoot ? source : (source?.[field.name] ?? anything(schema, field.type, viewer))
      if (isRoot)
        field.subscribe = () => oneOfEach(isAbstractType(members) ? schema.getPossibleTypes(members) : [members])
    }
  }
}

function anything(schema: GraphQLSchema, given: GraphQLOutputType, viewer: Viewer): unknown {
  const type = getNullableType(given)
  if (isListType(type)) return [anything(schema, type.ofType, viewer)]
  if (isEnumType(type)) return type.getValues()[0]?.value
  if (isAbstractType(type)) return { __typename: schema.getPossibleTypes(type)[0]?.name }
  if (isObjectType(type)) return { __typename: type.name }
  switch (type.name) {
    case 'Int':
    case 'Float':
      return 1
    case 'Boolean':
      return viewer.kind === 'user' && viewer.userId === 'ada'
    case 'ID':
      return 'id_1'
    case 'DateTime':
      return new Date(0)
    case 'EventCursor':
      position += 1
      return encodeEventCursor(position)
    default:
      return toldTo(viewer)
  }
}

function oneOfEach(types: readonly { readonly name: string }[]) {
  let left = () => {}
  const gone = new Promise<void>((resolve) => {
    left = resolve
  })
  async function* events() {
    for (const { name } of types) yield { __typename: name }
    await gone
  }
  return leavable(events(), left)
}

const ROOM = 'roomEvents(roomId: "room_1")'
const TIPS = 'tipEvents(subjectId: "room_1")'
const COMMUNITY = 'communityEvents(communityId: "com_1")'
const FEED = 'feedEvents(tab: FOLLOWING)'

/** What is tried, each as often as the others: what all are told together, and what each is told apart. */
const CASES: readonly { stream: string; isAsked(coordinate: string): boolean }[] = [
  { stream: ROOM, isAsked: () => true },
  { stream: TIPS, isAsked: () => true },
  { stream: ROOM, isAsked: (coordinate) => !isAboutYou(coordinate) },
  { stream: TIPS, isAsked: (coordinate) => !isAboutYou(coordinate) },
  { stream: COMMUNITY, isAsked: () => true },
  { stream: FEED, isAsked: () => true },
]
/** Always the same ones: what asks as themselves without a word about you is rare, and must not decide by chance either. */
const RUNS_OF_EACH = { numRuns: 5, seed: 20240227 }

/** A selection of fields that need no arguments, and the coordinates in it. @param isAsked whether a field may be in it */
function selectionOf(
  random: () => number,
  typeName: string,
  depth: number,
  seen: string[],
  isAsked: (coordinate: string) => boolean,
): string {
  const { apiSchema } = engine.graph
  const type = apiSchema.getType(typeName)
  if (isAbstractType(type) && (!isInterfaceType(type) || random() < 0.5)) {
    const possible = apiSchema.getPossibleTypes(type).filter(() => random() < 0.5)
    return `__typename ${possible.map(({ name }) => `... on ${name} { ${selectionOf(random, name, depth, seen, isAsked)} }`).join(' ')}`
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return '__typename'
  const fields = Object.values(type.getFields()).filter(
    (field) =>
      !field.args.some(isRequiredArgument) &&
      (depth > 0 || !isCompositeType(getNamedType(field.type))) &&
      isAsked(`${typeName}.${field.name}`),
  )
  const chosen = fields.filter(() => random() < 2.5 / fields.length)
  const texts = chosen.map(({ name, type: of }, index) => {
    seen.push(`${typeName}.${name}`)
    const named = getNamedType(of)
    const below = isCompositeType(named) ? ` { ${selectionOf(random, named.name, depth - 1, seen, isAsked)} }` : ''
    return `f${depth}${index}${typeName}: ${name}${below}`
  })
  return `__typename ${texts.join(' ')}`
}

/** Whether a field says of itself that it is about whoever asks: an oracle of its own, by its name and its description. */
function isAboutYou(coordinate: string): boolean {
  const [typeName = '', fieldName = ''] = coordinate.split('.')
  if (typeName === 'StreamGap') return false
  const type = engine.graph.apiSchema.getType(typeName)
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined
  return /^viewer([A-Z]|$)/.test(fieldName) || /\byou(r|rs)?\b/i.test(field?.description ?? '')
}

it('never tells one person what was told to another, and asks as themselves for what depends on who asks', async () => {
  let shared = 0
  let apart = 0
  const tried = ({ stream, isAsked }: (typeof CASES)[number]) =>
    fc.asyncProperty(fc.integer(), async (seed) => {
      const root = engine.graph.apiSchema.getSubscriptionType()?.getFields()[stream.split('(')[0] ?? '']
      if (!root) throw new Error('there is no such stream')
      const seen: string[] = []
      const typeName = getNamedType(root.type).name
      const query = `subscription { ${stream} { ${selectionOf(pseudoRandom(seed), typeName, 4, seen, isAsked)} } }`
      opened = []
      const people = [userOf('ada', 'viewer:self'), userOf('bo'), anonymous].map((viewer) => ({
        viewer,
        heard: [] as string[],
        over: false,
      }))
      const operation = await engine.prepare(query)
      if ('errors' in operation) throw operation.errors[0]
      const streams = people.map((person) => {
        const iterator = listen(engine.streams, operation, {}, { viewer: person.viewer, requestId: 'req_1' })
        const read = async () => {
          try {
            for await (const { text } of iterator) person.heard.push(text)
          } finally {
            person.over = true
          }
        }
        read().catch(() => {})
        return iterator
      })
      const types = engine.graph.apiSchema.getType(typeName)
      const count = isAbstractType(types) ? engine.graph.apiSchema.getPossibleTypes(types).length : 1
      await vi.waitFor(
        () => {
          for (const { heard, over } of people) expect(over || heard.length >= count).toBe(true)
        },
        { timeout: 15_000 },
      )
      for (const { viewer, heard } of people)
        for (const text of heard) {
          const told = new Set(text.match(/told to \w+/g))
          expect([...told].filter((each) => each !== 'told to all' && each !== toldTo(viewer))).toEqual([])
        }
      const asAll = opened.filter(({ kind }) => kind === 'service').length
      if (seen.some(isAboutYou) || stream === COMMUNITY || stream === FEED) {
        expect(asAll).toBe(0)
        apart += 1
      } else shared += asAll
      await Promise.all(streams.map((each) => each.return?.()))
      await engine.streams.left()
    })
  for (const each of CASES) await fc.assert(tried(each), RUNS_OF_EACH)
  // Neither half was tried in vain.
  expect(Math.min(shared, apart)).toBeGreaterThan(3)
}, 120_000)
