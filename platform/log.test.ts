import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, it } from 'vitest'
import { describeError, type ErrorDescription, openLog } from './log.ts'

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  const lines: string[] = []
  write(openLog({ level: 'trace', name: 'test' }, { write: (line) => void lines.push(line) }))
  return lines.join('')
}
/** As postgres.js makes one: with everything the server said as fields. */
const violation = Object.assign(new Error('duplicate key value violates unique constraint "people_phone"'), {
  name: 'PostgresError',
  code: '23505',
  constraint_name: 'people_phone',
  detail: 'Key (phone)=(+86 138 0000 0000) already exists.',
  where: 'COPY people, line 1: "Mei"',
})

it('tells which statement failed and why, without what was in it', () => {
  const error = new DrizzleQueryError('insert into "people" values ($1, $2)', ['mei', '+86 138 0000 0000'], violation)
  const text = logged((log) => log.error({ err: error }, 'it failed'))
  for (const kept of ['insert into', 'people_phone', '23505', '    at ']) expect(text).toContain(kept)
  for (const secret of ['mei', '138 0000']) expect(text.toLowerCase()).not.toContain(secret)
})

it('tells that a value could not be read, without the value', () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "my diary"'), { code: '22P02' })
  const { message, code } = describeError(error) as ErrorDescription
  expect([message, code]).toEqual(['invalid input syntax for type uuid: "…"', '22P02'])
})

it('follows causes, though not for ever', () => {
  const error = new Error('outer', { cause: new Error('inner') })
  expect(describeError(error)).toMatchObject({ message: 'outer', cause: { message: 'inner' } })
  const circle = new Error('round')
  circle.cause = circle
  expect(JSON.stringify(describeError(circle)).match(/round/g)).toHaveLength(6)
})

it('leaves out what is secret by its name', () => {
  const text = logged((log) =>
    log.info({ password: 'p-1', request: { authorization: 'p-2', apiKey: 'p-3', refreshToken: 'p-4' } }, 'signed in'),
  )
  expect(text).not.toMatch(/p-\d/)
  expect(text).toContain('[redacted]')
})
