import { createServer } from 'node:http'

// A bank in a process of its own, for tests: it pays each order once, and answers as badly as it is told to. It prints its port.

/** What it does with the next calls, in this order; after that it answers properly. */
type Mood =
  /** Answers that it does not know yet. */
  | 'PENDING'
  /** Refuses the order, for good. */
  | 'REFUSE'
  /** Pays, and never answers. */
  | 'PAY_SILENTLY'
  /** Pays, and cuts the line. */
  | 'PAY_AND_HANG_UP'
  /** Does nothing and answers with an error. */
  | 'ERROR'
  /** Pays, and answers what nobody understands. */
  | 'PAY_AND_MUMBLE'

const moods: Mood[] = []
/** Orders in the order they were paid: an id twice would be money paid twice. */
const paid: { id: string; minor: string }[] = []
const refused = new Set<string>()
let calls = 0

const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    const answer = (status: number, content: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
    const path = request.url ?? ''
    if (path === '/moods') {
      moods.push(...(JSON.parse(body) as Mood[]))
      return answer(200, {})
    }
    if (path === '/book') return answer(200, { paid, calls, moods: moods.length })
    const { id, amount } = JSON.parse(body) as { id: string; amount: { minor: string } }
    calls++
    const mood = moods.shift()
    if (mood === 'PENDING') return answer(200, { state: 'PENDING' })
    if (mood === 'ERROR') return answer(503, { message: 'come back later' })
    if (mood === 'REFUSE') refused.add(id)
    if (refused.has(id)) return answer(200, { state: 'REFUSED', code: 'ACCOUNT_CLOSED' })
    // However often it is told, it pays once.
    if (!paid.some((order) => order.id === id)) paid.push({ id, minor: amount.minor })
    if (mood === 'PAY_SILENTLY') return
    if (mood === 'PAY_AND_HANG_UP') return request.socket.destroy()
    if (mood === 'PAY_AND_MUMBLE') return answer(200, { state: 'SOMEHOW' })
    return answer(200, { state: 'PAID', reference: `bank-${id}` })
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address ? address.port : ''}\n`)
})
// Its parent is gone.
process.stdin.on('end', () => process.exit(0)).resume()
