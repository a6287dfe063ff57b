import { expect, it } from 'vitest'
import { parseGate } from './gate-expression.ts'
import { summariseGate } from './gate-summary.ts'

it.each([
  ['open', 'Open to everybody.'],
  ['closed', 'Closed to everybody.'],
  ['member', 'Open to people who have joined the community.'],
  ['attestation STUDENT and gender FEMALE', 'Open to people who are attested students and are female.'],
  ['gender FEMALE or credit > 750', 'Open to people who are female or have a credit score over 750.'],
  [
    'attestation RESIDENT_OF_AREA 310104 and (verification >= REAL_NAME or member)',
    'Open to people who are attested residents of area 310104 and (have verified their real name or have joined the community).',
  ],
  ['open and member', 'Open to people who have joined the community.'],
  ['closed or member', 'Open to people who have joined the community.'],
  ['open or member', 'Open to everybody.'],
  ['(closed or closed) and member', 'Closed to everybody.'],
])('tells people what %s means', (expression, sentence) => {
  const outcome = parseGate(expression)
  expect(outcome.ok && summariseGate(outcome.value)).toBe(sentence)
})
