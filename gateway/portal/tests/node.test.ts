import { GraphQLError, Kind, parse } from 'graphql'
import { expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { silentLog } from '../../../platform/log.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { subgraphSdl } from '../../../schema/subgraphs.ts'
import type { Link, LinkRequest } from '../../links/link.ts'
import { startPortal } from '../index.ts'
import { OWNER } from '../owners.ts'

const noEngine = (): never => {
  throw new Error('nobody asks about the graph here')
}

/** Owners that know some ids, and note what they are asked. */
function ownersOf(...known: string[]) {
  const asked: { subgraph: string; ids: string[] }[] = []
  const link = (subgraph: string): Link => ({
    subgraph,
    execute: async ({ variables }: LinkRequest) => {
      const references = variables?.representations as { __typename: string; id: string }[]
      asked.push({ subgraph, ids: references.map(({ id }) => id) })
      if (subgraph === 'content' && references.some(({ id }) => id === broken)) throw new Error('the line is dead')
      if (subgraph === 'live-streams')
        return { data: { _entities: [null] }, errors: [new GraphQLError('no database', { path: ['_entities', 0] })] }
      return { data: { _entities: references.map((each) => (known.includes(each.id) ? each : null)) } }
    },
    subscribe: async () => ({ errors: [] }),
    ready: async () => true,
    close: async () => {},
  })
  const links = new Map(['users', 'content', 'live-streams'].map((name) => [name, link(name)]))
  const portal = startPortal(links, { engine: noEngine }, silentLog)
  const ask = async (query: string, variables: Record<string, unknown>) =>
    JSON.parse(JSON.stringify(await portal.execute({ query, variables, viewer: anonymous, requestId: 'req_1' })))
  return { ask, asked }
}

const [ada, post, other, gone] = [newId('User'), newId('Post'), newId('Post'), newId('User')]
/** Asking for it breaks the line to its owner. */
const broken = newId('Post')

it('gives things by id, in the order asked, with one fetch per owner', async () => {
  const { ask, asked } = ownersOf(ada, post, other)
  const answer = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
    ids: [post, ada, gone, other, ada],
  })
  expect(answer.data.nodes).toEqual([
    { __typename: 'Post', id: post },
    { __typename: 'User', id: ada },
    null,
    { __typename: 'Post', id: other },
    { __typename: 'User', id: ada },
  ])
  expect(asked.map(({ subgraph, ids }) => [subgraph, ids.length])).toEqual([
    ['content', 2],
    ['users', 2],
  ])
})

it('answers null for ids that name nothing, without asking anybody about nonsense', async () => {
  const { ask, asked } = ownersOf(ada)
  for (const id of ['', 'usr_', 'nonsense', newId('Session'), newId('Gift'), `${ada} `])
    expect((await ask('query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({ node: null })
  expect(asked).toEqual([])
  expect((await ask('query ($id: ID!) { node(id: $id) { id } }', { id: gone })).data).toEqual({ node: null })
})

it('takes up to a hundred ids at once', async () => {
  const { ask } = ownersOf(ada)
  const many = (count: number) => ({ ids: Array.from({ length: count }, () => ada) })
  const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
  expect((await ask(NODES, many(100))).data.nodes).toHaveLength(100)
  expect((await ask(NODES, many(101))).errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'ids' })
  expect((await ask(NODES, { ids: [] })).data.nodes).toEqual([])
})

it('says so when an owner cannot be asked, and still gives what the others have', async () => {
  const { ask } = ownersOf(ada)
  const ids = [broken, ada, newId('LiveRoom'), newId('Wallet'), gone]
  const { data, errors } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
  expect(data.nodes).toEqual([null, { id: ada }, null, null, null])
  expect(
    errors.map((error: { path: unknown; extensions: { code: string } }) => [error.path, error.extensions.code]),
  ).toEqual([0, 2, 3].map((index) => [['nodes', index], 'SERVICE_UNAVAILABLE']))
})

it('knows an owner for each type the schema gives by id, and for no other', () => {
  const types = parse(subgraphSdl('portal')).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.interfaces?.some(({ name }) => name.value === 'Node')
      ? [definition.name.value]
      : [],
  )
  expect(Object.keys(OWNER).sort()).toEqual(types.sort())
})
