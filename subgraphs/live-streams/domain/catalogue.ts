import { idFromUuid } from '../../../platform/ids.ts'

/** One gift as the catalogue lists it; the price is in fen. */
interface CatalogueGift {
  id: string
  name: string
  priceMinor: bigint
  streakable: boolean
}

/** Gifts keep their number for ever: it makes the id, so every database has the same ones. */
const gift = (number: number, name: string, priceMinor: bigint, streakable = true): CatalogueGift => ({
  id: idFromUuid('Gift', `018d8a2e-5c00-7000-8000-${number.toString().padStart(12, '0')}`),
  name,
  priceMinor,
  streakable,
})

/** The gifts that can be sent, cheapest first. What is a show of its own does not make streaks. */
export const CATALOGUE: readonly CatalogueGift[] = [
  gift(1, 'Melon Seeds', 10n),
  gift(2, 'Rose', 100n),
  gift(3, 'Jasmine Tea', 200n),
  gift(4, 'Candied Hawthorn', 520n),
  gift(5, 'Paper Lantern', 990n),
  gift(6, 'Mooncake', 1880n),
  gift(7, 'Silk Fan', 3990n),
  gift(8, 'Lucky Carp', 8800n),
  gift(9, 'Dragon Boat', 18_800n, false),
  gift(10, 'Lantern Festival', 52_000n, false),
  gift(11, 'Night of Fireworks', 131_400n, false),
  gift(12, 'Rocket to the Moon', 300_000n, false),
]
