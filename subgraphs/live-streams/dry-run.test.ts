import { expect, it } from 'vitest'
import { tryingViewers } from './dry-run.ts'
import type { Viewers } from './viewers.ts'

it('reads who watches where that is counted in Redis, and counts nobody in or out', async () => {
  const asked: string[] = []
  const note = (what: string) => async () => {
    asked.push(what)
    return []
  }
  const viewers: Viewers = {
    ...{ enter: note('enter') as never, leave: note('leave') as never, clear: note('clear') as never },
    ...{ count: note('count'), countAll: note('countAll'), renew: note('renew') as never },
  }
  const trying = tryingViewers(viewers)
  const at = new Date()
  await trying.enter({ roomId: 'room', userId: 'usr', seenAt: at })
  await trying.leave('room', 'usr', at)
  await trying.clear('room')
  await trying.renew(at)
  await trying.count(['room'], at)
  await trying.countAll(at)
  expect(asked).toEqual(['count', 'countAll'])
})
