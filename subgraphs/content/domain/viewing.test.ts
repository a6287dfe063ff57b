import { expect, it } from 'vitest'
import { type GateRule, NO_FACTS } from '../../../schema/gates.ts'
import { decideViews } from './viewing.ts'

const at = new Date('2024-02-27T12:00:00Z')
const members: GateRule = { is: 'member' }
const closed: GateRule = { is: 'closed' }
const women: GateRule = { is: 'gender', gender: 'FEMALE' }

it('sorts rules by whom they keep out', () => {
  expect(decideViews([members, closed, women, { is: 'open' }], NO_FACTS, at)).toEqual({
    toMembers: [closed, women],
    toOthers: [members, closed, women],
  })
  expect(decideViews([women], { ...NO_FACTS, gender: 'FEMALE' }, at)).toEqual({ toMembers: [], toOthers: [] })
})
