import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import type { ExplorerBundle } from './cache.ts'

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Only this origin, and no inline script. Inline styles are allowed because the editor writes its colour theme into a
 * `<style>` element; `data:` because its fonts and cursors live in the style sheet.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** Answer with a short body that no cache keeps. `HEAD` gets the same headers and no body. */
export function respond(
  { req, res }: { req: IncomingMessage; res: ServerResponse },
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  res.end(req.method === 'HEAD' ? undefined : body)
}

/**
 * Answer with a file of the bundle, compressed when the client takes it and a compressed twin lies beside it.
 * @param name must be listed in the manifest: what is not listed is never looked for on disk
 * @param cacheControl the page itself is asked for each time; assets carry the bundle's key in their URL and never change
 */
export async function respondFile(
  { req, res }: { req: IncomingMessage; res: ServerResponse },
  { dir, manifest }: ExplorerBundle,
  name: string,
  cacheControl: 'no-cache' | 'public, max-age=31536000, immutable',
): Promise<void> {
  const file = Object.hasOwn(manifest.files, name) ? manifest.files[name] : undefined
  if (!file) return respond({ req, res }, 404, 'Not found\n')
  const encoding = chooseEncoding(req.headers['accept-encoding'], file)
  const body = await readFile(join(dir, encoding ? `${name}.${encoding}` : name))
  res.writeHead(200, {
    ...securityHeaders,
    'cache-control': cacheControl,
    'content-type': contentTypes[extname(name)] ?? 'application/octet-stream',
    'content-length': body.byteLength,
    vary: 'accept-encoding',
    ...(encoding && { 'content-encoding': encoding === 'gz' ? 'gzip' : 'br' }),
  })
  res.end(req.method === 'HEAD' ? undefined : body)
}

/** Source: RFC 9110 §12.5.3; only `q=0` is honoured among weights, as brotli beats gzip wherever both are welcome. */
function chooseEncoding(accepted: string | undefined, file: { br?: number; gz?: number }): 'br' | 'gz' | undefined {
  const welcome = new Set(
    (accepted ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => part.split(';').map((piece) => piece.trim()))
      .filter(([, weight]) => !/^q=0(\.0*)?$/.test(weight ?? ''))
      .map(([coding]) => coding),
  )
  if (file.br !== undefined && welcome.has('br')) return 'br'
  if (file.gz !== undefined && welcome.has('gzip')) return 'gz'
  return undefined
}
