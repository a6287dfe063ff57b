import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { communities } from '../index.ts'
import { costOf, DAY_MS, foundCommunity, join, student, tellFacts } from './circles.ts'

const GATE = `query ($id: ID!, $action: GateAction!) {
  community(id: $id) { viewerGate(action: $action) { action allowed missing { code summary source } howToFix gateVersion } } }`

let graph: TestSubgraph
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
})
afterAll(() => graph.close())

describe('the Campus Journal', () => {
  let campus: string
  const may = async (person: { data: TestSubgraph['anonymous']['data'] }, action: string): Promise<boolean> =>
    (await person.data(GATE, { id: campus, action })).community.viewerGate.allowed

  beforeAll(async () => {
    campus = await foundCommunity(graph.person(), {
      slug: 'campus-journal',
      gates: { post: 'attestation STUDENT and gender FEMALE', comment: 'gender FEMALE or credit > 750' },
    })
  })

  it('lets students who are female post, and nobody else', async () => {
    const [both, onlyStudent, onlyFemale] = [graph.person(), graph.person(), graph.person()]
    await tellFacts(graph, both.id, { gender: 'FEMALE', attestations: [student()] })
    await tellFacts(graph, onlyStudent.id, { gender: 'MALE', attestations: [student()] })
    await tellFacts(graph, onlyFemale.id, { gender: 'FEMALE', creditScore: 950 })
    expect(await may(both, 'POST')).toBe(true)
    expect(await may(onlyStudent, 'POST')).toBe(false)
    expect(await may(onlyFemale, 'POST')).toBe(false)
  })

  it('lets men comment with a credit over 750: not with 750, with 751', async () => {
    const him = graph.person()
    await tellFacts(graph, him.id, { gender: 'MALE', creditScore: 750 })
    expect(await may(him, 'COMMENT')).toBe(false)
    await tellFacts(graph, him.id, { creditScore: 751 })
    expect(await may(him, 'COMMENT')).toBe(true)
  })

  it('lets women comment whatever their credit', async () => {
    const her = graph.person()
    await tellFacts(graph, her.id, { gender: 'FEMALE', creditScore: 350 })
    expect(await may(her, 'COMMENT')).toBe(true)
  })

  it('lets everyone view, like and tip, known or not', async () => {
    for (const person of [graph.person(), graph.anonymous]) {
      for (const action of ['VIEW', 'LIKE', 'TIP']) expect(await may(person, action)).toBe(true)
    }
  })

  it('closes to her when her attestation expires, and says so', async () => {
    const her = graph.person()
    const expiresAt = new Date(graph.clock.now().getTime() + DAY_MS)
    await tellFacts(graph, her.id, { gender: 'FEMALE', attestations: [student(expiresAt)] })
    expect(await may(her, 'POST')).toBe(true)
    graph.clock.advance(DAY_MS)
    expect((await her.data(GATE, { id: campus, action: 'POST' })).community.viewerGate).toEqual({
      action: 'POST',
      allowed: false,
      missing: [{ code: 'ATTESTATION_EXPIRED', summary: 'Your "student" attestation has expired.', source: 'gate' }],
      howToFix: ['Have your "student" attestation renewed.'],
      gateVersion: 2,
    })
  })

  it('tells him every way in, and what he can do about each', async () => {
    const him = graph.person()
    await tellFacts(graph, him.id, { gender: 'MALE', creditScore: 700 })
    const { viewerGate } = (await him.data(GATE, { id: campus, action: 'COMMENT' })).community
    expect(viewerGate.missing.map(({ code }: { code: string }) => code)).toEqual(['GENDER_MISMATCH', 'CREDIT_TOO_LOW'])
    expect(viewerGate.howToFix).toEqual(['Raise your credit standing.'])
  })

  it('knows nothing of people who are not signed in', async () => {
    const { viewerGate } = (await graph.anonymous.data(GATE, { id: campus, action: 'POST' })).community
    expect(viewerGate).toMatchObject({ allowed: false })
    expect(viewerGate.missing.map(({ code }: { code: string }) => code)).toEqual([
      'ATTESTATION_MISSING',
      'GENDER_MISMATCH',
    ])
  })
})

it('opens to members by the membership it keeps itself', async () => {
  const [owner, guest] = [graph.person(), graph.person()]
  const id = await foundCommunity(owner, { gates: { post: 'member' } })
  const ask = async () => (await guest.data(GATE, { id, action: 'POST' })).community.viewerGate
  expect(await ask()).toMatchObject({ allowed: false, howToFix: ['Join the community.'] })
  await join(guest, { communityId: id })
  expect(await ask()).toMatchObject({ allowed: true, missing: [], howToFix: [] })
})

it('decides many gates of many communities with two statements more', async () => {
  const owner = graph.person()
  for (let index = 0; index < 6; index++) await foundCommunity(owner, { gates: { post: 'member and credit > 1' } })
  const GATES = `query ($first: Int) { communities(first: $first) { edges { node {
    id post: viewerGate(action: POST) { allowed } comment: viewerGate(action: COMMENT) { allowed } } } } }`
  const cost = (first: number) => costOf(graph, () => graph.person().data(GATES, { first }))
  expect([await cost(1), await cost(6)]).toEqual([3, 3])
})
