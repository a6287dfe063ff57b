/** Where a member stands in its roll. */
export interface Place<T> {
  readonly member: T
  /** -1 once it has left. */
  at: number
}

/**
 * Members in no order; joining and leaving take the same time however many there are. A Set would do, were it not for the
 * collector: an old Set keeps the tables it outgrew linked to those that follow, and with them everything that ever was in it,
 * until old space is swept. Behind every fetch of a busy gateway that is megabytes in seconds.
 */
export class Roll<T> {
  readonly #places: Place<T>[] = []

  get size(): number {
    return this.#places.length
  }

  join(member: T): Place<T> {
    const place = { member, at: this.#places.length }
    this.#places.push(place)
    return place
  }

  /** Leaving twice changes nothing. */
  leave(place: Place<T>): void {
    if (place.at < 0) return
    const last = this.#places.pop() as Place<T>
    if (last !== place) {
      last.at = place.at
      this.#places[place.at] = last
    }
    place.at = -1
  }

  /** Let one leave. @returns undefined when there is none */
  take(): T | undefined {
    const last = this.#places.pop()
    if (last) last.at = -1
    return last?.member
  }

  /** From the last to the first, so that whoever leaves meanwhile hides nobody; one who is moved may be seen twice. */
  each(see: (member: T) => void): void {
    for (let at = this.#places.length - 1; at >= 0; at--) {
      const place = this.#places[at]
      if (place) see(place.member)
    }
  }
}
