/** Lets what concerns one person happen one after the other, and everything else at the same time. */
export interface Turns {
  /** Do something once everything of this person that was asked for before is done, however it ended. */
  take<T>(personId: string, act: () => Promise<T>): Promise<T>
}

export function openTurns(): Turns {
  const lastByPerson = new Map<string, Promise<unknown>>()
  return {
    take: async (personId, act) => {
      const before = lastByPerson.get(personId)
      const mine = before ? before.then(act) : act()
      const over = mine.then(
        () => {},
        () => {},
      )
      lastByPerson.set(personId, over)
      try {
        return await mine
      } finally {
        if (lastByPerson.get(personId) === over) lastByPerson.delete(personId)
      }
    },
  }
}
