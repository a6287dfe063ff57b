/** What the page asks the server for when it opens: `GET /explorer/config.json`. */
export interface ExplorerConfig {
  /** Path of the graph on this origin, the same for HTTP and WebSocket. */
  endpoint: string
  /** Contracts of the graph by name, the one of everybody first; left out where everybody is served the whole graph. */
  contracts?: readonly string[]
  people: DemoPerson[]
  operations: ExampleOperation[]
}

/** A person of the demo world whose password is public. Never somebody of a real deployment. */
export interface DemoPerson {
  name: string
  handle: string
  password: string
  /** Half a sentence: what this person can show, such as "student, may post in Campus Journal". */
  about: string
}

/** An operation worth looking at, shown as a tab. */
export interface ExampleOperation {
  title: string
  /** The whole document as it appears in the editor, its introducing comment included. */
  query: string
  variables: Record<string, unknown>
  /** The contracts it is valid in; in any when left out. */
  contracts?: readonly string[]
}
