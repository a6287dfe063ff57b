import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** One import of one file of the house, both as paths from the root. */
interface Import {
  from: string
  to: string
}

const ROOMS = ['platform', 'schema', 'subgraphs', 'gateway', 'drizzle', 'demo', 'tests', 'bench', 'clients']

const files = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' }).map((path) => join(room, path)),
).filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules'))

const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) => ({
    from,
    to: normalize(join(dirname(from), match[1] as string)),
  })),
)

const isTest = (path: string) => /[.-]test\.ts$|(^|\/)tests\/|^platform\/testing\//.test(path)
const product = imports.filter(({ from }) => !isTest(from))
const arrows = (some: Import[]) => some.map(({ from, to }) => `${from} -> ${to}`)
const within = (path: string, ...rooms: string[]) => rooms.some((room) => path === room || path.startsWith(`${room}/`))
const subgraphOf = (path: string) => /^subgraphs\/([\w-]+)\//.exec(path)?.[1]

describe('who imports whom', () => {
  it('finds the house', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(imports.length).toBeGreaterThan(300)
  })

  it('keeps subgraphs apart: each sees the platform, the contracts and itself', () => {
    const stray = imports.filter(
      ({ from, to }) =>
        subgraphOf(from) && !within(to, 'platform', 'schema', `subgraphs/${subgraphOf(from)}`, '__generated__'),
    )
    expect(arrows(stray)).toEqual([])
  })

  it('keeps the platform ignorant of subgraphs and gateway', () => {
    const stray = imports.filter(({ from, to }) => within(from, 'platform') && !within(to, 'platform', 'schema'))
    expect(arrows(stray)).toEqual([])
  })

  it('keeps contracts free of everything but each other', () => {
    const stray = product.filter(({ from, to }) => within(from, 'schema') && !within(to, 'schema', 'codegen.ts'))
    expect(arrows(stray)).toEqual([])
  })

  it('keeps what clients import free of everything else of ours', () => {
    expect(arrows(product.filter(({ from, to }) => within(from, 'clients') && !within(to, 'clients')))).toEqual([])
  })

  it('lets only the composition root of the gateway open subgraphs, and by their list', () => {
    const stray = product.filter(({ from, to }) => within(from, 'gateway') && within(to, 'subgraphs', 'demo', 'tests'))
    expect(
      arrows(stray).filter(
        (arrow) => !/^gateway\/(one-process|shapes\/one)\.ts -> (subgraphs|demo)\/index\.ts$/.test(arrow),
      ),
    ).toEqual([])
  })

  it('enters subgraphs by their front door', () => {
    const stray = imports.filter(
      ({ from, to }) =>
        subgraphOf(to) && subgraphOf(from) !== subgraphOf(to) && !/^subgraphs\/[\w-]+\/index\.ts$/.test(to),
    )
    expect(arrows(stray)).toEqual([])
  })

  it('keeps rules pure: a domain sees itself, the pure half of the platform and contracts', () => {
    const pure =
      /^platform\/(addresses|money|ids|outcome|errors|clock|input|pagination)\.ts$|^schema\/(gates|events|partner-scopes)\.ts$/
    const stray = product.filter(
      ({ from, to }) =>
        /^subgraphs\/[\w-]+\/domain\//.test(from) && !/\/(domain|__generated__)\//.test(to) && !pure.test(to),
    )
    expect(arrows(stray)).toEqual([])
  })

  it('keeps SQL in stores: no other room of a subgraph imports drizzle', () => {
    const stray = files.filter(
      (path) =>
        subgraphOf(path) &&
        !isTest(path) &&
        !/\/(store|seed)\//.test(path) &&
        /from '(drizzle-orm|postgres)/.test(readFileSync(path, 'utf8')),
    )
    expect(stray).toEqual([])
  })

  it('walks downwards: stores see neither operations nor resolvers, operations not resolvers', () => {
    const rank = (path: string) =>
      ['/domain/', '/store/', '/loaders', '/operations/', '/resolvers'].findIndex((room) => path.includes(room))
    const stray = product.filter(
      ({ from, to }) => subgraphOf(from) && rank(from) >= 0 && rank(to) > rank(from) && !to.includes('__generated__'),
    )
    expect(arrows(stray)).toEqual([])
  })
})
