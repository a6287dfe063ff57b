import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openToys, serveToys } from './toys.ts'

let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  served = await serveToys(openToys())
})
afterAll(() => served.close())

/** The audits of the GraphQL over HTTP working group's reference implementation: every MUST, SHOULD and MAY. */
describe('GraphQL over HTTP, audited', () => {
  const audits = serverAudits({ url: () => served.url })

  it('finds the audits', () => {
    expect(audits.length).toBeGreaterThan(60)
  })

  it.each(audits)('$id $name', async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' })
  })
})
