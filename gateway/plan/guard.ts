import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type InlineFragmentNode,
  Kind,
  visit,
} from 'graphql'

const DEFER = 'defer'

/** When a selection counts: every term holds. No terms: always. */
export type Guard = readonly Term[]

/** A boolean variable, by its place among the operation's conditions, and the value it must have. */
export interface Term {
  readonly condition: number
  readonly holds: boolean
}

export const ALWAYS: Guard = []

/** The boolean variables a document's conditions read. All are known before anything runs, as shapes come later. */
export class Conditions {
  readonly names: readonly string[]
  readonly #places: ReadonlyMap<string, number>

  constructor(document: DocumentNode) {
    const names = new Set<string>()
    visit(document, {
      [Kind.DIRECTIVE]: ({ name, arguments: given }) => {
        if (!CONDITIONAL.has(name.value)) return
        for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
      },
    })
    this.names = [...names]
    this.#places = new Map(this.names.map((name, place) => [name, place]))
  }

  /** @throws when no condition of the document reads the variable */
  placeOf(name: string): number {
    const place = this.#places.get(name)
    if (place === undefined) throw new Error(`invariant broken: no condition reads "${name}"`)
    return place
  }
}

/** Names of the directives that leave selections out. */
export const CONDITIONS: ReadonlySet<string> = new Set([GraphQLSkipDirective.name, GraphQLIncludeDirective.name])
const CONDITIONAL: ReadonlySet<string> = new Set([...CONDITIONS, DEFER])

/**
 * What `@skip` and `@include` ask of variables, and `@defer` where it is heeded: a fragment that is put off is not there.
 * @returns null when a literal has already decided against the selection
 */
export function guardOf(
  node: FieldNode | InlineFragmentNode | FragmentSpreadNode,
  conditions: Pick<Conditions, 'placeOf'>,
  deferring = false,
): Guard | null {
  if (!node.directives?.length) return ALWAYS
  const terms: Term[] = []
  for (const { name, arguments: given } of node.directives) {
    const include = name.value === GraphQLIncludeDirective.name
    const defer = deferring && name.value === DEFER
    if (!include && !defer && name.value !== GraphQLSkipDirective.name) continue
    const value = given?.find((argument) => argument.name.value === 'if')?.value
    if (defer && !value) return null
    if (value?.kind === Kind.VARIABLE) terms.push({ condition: conditions.placeOf(value.name.value), holds: include })
    else if (value?.kind === Kind.BOOLEAN && value.value !== include) return null
  }
  return terms
}

/** A directive by which a selection counts when a variable has the value. */
export function conditionalOn(variable: string, holds: boolean): ConstDirectiveNode | DirectiveNode {
  const { name } = holds ? GraphQLIncludeDirective : GraphQLSkipDirective
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'if' },
        value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
      },
    ],
  }
}

export const both = (left: Guard, right: Guard): Guard =>
  left.length === 0 ? right : right.length === 0 ? left : [...left, ...right]

export const sameGuard = (left: Guard, right: Guard): boolean =>
  left.length === right.length &&
  left.every(({ condition, holds }, index) => right[index]?.condition === condition && right[index]?.holds === holds)

export const holds = (guard: Guard, values: readonly boolean[]): boolean =>
  guard.every(({ condition, holds: wanted }) => values[condition] === wanted)

/** Guards worked out of one; where there were more, the one stands for them. */
const WAYS_MAX = 32

/** When a guard holds and none of the others does: when any of what is returned holds. */
export function unless(guard: Guard, others: readonly Guard[]): readonly Guard[] {
  let ways: Guard[] = [guard]
  for (const other of others) {
    ways = ways.flatMap((way) => {
      const open = other.filter((term) => !way.some((own) => isSame(own, term)))
      if (open.some((term) => way.some((own) => own.condition === term.condition))) return [way]
      return open.map(({ condition, holds: wanted }): Guard => [...way, { condition, holds: !wanted }])
    })
    if (ways.length > WAYS_MAX) return [guard]
  }
  return ways
}

const isSame = (left: Term, right: Term) => left.condition === right.condition && left.holds === right.holds
