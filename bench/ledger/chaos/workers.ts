import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Act, Answer } from './messages.ts'

/** Processes of payments that are started again whenever they are killed. */
export interface Workers {
  /** Ask one of them. @returns null when nobody knows what became of it */
  ask(act: Act): Promise<Omit<Answer, 'id'> | null>
  /** Kill one, with -9. */
  killOne(): void
  close(): void
}

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))

export function startWorkers(count: number, url: string, subjectId: string): Workers {
  let closed = false
  let asked = 0
  const workers = Array.from({ length: count }, () => start())

  function start() {
    const waiting = new Map<number, (answer: Answer | null) => void>()
    const worker = { waiting, child: open(), ready: false }
    function open(): ChildProcess {
      const child = fork(WORKER, [url, subjectId], {
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      child.on('message', (message: Answer | 'ready') => {
        if (message === 'ready') worker.ready = true
        else {
          waiting.get(message.id)?.(message)
          waiting.delete(message.id)
        }
      })
      child.on('exit', () => {
        worker.ready = false
        for (const resolve of waiting.values()) resolve(null)
        waiting.clear()
        if (!closed) worker.child = open()
      })
      child.on('error', () => {})
      return child
    }
    return worker
  }

  const anyReady = () => {
    const ready = workers.filter((worker) => worker.ready)
    return ready[Math.floor(Math.random() * ready.length)]
  }
  return {
    ask: async (act) => {
      const worker = anyReady()
      if (!worker) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        return null
      }
      const id = ++asked
      return new Promise((resolve) => {
        worker.waiting.set(id, resolve)
        worker.child.send({ id, act }, (error) => {
          if (!error) return
          worker.waiting.delete(id)
          resolve(null)
        })
      })
    },
    killOne: () => {
      anyReady()?.child.kill('SIGKILL')
    },
    close: () => {
      closed = true
      for (const { child } of workers) child.kill('SIGKILL')
    },
  }
}
