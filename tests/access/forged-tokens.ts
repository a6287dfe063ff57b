import { createPublicKey, type JsonWebKey } from 'node:crypto'
import { type CryptoKey, exportJWK, SignJWT } from 'jose'
import { encode, hmac, type Parts, signRaw, strangerKeys } from './forging.ts'

/** What a caller comes with that must not hold: a value of `Authorization`. */
export type Forgery = readonly [what: string, authorization: string]

/** A token that holds, and what it was made of. */
export interface Genuine {
  readonly token: string
  readonly claims: Parts
  readonly kid: string
  readonly publicJwk: JsonWebKey
  readonly privateKey: CryptoKey
  readonly nowS: number
}

const bearer = (what: string, token: string): Forgery => [what, `Bearer ${token}`]

/** Everything that is no token of ours, or says what it may not. */
export async function forgedTokens(genuine: Genuine): Promise<Forgery[]> {
  return [
    ...unsigned(genuine),
    ...confused(genuine),
    ...(await byStrangers(genuine)),
    ...(await byOtherKeys(genuine)),
    ...(await withHeaders(genuine)),
    ...(await withClaims(genuine)),
    ...(await withPayloads(genuine)),
    ...cut(genuine),
    ...changed(genuine),
    ...large(genuine),
    ...spelled(genuine),
  ]
}

function unsigned({ token, kid }: Genuine): Forgery[] {
  const [, body = '', signature = ''] = token.split('.')
  const algs = ['none', 'None', 'NONE', 'nOnE', '', ' none', 'NULL', null, 7, [], ['ES256'], {}, undefined]
  return algs.flatMap((alg) =>
    ['', signature].map((kept) => {
      const header = encode({ alg, typ: 'at+jwt', kid })
      return bearer(
        `alg ${JSON.stringify(alg)}, ${kept ? 'its signature kept' : 'unsigned'}`,
        `${header}.${body}.${kept}`,
      )
    }),
  )
}

/** Signed with what everybody knows, in the hope that a public key is taken for a secret. */
function confused({ claims, kid, publicJwk }: Genuine): Forgery[] {
  const key = createPublicKey({ key: publicJwk, format: 'jwk' })
  const pem = String(key.export({ type: 'spki', format: 'pem' }))
  const point = Buffer.concat([publicJwk.x, publicJwk.y].map((part) => Buffer.from(part ?? '', 'base64url')))
  const secrets: [string, string | Buffer][] = [
    ['PEM', pem],
    ['PEM without its last line end', pem.trim()],
    ['DER', key.export({ type: 'spki', format: 'der' })],
    ['JWK', JSON.stringify(publicJwk)],
    ['point', point],
    ['kid', kid],
    ['nothing', ''],
  ]
  return (['sha256', 'sha384', 'sha512'] as const).flatMap((hash) =>
    secrets.map(([what, secret]) =>
      bearer(
        `HMAC ${hash} with the public key as secret: ${what}`,
        hmac(hash, secret, { alg: `HS${hash.slice(3)}`, typ: 'at+jwt', kid }, claims),
      ),
    ),
  )
}

async function byStrangers({ claims, kid }: Genuine): Promise<Forgery[]> {
  const forged: Forgery[] = []
  for (const alg of ['ES256', 'ES384', 'ES512', 'RS256', 'PS256', 'EdDSA']) {
    const { publicKey, privateKey } = await strangerKeys(alg)
    const jwk = await exportJWK(publicKey)
    const headers: [string, Parts][] = [
      ['under our kid', { kid }],
      ['under no kid', {}],
      ['with its key in the header', { kid, jwk }],
      ['with its key elsewhere', { kid, jku: 'https://evil.example/jwks.json', x5u: 'https://evil.example/x5u' }],
    ]
    for (const [what, more] of headers)
      forged.push(
        bearer(
          `a stranger's ${alg}, ${what}`,
          await new SignJWT(claims).setProtectedHeader({ alg, typ: 'at+jwt', ...more }).sign(privateKey),
        ),
      )
  }
  return forged
}

/** Signed by us, and naming a key that is not the one. */
async function byOtherKeys({ claims, kid, privateKey }: Genuine): Promise<Forgery[]> {
  const kids = [
    ...['', ' ', '../../etc/passwd', "' or 1=1 --", '__proto__', 'constructor', 'toString', 'test-', `test-${kid}`],
    ...[kid.toLowerCase(), kid.toUpperCase(), `${kid} `, ` ${kid}`, `${kid}\u0000`, 'https://evil.example/keys'],
    ...['k'.repeat(2_000), 7, null, true, [kid], { kid }, undefined],
  ]
  return Promise.all(
    kids.map(async (other) =>
      bearer(
        `kid ${JSON.stringify(other)?.slice(0, 40)}`,
        await signRaw(privateKey, { typ: 'at+jwt', kid: other }, JSON.stringify(claims)),
      ),
    ),
  )
}

/** Signed by us, with a header that asks for more than we do. */
async function withHeaders({ claims, kid, privateKey, token }: Genuine): Promise<Forgery[]> {
  const typs = ['JWT', 'jwt', 'at+jwt ', 'dpop+jwt', 'secevent+jwt', 'application/at+jwt', 7, null, undefined]
  const [, body = '', signature = ''] = token.split('.')
  const crits = [['exp'], ['b64'], ['kid'], [], 'exp', [7], ['unknown']]
  return [
    ...(await Promise.all(
      typs.map(async (typ) =>
        bearer(`typ ${JSON.stringify(typ)}`, await signRaw(privateKey, { typ, kid } as Parts, JSON.stringify(claims))),
      ),
    )),
    bearer(
      'crit, signed',
      await signRaw(privateKey, { typ: 'at+jwt', kid, crit: ['exp'], exp: 1 }, JSON.stringify(claims)),
    ),
    ...crits.map((crit) =>
      bearer(
        `crit ${JSON.stringify(crit)}`,
        `${encode({ alg: 'ES256', typ: 'at+jwt', kid, crit, b64: false })}.${body}.${signature}`,
      ),
    ),
    bearer('b64 false', `${encode({ alg: 'ES256', typ: 'at+jwt', kid, b64: false })}.${body}.${signature}`),
    bearer('a member more', `${encode({ alg: 'ES256', typ: 'at+jwt', kid, extra: 1 })}.${body}.${signature}`),
  ]
}

/** Signed by us, as if we had said what we never say. */
async function withClaims({ claims, kid, privateKey, nowS }: Genuine): Promise<Forgery[]> {
  const wrong: [string, Parts][] = [
    ...[nowS - 1, nowS - 86_400, 0, -1, 'never', String(nowS + 600), null, undefined, true].map(
      (exp): [string, Parts] => [`exp ${exp}`, { exp }],
    ),
    ...[nowS + 60, nowS + 86_400, 'later', null].map((nbf): [string, Parts] => [`nbf ${nbf}`, { nbf }]),
    ...[nowS + 60, nowS + 31_536_000, 'now', null, undefined].map((iat): [string, Parts] => [`iat ${iat}`, { iat }]),
    ...['https://elsewhere.example', 'Lifegraph', 'lifegraph ', '', ['lifegraph'], 7, null, undefined].map(
      (iss): [string, Parts] => [`iss ${JSON.stringify(iss)}`, { iss }],
    ),
    ...['lifegraph-subgraph', 'lifegraph', '', [], ['elsewhere'], 7, null, undefined].map((aud): [string, Parts] => [
      `aud ${JSON.stringify(aud)}`,
      { aud },
    ]),
    ...['', 7, null, ['usr_1'], undefined].map((sub): [string, Parts] => [`sub ${JSON.stringify(sub)}`, { sub }]),
    ...['', 7, null, undefined].map((sid): [string, Parts] => [`sid ${JSON.stringify(sid)}`, { sid }]),
    ...['test', 'live', '', 7].map((mode): [string, Parts] => [`mode ${JSON.stringify(mode)}`, { mode }]),
    ['scope as a list', { scope: ['users:pii'] }],
  ]
  return Promise.all(
    wrong.map(async ([what, more]) =>
      bearer(what, await signRaw(privateKey, { typ: 'at+jwt', kid }, JSON.stringify({ ...claims, ...more }))),
    ),
  )
}

async function withPayloads({ kid, privateKey }: Genuine): Promise<Forgery[]> {
  const payloads = ['', 'null', '[]', '7', '"usr_1"', '{', '{"sub":"usr_1"', '\u0000', '{}', 'not JSON at all']
  return Promise.all(
    payloads.map(async (payload) =>
      bearer(`payload ${JSON.stringify(payload)}`, await signRaw(privateKey, { typ: 'at+jwt', kid }, payload)),
    ),
  )
}

function cut({ token }: Genuine): Forgery[] {
  const [header = '', body = '', signature = ''] = token.split('.')
  const texts = [
    ...[header, `${header}.`, `${header}.${body}`, `${header}.${body}.`, `.${body}.${signature}`],
    ...[`${header}..${signature}`, '..', '.', 'a.b.c', 'a.b.c.d.e', `${token}.`, `.${token}`, `${token}.${signature}`],
    ...[
      token.slice(1),
      token.slice(0, -2),
      token.slice(0, token.length / 2),
      `${header}.${body}.${signature.slice(2)}`,
    ],
    ...[`${header}.${body.slice(0, -4)}.${signature}`, `${header.slice(0, -4)}.${body}.${signature}`],
    ...[`${body}.${header}.${signature}`, `${signature}.${body}.${header}`, `${header}.${signature}.${body}`],
  ]
  return texts.map((text, index) => bearer(`cut ${index}`, text))
}

function changed({ token }: Genuine): Forgery[] {
  const parts = token.split('.')
  const flipped = parts.flatMap((part, index) =>
    [2, Math.floor(part.length / 2), part.length - 5].map((at) => {
      const other = `${part.slice(0, at)}${part[at] === 'A' ? 'B' : 'A'}${part.slice(at + 1)}`
      const text = parts.map((each, nth) => (nth === index ? other : each)).join('.')
      return bearer(`one letter of part ${index} changed, the ${at}th`, text)
    }),
  )
  const [header = '', body = ''] = parts
  const blank = (byte: number, length: number) => Buffer.alloc(length, byte).toString('base64url')
  const signatures: [string, string][] = [
    ['of zeros, which some took for any', blank(0, 64)],
    ['of ones', blank(0xff, 64)],
    ['of one byte', blank(1, 1)],
    ['too long', blank(1, 65)],
    ['in DER', Buffer.from('3006020101020101', 'hex').toString('base64url')],
  ]
  const grown = encode({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), scope: 'graph:access users:pii' })
  return [
    ...flipped,
    ...signatures.map(([what, signature]) => bearer(`a signature ${what}`, `${header}.${body}.${signature}`)),
    bearer('scopes it was not given', `${header}.${grown}.${parts[2]}`),
  ]
}

function large({ token, kid }: Genuine): Forgery[] {
  const [header = '', body = '', signature = ''] = token.split('.')
  return [
    bearer('a signature of 5,000 letters', `${header}.${body}.${'A'.repeat(5_000)}`),
    bearer('claims of 9,000 letters', `${header}.${'A'.repeat(9_000)}.${signature}`),
    bearer('a header of 12,000 letters', `${'A'.repeat(12_000)}.${body}.${signature}`),
    bearer('deep claims', `${header}.${encode(`${'['.repeat(2_500)}${']'.repeat(2_500)}`)}.${signature}`),
    bearer(
      'many members',
      `${encode({ alg: 'ES256', typ: 'at+jwt', kid, ...Array(500).fill(7) })}.${body}.${signature}`,
    ),
  ]
}

/** The genuine token, as nobody writes it. */
function spelled({ token }: Genuine): Forgery[] {
  const values = [
    ...['Bearer', 'Bearer ', 'Bearer  ', token, `Basic ${token}`, `Token ${token}`, `DPoP ${token}`, `JWT ${token}`],
    ...[`Bearer\t${token}`, `Bearer:${token}`, `Bearer=${token}`, `Bearer,${token}`, `Bearer${token}`, `Bear ${token}`],
    ...[`Bearer "${token}"`, `Bearer <${token}>`, `Bearer '${token}'`, `Bearer token=${token}`, `Bearer ${token},`],
    ...[`Bearer ${token};`, `Bearer ${token} ${token}`, `Bearer ${token}, Bearer ${token}`, `Bearer Bearer ${token}`],
    ...[`Bearer ${token.replace('.', ' .')}`, `Bearer ${token.replaceAll('.', '%2E')}`, `Bearer ${token}=`, 'null'],
    ...[`Bearer ${token}?x=1`, `Bearer ${token}#x`, 'Bearer undefined', 'Bearer null', '{}', 'Negotiate AAAA', ','],
  ]
  return values.map((value) => [`"${value.replaceAll(token, '<token>')}"`, value])
}
