/** A toy graph for comparing gateways on: subgraphs as SDL alone, since their data is generated from it. */
export interface World {
  readonly name: string
  readonly subgraphs: readonly WorldSubgraph[]
  /**
   * `Type@subgraph` for entities that a subgraph may not know, so that references to them dangle. Only where nothing else is
   * reached through that subgraph: what lies behind it would depend on the plan.
   */
  readonly absentable?: readonly string[]
  /** Labels of `@override` that hold for everyone; those named `percent(0)`, and names nobody decides about, hold for no one. */
  readonly labels?: readonly string[]
  /** Uses what @apollo/gateway refuses to run, so that only graphql-js is asked beside ours. */
  readonly beyondApollo?: boolean
}

export interface WorldSubgraph {
  readonly name: string
  /** Without the link to federation, which all share. */
  readonly sdl: string
}

const DIRECTIVES = [
  'key',
  'external',
  'requires',
  'provides',
  'shareable',
  'override',
  'interfaceObject',
  'inaccessible',
  'tag',
  'cost',
  'listSize',
  'authenticated',
  'requiresScopes',
  'policy',
  'context',
  'fromContext',
  'composeDirective',
]

/** The SDL of a subgraph with its link to federation, importing the directives it uses. */
export function linked(sdl: string): string {
  const used = DIRECTIVES.filter((name) => new RegExp(`@${name}\\b`).test(sdl)).map((name) => `"@${name}"`)
  const imports = /\bContextFieldValue\b/.test(sdl) ? [...used, '"ContextFieldValue"'] : used
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports.join(', ')}])\n${sdl}`
}
