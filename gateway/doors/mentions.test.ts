import { type OperationDefinitionNode, parse } from 'graphql'
import { expect, it } from 'vitest'
import { mentionsOf } from './mentions.ts'

const mentions = (text: string, variables: Record<string, unknown>) => {
  const document = parse(text)
  const [operation] = document.definitions as OperationDefinitionNode[]
  if (!operation) throw new Error('no operation')
  return mentionsOf({ document, operation }, variables)
}

it('finds an id wherever an operation may say it, however it is written', () => {
  for (const [text, variables] of [
    ['subscription ($r: ID!) { said(room: $r) }', { r: 'room_1' }],
    ['subscription ($in: In!) { said(in: $in) }', { in: { rooms: [{ id: 'room_1' }] } }],
    ['subscription ($r: ID! = "room_1") { said(room: $r) }', {}],
    ['subscription { said(room: "room\\u005f1") }', {}],
    ['subscription { said(room: """room_1""") }', {}],
  ] as const) {
    expect(mentions(text, variables)('room_1')).toBe(true)
    expect(mentions(text, variables)('room_2')).toBe(false)
  }
})

it('is not kept from looking by variables that nobody asked for', () => {
  const deep: unknown = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)
  expect(mentions('subscription { said(room: "room_1") }', { deep })('room_1')).toBe(true)
  expect(mentions('subscription { said(room: "room_1") }', { deep })('room_2')).toBe(false)
})
