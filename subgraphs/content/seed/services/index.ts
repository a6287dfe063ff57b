import { v5 } from 'uuid'
import { idFromUuid } from '../../../../platform/ids.ts'
import type { ServiceRow } from '../../store/services.ts'
import { ENTERTAINMENT } from './entertainment.ts'
import { FINANCE } from './finance.ts'
import { GOVERNMENT } from './government.ts'
import { HEALTH } from './health.ts'
import { LIFESTYLE } from './lifestyle.ts'
import { OTHER } from './other.ts'
import { PAYMENT } from './payment.ts'
import { TRANSPORT } from './transport.ts'
import type { Act, Pair } from './words.ts'

/** A service to load: without what use makes of it. */
export type ServiceSeed = Omit<ServiceRow, 'openCount'>

const GROUPS = [
  ...LIFESTYLE,
  ...ENTERTAINMENT,
  ...HEALTH,
  ...TRANSPORT,
  ...GOVERNMENT,
  ...FINANCE,
  ...PAYMENT,
  ...OTHER,
]

/** Any UUID: services keep their ids when they are loaded again. */
const NAMESPACE = '0b9d5f0e-6a51-4f0c-9f2a-3a3f0d6d7c11'

/** Every service of the demo world, over eight thousand: the same ones, with the same ids, each time. */
export function demoServices(): ServiceSeed[] {
  return GROUPS.flatMap(({ category, things, acts }) =>
    things.flatMap((thing) => acts.map((act) => ({ category, ...serviceOf(act, thing) }))),
  )
}

function serviceOf({ name, nameEn, says, saysEn }: Act, [zh, en]: Pair) {
  const fill = (text: string, word: string) => text.replaceAll('{}', word)
  return {
    id: idFromUuid('ServiceListing', v5(fill(name, zh), NAMESPACE)),
    name: fill(name, zh),
    nameEn: capitalised(fill(nameEn, en)),
    description: `${fill(says, zh)}${capitalised(fill(saysEn, en))}`,
  }
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
