import { DEMO_PEOPLE } from './examples.ts'
import { DEMO_PASSWORD } from './steps/people.ts'

/** A first query: communities, users, content and payments answer it together. */
export const FIRST_QUERY = `{
  community(slug: "campus-journal") {
    name
    followerCount
    comment: viewerGate(action: COMMENT) { allowed howToFix }
    posts(first: 2) {
      edges { node { body author { displayName } likeCount tipTotal { minor currency } } }
    }
  }
}`

export interface WelcomeOptions {
  /** Where the gateway listens. */
  host: string
  port: number
  /** Whether GraphiQL is served at `/`. */
  explorer: boolean
  /** Whether the people of the demo world are there to sign in as. */
  demo: boolean
}

/** How many people the first screen names: one for each side of a gate. */
const SIGN_INS = 3

/**
 * The first screen of a running platform: where it is, whom to sign in as, what to ask first.
 * @param styled with bold and dim, for a terminal
 */
export function welcome({ host, port, explorer, demo }: WelcomeOptions, styled: boolean): string {
  const url = `http://${nameOf(host)}:${port}`
  const bold = (text: string) => (styled ? `\u001b[1m${text}\u001b[22m` : text)
  const dim = (text: string) => (styled ? `\u001b[2m${text}\u001b[22m` : text)
  const row = (label: string, text: string, note = '') => `  ${dim(label.padEnd(10))}${text}${note && `  ${dim(note)}`}`
  const places = [
    ...(explorer ? [row('Explorer', `${url}/`, 'GraphiQL, with examples to run')] : []),
    row('GraphQL', `${url}/graphql`),
    row('Streams', `${url.replace(/^http/, 'ws')}/graphql`, 'graphql-ws'),
    row('Health', `${url}/health/ready`),
  ]
  const people = DEMO_PEOPLE.slice(0, SIGN_INS).map(({ handle, about }) => row(handle, about))
  const query = JSON.stringify({ query: demo ? FIRST_QUERY.replace(/\s+/g, ' ') : '{ topics { name } }' })
  const sections = [
    [`  ${bold('Lifegraph is running.')}`],
    places,
    ...(demo ? [[`  ${bold('Sign in')}, everybody with the password ${bold(DEMO_PASSWORD)}:`, ...people]] : []),
    [
      `  ${bold('A first query')}, to paste into a terminal:`,
      '',
      `curl -s ${url}/graphql -H 'content-type: application/json' -d '${query}'`,
    ],
    ...(demo ? [['  or into the explorer:', '', FIRST_QUERY]] : []),
    [`  ${dim('Ctrl-C stops everything. Data stays for the next start.')}`],
  ]
  return `\n${sections.map((lines) => lines.join('\n')).join('\n\n')}\n\n`
}

/** How to reach a gateway that listens on this address, from the same machine. */
function nameOf(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** Print the first screen. */
export function printWelcome(options: WelcomeOptions, stream: NodeJS.WriteStream = process.stdout): void {
  stream.write(welcome(options, isStyled(stream)))
}

/** Whether this is a terminal that wants style. Source: no-color.org. */
export function isStyled(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR
}
