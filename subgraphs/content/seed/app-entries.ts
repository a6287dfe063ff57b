import type { AppEntryRow } from '../store/tables.ts'

const because = (code: string, summary: string) => ({ code, summary, weight: null, source: 'content.placement' })

/** Where features stand when an installation begins; from then on the table is what counts. */
export const APP_ENTRIES: readonly AppEntryRow[] = [
  {
    surface: 'home',
    key: 'wallet',
    title: 'Wallet',
    position: 1,
    rolloutPercent: 100,
    why: [because('CORE_FEATURE', 'Paying and being paid is what most people open the app for.')],
  },
  {
    surface: 'home',
    key: 'services',
    title: 'Services',
    position: 2,
    rolloutPercent: 100,
    why: [because('CORE_FEATURE', 'Over eight thousand services are found from here.')],
  },
  {
    surface: 'home',
    key: 'third-tab',
    title: 'Discover',
    position: 3,
    rolloutPercent: 100,
    why: [because('FULLY_OPENED', 'Publishing from the third tab is open to everybody.')],
  },
  {
    surface: 'home',
    key: 'life-circle',
    title: 'Life Circle',
    position: 4,
    rolloutPercent: 50,
    why: [because('MOVED_TO_FRONT_PAGE', 'Circles move to the front page, for half of the people first.')],
  },
  {
    surface: 'home',
    key: 'interest-communities',
    title: 'Communities',
    position: 5,
    rolloutPercent: 10,
    why: [because('INTERNAL_TESTING', 'Interest communities are being tested with few people.')],
  },
  {
    surface: 'life',
    key: 'life-circle',
    title: 'Life Circle',
    position: 1,
    rolloutPercent: 100,
    why: [because('HOME_OF_CIRCLES', 'Circles are reached from here, on the front page or not.')],
  },
]
