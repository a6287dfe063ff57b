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
  readonly #first: Target[] = []
  readonly #representation: Representation

  constructor(representation: Representation, contexts: Readonly<Record<string, unknown>>) {
    this.#representation = representation
    this.contexts = contexts
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
