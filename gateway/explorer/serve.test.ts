import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import type { ExplorerManifest } from './bundle.ts'
import type { DemoPerson, ExplorerConfig } from './config.ts'
import { type ExplorerOptions, openExplorer } from './serve.ts'

const script = 'export const words = "the page"\n'.repeat(50)
const page = '<script type="module" src="/explorer/k1/main.js"></script>'
const lin: DemoPerson = { name: 'Lin Xia', handle: 'linxia', password: 'tea', about: 'student' }
const operation = { title: 'Room', query: 'query Room($roomId: ID!) { a }', variables: { roomId: 'room_…' } }

let dir: string
let server: Server
let options: ExplorerOptions
let explorer: ReturnType<typeof openExplorer>

interface Reply {
  status: number | undefined
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Unlike fetch, this sends the path as it is, dots and all. */
function ask(path: string, { method = 'GET', headers = {} } = {}): Promise<Reply> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, method, headers }, async (reply) => {
      const chunks: Buffer[] = []
      for await (const chunk of reply) chunks.push(chunk)
      resolve({ status: reply.statusCode, headers: reply.headers, body: Buffer.concat(chunks) })
    })
    asked.on('error', reject).end()
  })
}

const config = async (): Promise<ExplorerConfig> => JSON.parse((await ask('/explorer/config.json')).body.toString())

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'explorer-serve-'))
  const files = { 'index.html': page, 'main.js': script, 'main.js.br': '', 'main.js.gz': '', 'favicon.svg': '<svg/>' }
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text)
  await writeFile(join(dir, 'main.js.br'), brotliCompressSync(script))
  await writeFile(join(dir, 'main.js.gz'), gzipSync(script))
  const manifest: ExplorerManifest = {
    key: 'k1',
    files: { 'index.html': { bytes: 1 }, 'main.js': { bytes: 1, br: 1, gz: 1 }, 'favicon.svg': { bytes: 1 } },
    bundleMs: 0,
    compressMs: 0,
  }
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest))
  options = { cacheDir: join(dir, 'cache'), prebuiltDir: dir, log: silentLog, operations: [operation], demo: [lin] }
  explorer = openExplorer(options)
  server = createServer((req, res) => {
    if (!explorer.handle(req, res)) res.writeHead(418).end('not for the explorer')
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
})

afterAll(async () => {
  await explorer.close()
  await new Promise((resolve) => server.close(resolve))
  await rm(dir, { recursive: true })
})

describe('the explorer', () => {
  it('answers / whatever its query, and asks for it to be checked each time', async () => {
    for (const path of ['/', '/?tab=2']) {
      const { status, headers, body } = await ask(path)
      expect([status, body.toString()]).toEqual([200, page])
      expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
    }
  })

  it.each(['/graphql', '/health/live', '/explorer', '/explorerx', '//', '/index.html'])(
    'leaves %s to others',
    async (path) => {
      expect((await ask(path)).status).toBe(418)
    },
  )

  it('lets assets be kept for ever', async () => {
    const { headers } = await ask('/explorer/k1/favicon.svg')
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
    })
  })

  it('sends an asset as compressed as the client takes it', async () => {
    const decode = { br: brotliDecompressSync, gzip: gunzipSync, none: (body: Buffer) => body }
    for (const [accepted, coding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip;q=1.0, br;q=0', 'gzip'],
      ['identity', 'none'],
      ['', 'none'],
    ] as const) {
      const { headers, body } = await ask('/explorer/k1/main.js', { headers: { 'accept-encoding': accepted } })
      expect(headers['content-encoding'] ?? 'none').toBe(coding)
      expect(headers.vary).toBe('accept-encoding')
      expect(headers['content-length']).toBe(String(body.byteLength))
      expect(decode[coding](body).toString()).toBe(script)
    }
  })

  it('answers HEAD with the same headers and no body', async () => {
    for (const path of ['/', '/explorer/k1/main.js', '/explorer/config.json', '/explorer/nothing']) {
      const [got, head] = [await ask(path), await ask(path, { method: 'HEAD' })]
      expect({ ...head.headers, date: '' }).toEqual({ ...got.headers, date: '' })
      expect([head.status, head.body.byteLength]).toEqual([got.status, 0])
    }
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const { status, headers } = await ask('/', { method })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  it('allows scripts, workers and connections from its own origin only, and no framing', async () => {
    for (const path of ['/', '/explorer/k1/main.js', '/explorer/config.json', '/explorer/nothing']) {
      const { headers } = await ask(path)
      const policy = String(headers['content-security-policy'])
      for (const rule of ["default-src 'none'", "script-src 'self'", "worker-src 'self'", "connect-src 'self'"]) {
        expect(policy.split('; ')).toContain(rule)
      }
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/)
      expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' })
    }
  })

  it.each([
    '/explorer/',
    '/explorer/k1',
    '/explorer/k1/',
    '/explorer/k2/main.js',
    '/explorer/k1/manifest.json',
    '/explorer/k1/main.js.br',
    '/explorer/k1/../serve.test.ts',
    '/explorer/../../../package.json',
    '/explorer/k1/..%2f..%2fpackage.json',
    '/explorer/k1/%2e%2e/manifest.json',
    '/explorer/k1/..\\..\\package.json',
    '/explorer/k1//etc/passwd',
    '/explorer/k1/__proto__',
    '/explorer/k1/constructor',
    '/explorer/k1/main.js%00.svg',
  ])('finds nothing at %s', async (path) => {
    const { status, body } = await ask(path)
    expect([status, body.toString()]).toEqual([404, 'Not found\n'])
  })
})

describe('its configuration', () => {
  it('names the graph, the demo people and the operations, with variables of the running world, unkept', async () => {
    explorer = openExplorer({ ...options, exampleVariables: async () => ({ roomId: 'room_1', slug: 'tea' }) })
    expect(await config()).toEqual({
      endpoint: '/graphql',
      people: [lin],
      operations: [{ ...operation, variables: { roomId: 'room_1' } }],
    })
    expect((await ask('/explorer/config.json')).headers['cache-control']).toBe('no-store')
  })

  it('has its own examples when the world cannot say its variables', async () => {
    explorer = openExplorer({ ...options, exampleVariables: () => Promise.reject(new Error('no database')) })
    expect((await config()).operations).toEqual([operation])
  })

  it('knows nobody outside a demo world', async () => {
    explorer = openExplorer({ cacheDir: dir, prebuiltDir: dir, log: silentLog })
    const { people, operations } = await config()
    expect([people, operations.length > 0]).toEqual([[], true])
  })
})

it('says so when the page cannot be bundled, and serves the rest', async () => {
  const previous = process.env.ESBUILD_BINARY_PATH
  process.env.ESBUILD_BINARY_PATH = '/bin/false'
  try {
    const errors: unknown[] = []
    const log = { info() {}, warn() {}, error: (context: { err?: unknown }) => errors.push(context.err) }
    explorer = openExplorer({ ...options, cacheDir: join(dir, 'none'), prebuiltDir: undefined, log } as ExplorerOptions)
    expect((await ask('/')).status).toBe(503)
    expect(String(errors)).toContain('bundling the explorer failed')
    expect((await ask('/explorer/config.json')).status).toBe(200)
    await expect(explorer.ready()).rejects.toThrow('bundling the explorer failed')
  } finally {
    if (previous === undefined) delete process.env.ESBUILD_BINARY_PATH
    else process.env.ESBUILD_BINARY_PATH = previous
  }
})
