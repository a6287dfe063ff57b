import type { Caller, TestSubgraph } from '../../../platform/testing/subgraph.ts'

export interface SignedUp extends Caller {
  handle: string
  password: string
}

/** Sign somebody up as they would themselves. */
export async function signUp(graph: TestSubgraph, handle: string, scopes: string[] = []): Promise<SignedUp> {
  const password = `the password of ${handle}`
  const { signUp } = await graph.anonymous.data(
    'mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } userErrors { code } } }',
    { input: { handle, password, displayName: handle } },
  )
  if (!signUp.user) throw new Error(`could not sign ${handle} up: ${JSON.stringify(signUp.userErrors)}`)
  return { ...graph.person({ id: signUp.user.id, scopes }), handle, password }
}
