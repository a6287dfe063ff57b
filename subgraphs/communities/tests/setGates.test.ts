import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { communities } from '../index.ts'
import { foundCommunity, join, setRole } from './circles.ts'

const SET = `mutation ($input: SetGatesInput!) { setGates(input: $input) {
  community { gates { version post { expression summary version } comment { expression version } view { version } } }
  userErrors { code field message } } }`

let graph: TestSubgraph
let owner: Caller
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
  owner = graph.person()
})
afterAll(() => graph.close())

const set = async (who: Caller, input: Record<string, unknown>) => (await who.data(SET, { input })).setGates

it('changes the gates named as one version, leaves the others, and tells so', async () => {
  const communityId = await foundCommunity(owner)
  const post = 'ATTESTATION student  and (gender FEMALE)'
  expect(await set(owner, { communityId, expectedVersion: 1, post })).toEqual({
    community: {
      gates: {
        version: 2,
        post: {
          expression: 'attestation STUDENT and gender FEMALE',
          summary: 'Open to people who are attested students and are female.',
          version: 2,
        },
        comment: { expression: 'open', version: 1 },
        view: { version: 1 },
      },
    },
    userErrors: [],
  })
  const { community } = await set(owner, { communityId, expectedVersion: 2, comment: 'credit > 750', view: null })
  expect(community.gates).toMatchObject({ version: 3, post: { version: 2 }, comment: { version: 3 } })
  expect(
    (await graph.announced('communities.gatesChanged')).filter((event) => event.communityId === communityId),
  ).toEqual([
    {
      communityId,
      version: 2,
      gates: {
        POST: {
          is: 'and',
          rules: [
            { is: 'attestation', kind: 'STUDENT' },
            { is: 'gender', gender: 'FEMALE' },
          ],
        },
      },
    },
    expect.objectContaining({ version: 3, gates: expect.objectContaining({ COMMENT: { is: 'credit', over: 750 } }) }),
  ])
  const history = await graph.database.client`
    select action, version, rule, set_by_id from communities.gate_history where community_id = ${communityId} order by version`
  expect(history.map(({ action, version, set_by_id }) => [action, version, set_by_id])).toEqual([
    ['POST', 2, owner.id],
    ['COMMENT', 3, owner.id],
  ])
})

it('lets one of two editors win and tells the other', async () => {
  const communityId = await foundCommunity(owner)
  const answers = await Promise.all(
    ['member', 'closed'].map((post) => set(owner, { communityId, expectedVersion: 1, post })),
  )
  expect(answers.map(({ userErrors }) => userErrors[0]?.code).sort()).toEqual(['VERSION_CONFLICT', undefined])
  expect(await set(owner, { communityId, expectedVersion: 1, post: 'open' })).toEqual({
    community: null,
    userErrors: [
      { code: 'VERSION_CONFLICT', field: ['input', 'expectedVersion'], message: 'The gates are at version 2 now.' },
    ],
  })
})

it('names each expression at fault and where, and changes none', async () => {
  const communityId = await foundCommunity(owner)
  const { community, userErrors } = await set(owner, {
    communityId,
    expectedVersion: 9,
    post: 'gender OTHER',
    comment: '',
    tip: 'open',
  })
  expect(community).toBeNull()
  expect(userErrors).toEqual([
    { code: 'GATE_SYNTAX', field: ['input', 'comment'], message: expect.stringMatching(/^At character 1, at the end/) },
    { code: 'GATE_SYNTAX', field: ['input', 'post'], message: expect.stringMatching(/^At character 8, at "OTHER"/) },
  ])
})

it('can check without changing, and makes no version of no change', async () => {
  const communityId = await foundCommunity(owner)
  const before = (await graph.announced('communities.gatesChanged')).length
  for (const input of [{ post: 'closed', validateOnly: true }, { post: 'open' }, {}]) {
    const { community } = await set(owner, { communityId, expectedVersion: 1, ...input })
    expect(community.gates).toMatchObject({ version: 1, post: { expression: 'open', version: 1 } })
  }
  expect(await graph.announced('communities.gatesChanged')).toHaveLength(before)
})

it('is for owners and moderators, and for communities that are there', async () => {
  const communityId = await foundCommunity(owner)
  const [moderator, host] = [graph.person(), graph.person()]
  for (const person of [moderator, host]) await join(person, { communityId })
  await setRole(owner, communityId, moderator.id, 'MODERATOR')
  await setRole(owner, communityId, host.id, 'HOST')
  const faulty = { communityId, expectedVersion: 7, post: 'nonsense' }
  for (const person of [host, graph.person()])
    expect((await set(person, faulty)).userErrors.map(({ code }: { code: string }) => code)).toEqual(['NOT_PERMITTED'])
  expect((await set(moderator, { communityId, expectedVersion: 1, like: 'member' })).userErrors).toEqual([])
  for (const unknown of [newId('Community'), 'nonsense'])
    expect((await set(owner, { ...faulty, communityId: unknown })).userErrors[0].code).toBe('COMMUNITY_NOT_FOUND')
  const { errors } = await owner.ask(SET, { input: { ...faulty, post: 'x'.repeat(1_001) } })
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.post' })
})
