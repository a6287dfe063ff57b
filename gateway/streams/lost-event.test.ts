import { describe, expect, it } from 'vitest'
import { withPosition } from './lost-event.ts'

const ERRORS = '"errors":[{"message":"gone","extensions":{"data":null}}]'

describe('an event whose data is gone', () => {
  it.each([
    ['no data', `{${ERRORS},"data":null}`, `{${ERRORS},"data":null,"extensions":{"cursor":"c7"}}`],
    ['no event', `{${ERRORS},"data":{"a":null}}`, `{${ERRORS},"data":{"a":null},"extensions":{"cursor":"c7"}}`],
    [
      'other extensions',
      `{${ERRORS},"data":null,"extensions":{"cost":{"actual":1}}}`,
      `{${ERRORS},"data":null,"extensions":{"cost":{"actual":1},"cursor":"c7"}}`,
    ],
    [
      'extensions of nothing',
      `{${ERRORS},"data":null,"extensions":{}}`,
      `{${ERRORS},"data":null,"extensions":{"cursor":"c7"}}`,
    ],
  ])('says where it stands, with %s', (_what, text, expected) => {
    expect(withPosition(text, true, 'c7')).toBe(expected)
  })

  it('leaves all others as they are', () => {
    const partial = `{${ERRORS},"data":{"said":{"data":null}}}`
    expect(withPosition(partial, true, 'c7')).toBe(partial)
    expect(withPosition('{"data":{"said":null}}', false, 'c7')).toBe('{"data":{"said":null}}')
    expect(withPosition(`{${ERRORS},"data":null}`, true, null)).toBe(`{${ERRORS},"data":null}`)
  })
})
