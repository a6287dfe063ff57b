import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Start the compiled platform as one process, on an empty database of its own, and use it once: `smoke.ts <app> <dataDir>`.
 * @param app a directory with `dist` and the packages of production
 */
const [app, dataDir] = process.argv.slice(2)
if (!app || !dataDir) throw new Error('Say where the compiled build is and where its data go: smoke.ts <app> <dataDir>')
const READY_WITHIN_MS = 120_000

const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const child = spawn(process.execPath, ['dist/gateway/main.js'], {
  cwd: app,
  env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), DATA_DIR: dataDir },
  stdio: ['ignore', 'inherit', 'inherit'],
})
const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
try {
  await untilReady()
  const { data, errors } = await ask('{ gifts { id } topics { id } areas { code } }')
  if (errors || !data?.gifts?.length) throw new Error(`a query was not answered: ${JSON.stringify({ data, errors })}`)
  const page = await fetch(origin)
  const html = await page.text()
  const script = /src="(\/explorer\/[^"]+)"/.exec(html)?.[1]
  if (!page.ok || !script) throw new Error(`the explorer is not there: ${page.status} ${html.slice(0, 500)}`)
  const { status } = await fetch(`${origin}${script}`)
  if (status !== 200) throw new Error(`the explorer lacks ${script}: ${status}`)
} finally {
  child.kill('SIGTERM')
}
const [code, signal] = await exited
if (code !== 0) throw new Error(`it did not stop cleanly: ${signal ?? code}`)
process.stdout.write('The compiled build starts, answers and stops.\n')

async function untilReady(): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    const ready = await fetch(`${origin}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${child.exitCode}`)
    if (Date.now() > deadline) throw new Error('it was not ready in time')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function ask(query: string): Promise<{ data?: { gifts?: unknown[] }; errors?: unknown[] }> {
  const answer = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return (await answer.json()) as Awaited<ReturnType<typeof ask>>
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
