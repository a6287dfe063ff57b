import { parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { detach } from './detach.ts'

const errorsOf = ({ apiSchema }: ReturnType<typeof detach>, query: string) => validate(apiSchema, parse(query))
const REST = '{ viewer { handle postableCommunities { name } } feed(tab: THIRD_TAB) { edges { node { __typename } } } }'

describe('a graph without', () => {
  it('payments composes; of what the others ask of them, the score of gates alone, they get null', () => {
    const graph = detach('payments')
    expect(graph.vacancies).toEqual(['User.gateScore'])
    expect(errorsOf(graph, REST)).toEqual([])
    expect(errorsOf(graph, '{ viewer { wallet { id } } }')).toHaveLength(1)
    expect(graph.lost).toEqual(
      expect.arrayContaining(['Wallet.balance', 'User.wallet', 'Mutation.tip', 'Post.tipTotal']),
    )
    expect(graph.lost.filter((name) => /^(Post|Community|User)$/.test(name))).toEqual([])
  })

  it.each(['ads', 'live-streams'] as const)('%s composes, and nobody misses anything of it', (gone) => {
    const graph = detach(gone)
    expect(graph.vacancies).toEqual([])
    expect(errorsOf(graph, REST)).toEqual([])
    expect(errorsOf(graph, '{ viewer { wallet { balance { minor } } } }')).toEqual([])
    expect(graph.lost).toContain(gone === 'ads' ? 'AdAccount.merchant' : 'LiveRoom.title')
  })
})
