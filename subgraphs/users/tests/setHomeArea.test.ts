import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { type SignedUp, signUp } from './people.ts'

const SET = `mutation ($areaCode: String) {
  setHomeArea(input: { areaCode: $areaCode }) { user { homeArea { code name city } } userErrors { code field } } }`
let graph: TestSubgraph
let alice: SignedUp

beforeAll(async () => {
  graph = await openTestSubgraph(users)
  alice = await signUp(graph, 'alice')
})
afterAll(() => graph.close())

it('sets the district, tells others of changes only, and forgets it again', async () => {
  const xuhui = { code: '310104', name: 'Xuhui', city: 'Shanghai' }
  for (let again = 0; again < 2; again++) {
    const { setHomeArea } = await alice.data(SET, { areaCode: '310104' })
    expect(setHomeArea).toEqual({ user: { homeArea: xuhui }, userErrors: [] })
  }
  expect((await alice.data(SET, { areaCode: null })).setHomeArea.user.homeArea).toBeNull()
  expect((await alice.data(SET)).setHomeArea.user.homeArea).toBeNull()
  expect(await graph.announced('users.homeAreaChanged')).toEqual([
    { userId: alice.id, areaCode: '310104' },
    { userId: alice.id, areaCode: null },
  ])
})

it('refuses districts there are not', async () => {
  for (const areaCode of ['', '000000', 'Xuhui', '310104 ', 'constructor']) {
    expect((await alice.data(SET, { areaCode })).setHomeArea).toEqual({
      user: null,
      userErrors: [{ code: 'AREA_NOT_FOUND', field: ['input', 'areaCode'] }],
    })
  }
})

it('is shown to people who are signed in', async () => {
  await alice.data(SET, { areaCode: '110105' })
  const HOME = 'query ($id: ID!) { user(id: $id) { handle homeArea { name } } }'
  expect((await graph.person().data(HOME, { id: alice.id })).user.homeArea.name).toBe('Chaoyang')
  const { data, errors } = await graph.anonymous.ask(HOME, { id: alice.id })
  expect(data.user).toEqual({ handle: 'alice', homeArea: null })
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

it('lists the districts of a city, or of all', async () => {
  const AREAS = 'query ($city: String) { areas(city: $city) { code name city } }'
  const { areas } = await graph.anonymous.data(AREAS, { city: 'xiamen' })
  expect(areas.map((area: { name: string }) => area.name)).toEqual([
    'Haicang',
    'Huli',
    'Jimei',
    'Siming',
    "Tong'an",
    "Xiang'an",
  ])
  expect((await graph.anonymous.data(AREAS, { city: 'Atlantis' })).areas).toEqual([])
  expect((await graph.anonymous.data(AREAS)).areas.length).toBeGreaterThan(100)
})
