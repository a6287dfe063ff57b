import { Socket } from 'node:net'
import { expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { BoundedSocket } from './socket.ts'

/** A socket whose reader takes as many bytes as a test says, and answers no ping unless it says so. */
function openReader() {
  let [written, waiting] = [0, 0]
  const wire = Object.defineProperties(new Socket(), {
    bytesWritten: { get: () => written },
    writableLength: { get: () => waiting },
  })
  const ping = vi.fn()
  const socket: WebSocket = Object.create(WebSocket.prototype, {
    readyState: { value: WebSocket.OPEN },
    ping: { value: ping },
  })
  return {
    bounded: new BoundedSocket(socket, wire),
    ping,
    write: (bytes: number) => {
      written += bytes
      waiting += bytes
    },
    take: (bytes: number) => {
      waiting -= bytes
    },
  }
}

it('takes bytes that were read for a sign of life, as the pong comes after them all', () => {
  const { bounded, ping, write, take } = openReader()
  write(1_000_000)
  expect(bounded.isAlive()).toBe(true)
  for (let asked = 0; asked < 5; asked++) {
    take(1)
    expect(bounded.isAlive()).toBe(true)
  }
  expect(bounded.isAlive()).toBe(false)
  expect(ping).toHaveBeenCalledTimes(6)
})

it('takes nothing else for one: not what was written since, and not bytes nobody waited for', () => {
  const stalled = openReader()
  stalled.write(1_000)
  expect(stalled.bounded.isAlive()).toBe(true)
  stalled.write(1_000)
  expect(stalled.bounded.isAlive()).toBe(false)
  // Written and gone at once: into the system's buffer, which takes it whether or not anybody is there.
  const gone = openReader()
  expect(gone.bounded.isAlive()).toBe(true)
  gone.write(1_000)
  gone.take(1_000)
  expect(gone.bounded.isAlive()).toBe(false)
})

it('lives on by pongs alone', () => {
  const { bounded } = openReader()
  for (let asked = 0; asked < 5; asked++) {
    expect(bounded.isAlive()).toBe(true)
    bounded.heard()
  }
})
