import { describe, expect, it } from 'vitest'
import { DEMO_PEOPLE } from './examples.ts'
import { FIRST_QUERY, welcome } from './welcome.ts'

const options = { host: '127.0.0.1', port: 4000, explorer: true, demo: true }
const ESCAPE = String.fromCharCode(27)

describe('the first screen', () => {
  it('says where everything is, whom to sign in as and what to ask', () => {
    const text = welcome(options, false)
    for (const place of ['http://localhost:4000/', 'http://localhost:4000/graphql', 'ws://localhost:4000/graphql'])
      expect(text).toContain(place)
    expect(text).toContain('http://localhost:4000/health/ready')
    for (const { handle, about } of DEMO_PEOPLE.slice(0, 3)) expect(text).toMatch(new RegExp(`${handle} +${about}`))
    expect(text).toContain('lifegraph-demo')
    expect(text).toContain(FIRST_QUERY)
  })

  it('gives a command that sends the query whole', () => {
    const body = /-d '(.*)'$/m.exec(welcome(options, false))?.[1] ?? ''
    expect(JSON.parse(body).query.replace(/\s+/g, '')).toBe(FIRST_QUERY.replace(/\s+/g, ''))
    expect(body).not.toContain("'")
  })

  it('has style on a terminal only', () => {
    expect(welcome(options, false)).not.toContain(ESCAPE)
    expect(welcome(options, true)).toContain(`${ESCAPE}[1mLifegraph is running.`)
  })

  it('names nobody, and no page, where there are none', () => {
    const text = welcome({ ...options, host: '192.0.2.7', explorer: false, demo: false }, false)
    expect(text).toContain('http://192.0.2.7:4000/graphql')
    for (const absent of ['Explorer', 'mei', 'password', 'campus-journal']) expect(text).not.toContain(absent)
  })
})
