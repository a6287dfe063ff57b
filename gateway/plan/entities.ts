import type { Representation } from './representation.ts'
import type { Target } from './targets.ts'

/** The entities one fetch asks for: equal ones once, and who waits for each. */
export class Entities {
  /** Representations as JSON, in the order of the request. */
  readonly texts: string[] = []
  readonly targets: Target[] = []
  /** For each target, the place of its representation. */
  readonly places: number[] = []
  readonly contexts: Readonly<Record<string, unknown>>
  readonly #placeByText = new Map<string, number>()
  readonly #placeById = new Map<string, number>()
  /** Of the first entity, and what tells entities of this type apart. */
  #typename: string | undefined
  #key: string | null = null
  readonly #first: Target[] = []
  readonly #representation: Representation

  constructor(representation: Representation, contexts: Readonly<Record<string, unknown>>) {
    this.#representation = representation
    this.contexts = contexts
  }

  /** Ask for an entity, unless it lacks something that is needed. */
  take(target: Target): void {
    const { __typename: typename } = target
    if (this.#typename === undefined && typeof typename === 'string') {
      this.#typename = typename
      this.#key = this.#representation.keyOf(typename)
    }
    const id = this.#key !== null && typename === this.#typename ? target[this.#key] : undefined
    if (typeof id !== 'string') {
      const text = this.#representation.textOf(target)
      if (text !== null) this.add(target, text)
      return
    }
    // Most are of one type and known by one value, and there many times: theirs is then written once.
    const known = this.#placeById.get(id)
    if (known === undefined) {
      const text = this.#representation.textOf(target)
      if (text === null) return
      this.#placeById.set(id, this.texts.push(text) - 1)
      this.#first.push(target)
    }
    this.targets.push(target)
    this.places.push(known ?? this.texts.length - 1)
  }

  /** @returns the place of its representation */
  add(target: Target, text: string): number {
    let place = this.#placeByText.get(text)
    if (place === undefined) {
      place = this.texts.push(text) - 1
      this.#placeByText.set(text, place)
      this.#first.push(target)
    }
    this.targets.push(target)
    this.places.push(place)
    return place
  }

  /** Those of several fetches that differ in their entities only: equal ones once, and where each fetch finds its own. */
  static union(all: readonly Entities[]): { union: Entities; places: number[][] } {
    const [first] = all as readonly [Entities]
    const union = new Entities(first.#representation, first.contexts)
    const places = all.map((each) => each.texts.map((text, index) => union.add(each.#first[index] as Target, text)))
    return { union, places }
  }

  objects(): unknown[] {
    return this.#first.map((entity) => this.#representation.objectOf(entity))
  }
}
